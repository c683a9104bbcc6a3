/** Something was about to leave this machine. */
export class NotLoopback extends Error {
  override readonly name = 'NotLoopback';
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i;

export const isLoopback = (host: string): boolean => loopback.test(host);

/** Gives the URL back where its host is this machine. @throws NotLoopback */
export function requireLoopback(url: string): string {
  const { hostname } = new URL(url);
  if (!isLoopback(hostname)) throw new NotLoopback(`${url} is not on this machine: the emulator tests talk to 127.0.0.1 alone`);
  return url;
}
