import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Ruleset } from '../../shared/model/ruleset.ts';
import { temporaryFolder } from '../e2e/rig.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const notice = 'avviso-1.2-province-citta-metropolitane';

/** The project's own sources in a folder of the test's own: what a notice costs is shown where a notice is added. */
function copyOfTheSources(): string {
  const copy = temporaryFolder();
  for (const path of ['shared', 'local', 'functions', 'infra', 'docs', 'package.json']) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

test('a notice is one YAML: generated into the engine, its dossiers are judged by its own numbers', async () => {
  const copy = copyOfTheSources();
  const rules = parse(readFileSync(join(copy, `shared/rulesets/${notice}/2025-04.yaml`), 'utf8')) as Ruleset;
  const policy = { ...rules.policy, minimumDays: { value: 40, source: 'assumption' } };
  mkdirSync(join(copy, 'shared/rulesets/avviso-di-prova'));
  writeFileSync(
    join(copy, 'shared/rulesets/avviso-di-prova/2026-01.yaml'),
    stringify({ ...rules, notice: 'avviso-di-prova', version: '2026-01', status: 'draft', policy }),
  );
  await run(process.execPath, [join(copy, 'local/run-generators.ts')]);

  const dossier = join(copy, 'fascicolo');
  cpSync(join(root, 'samples/trasferimento-completo'), dossier, { recursive: true });
  const declared = readFileSync(join(dossier, 'dossier.yaml'), 'utf8');
  expect(declared).toContain(`notice: ${notice}`);
  writeFileSync(join(dossier, 'dossier.yaml'), declared.replace(`notice: ${notice}`, 'notice: avviso-di-prova'));
  const verify = await judged(join(copy, 'local/cli/main.ts'), dossier);
  expect(verify.ruleset).toMatchObject({ id: 'avviso-di-prova', version: '2026-01' });
  const usage = verify.findings.find(({ point }) => point === 'TRA-03');
  expect(usage?.measured[0]).toMatchObject({ daysRequired: 40 });
}, 60_000);

interface Judged {
  readonly ruleset: object;
  readonly findings: readonly { readonly point: string; readonly measured: readonly object[] }[];
}

/** `verify` answers 1 for all that is not positive: its record counts here. */
async function judged(main: string, dossier: string): Promise<Judged> {
  const { stdout } = await run(process.execPath, [main, 'verify', dossier, '--json']).catch((ended: { stdout: string }) => ended);
  return JSON.parse(stdout) as Judged;
}
