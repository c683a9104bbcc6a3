import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { goldenFolder, goldens } from './goldens.ts';

const run = promisify(execFile);

/** [host time zone, locale]: both far from Rome, one whose letters fold like nobody else's, one half an hour off. */
const hosts = [
  ['Pacific/Auckland', 'tr-TR'],
  ['America/St_Johns', 'it-IT'],
] as const;

test('every golden record is kept, and no other', () => {
  const kept = readdirSync(goldenFolder).filter((name) => name.endsWith('.record.json'));
  expect(kept.sort()).toEqual(goldens.map(({ name }) => `${name}.record.json`));
});

// Red after a change of what is judged: read the difference, then `node tests/replay/write-goldens.ts` keeps the records as they are now.
test.each(hosts)(
  'every golden record replays byte for byte in %s with %s',
  async (zone, locale) => {
    const language = `${locale.replace('-', '_')}.UTF-8`;
    const env = { ...process.env, TZ: zone, LANG: language, LC_ALL: language };
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'replay-goldens.ts')], { env });
    const { host, replays } = JSON.parse(stdout) as { readonly host: unknown; readonly replays: unknown };
    // The child does live there: else the test would prove nothing.
    expect(host).toEqual({ zone, locale });
    expect(replays).toEqual(goldens.map(({ name }) => ({ name, same: true, sameBytes: true })));
  },
  60_000,
);
