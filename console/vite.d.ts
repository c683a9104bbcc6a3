/** What vite makes of an import that is no program: the address of the file in the build. */
declare module '*.svg?no-inline' {
  const address: string;
  export default address;
}

/** A worker is a program of its own: its address. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}

/** https://www.w3.org/TR/trusted-types/ as far as it is used here: TypeScript's own library does not have it. */
interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}
declare var trustedTypes: TrustedTypePolicies | undefined;
