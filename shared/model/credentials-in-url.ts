/** `user:password@` before the first slash, with or without a scheme: also where no parser takes the rest for a URL. */
const written = /^\s*(?:[a-z][a-z\d+.-]*:)?[\\/]*[^\\/?#\s:@]*:[^\\/?#]*@/i;

/** Does an address carry the name or the password of an account? */
export function hasCredentials(address: string): boolean {
  const url = URL.parse(address);
  return (url !== null && (url.username !== '' || url.password !== '')) || written.test(address);
}
