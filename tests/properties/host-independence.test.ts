import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../support/print-dossier.ts', import.meta.url));
const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const folders = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `${samples}${name}`);

async function printedIn(zone: string, locale: string): Promise<{ host: string; printed: string }> {
  const env = { ...process.env, TZ: zone, LANG: `${locale.replace('-', '_')}.UTF-8`, LC_ALL: `${locale.replace('-', '_')}.UTF-8` };
  const { stdout } = await run(process.execPath, [script, ...folders], { env, maxBuffer: 512 * 1024 * 1024 });
  const end = stdout.indexOf('\n');
  return { host: stdout.slice(0, end), printed: stdout.slice(end) };
}

test('digests and records are byte-identical under two locales and two host time zones (DESIGN §1 invariant 2)', async () => {
  const [there, here] = await Promise.all([printedIn('Pacific/Auckland', 'tr-TR'), printedIn('America/St_Johns', 'it-IT')]);
  // The two children do live in different places: else the test would prove nothing.
  expect(JSON.parse(there.host)).toEqual({ zone: 'Pacific/Auckland', locale: 'tr-TR' });
  expect(JSON.parse(here.host)).toEqual({ zone: 'America/St_Johns', locale: 'it-IT' });
  expect(there.printed.length).toBeGreaterThan(100_000);
  expect(there.printed === here.printed).toBe(true);
}, 120_000);
