import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `ATTESTA_CHROMIUM`, else where Debian, Ubuntu and Fedora put it; undefined: there is none. */
export const chromiumPath: string | undefined = [
  process.env.ATTESTA_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/** In a container there is no sandbox to be had; nothing but this machine is asked for. */
export const chromiumArguments = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];

/** Says it where the pages cannot be looked at: on a laptop that is told and passed over, in continuous integration it is a failure. */
export function tellMissingChromium(what: string): void {
  test.runIf(chromiumPath === undefined)(
    `no Chromium here: ${what} was not looked at (apt-get install chromium, or ATTESTA_CHROMIUM)`,
    () => {
      expect(process.env.CI, 'continuous integration must have a Chromium').toBeUndefined();
    },
  );
}
