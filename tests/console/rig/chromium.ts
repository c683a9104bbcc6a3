import { existsSync } from 'node:fs';

/** `ATTESTA_CHROMIUM`, else where Debian, Ubuntu and Fedora put it; undefined: there is none. */
export const chromiumPath: string | undefined = [
  process.env.ATTESTA_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/** In a container there is no sandbox to be had; nothing but this machine is asked for. */
export const chromiumArguments = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
