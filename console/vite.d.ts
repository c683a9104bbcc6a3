/** What vite makes of an import that is no program: the address of the file in the build. */
declare module '*.svg?no-inline' {
  const address: string;
  export default address;
}
