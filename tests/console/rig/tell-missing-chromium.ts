import { expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';

/** Says it where the pages cannot be looked at: on a laptop that is told and passed over, in continuous integration it is a failure. */
export function tellMissingChromium(what: string): void {
  test.runIf(chromiumPath === undefined)(
    `no Chromium here: ${what} was not looked at (apt-get install chromium, or ATTESTA_CHROMIUM)`,
    () => {
      expect(process.env.CI, 'continuous integration must have a Chromium').toBeUndefined();
    },
  );
}
