import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attesta, temporaryFolder } from '../e2e/rig.ts';

const root = join(import.meta.dirname, '../..');
const whole = join(root, 'samples/trasferimento-completo');
const saas = join(root, 'samples/aggiornamento-saas');
const notice = 'avviso-1.2-province-citta-metropolitane';
const current = `${notice}/2025-04`;
const yaml = readFileSync(join(root, `shared/rulesets/${current}.yaml`), 'utf8');
const run = (...args: string[]) => attesta(['ruleset', ...args]).ended;

const asDraft = ['status: published', 'status: draft'] as const;

/** The notice's rules with words of theirs replaced, in a file of any name. */
function rules(...changes: readonly (readonly [from: string, to: string])[]): string {
  const file = join(temporaryFolder(), 'bozza.yaml');
  for (const [from] of changes) expect(yaml).toContain(from);
  writeFileSync(
    file,
    changes.reduce((text, [from, to]) => text.replace(from, to), yaml),
  );
  return file;
}
const fortyDays = ['minimumDays: { value: 15', 'minimumDays: { value: 40'] as const;
const treeOf = (folder: string) =>
  readdirSync(folder, { recursive: true }).map((path) => [path, statSync(join(folder, String(path))).mtimeMs] as const);

describe('attesta ruleset diff', () => {
  test('the same rules change nothing: 0', async () => {
    const { code, stdout } = await run('diff', current, rules(), whole, saas);
    expect(stdout).toContain('Le regole dicono le stesse cose.');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/trasferimento-completo .*: nulla cambia\n[\s\S]*: 0\/2\n$/)]);
  });

  test('a period of 40 days fails what passed with 15, and touches no SaaS; nothing is written: 1', async () => {
    const before = treeOf(whole);
    const { code, stdout, stderr } = await run(
      'diff',
      current,
      rules(asDraft, fortyDays, ['version: 2025-04', 'version: 2026-01']),
      whole,
      saas,
      '--json',
    );
    expect(code, stderr).toBe(1);
    expect(treeOf(whole)).toEqual(before);
    const { before: from, after: to, rules: changed, dossiers } = JSON.parse(stdout);
    expect(changed).toEqual([{ name: 'minimumDays', before: 15, after: 40 }]);
    expect([from, to]).toMatchObject([
      { id: notice, version: '2025-04' },
      { id: notice, version: '2026-01' },
    ]);
    expect(dossiers).toMatchObject([
      { folder: whole, asOf: '2026-03-20T09:00:00Z', changes: { outcome: { after: 'partially-positive' } } },
      { folder: saas, changes: { outcome: null, services: [], points: [] } },
    ]);
    const usage = dossiers[0].changes.points.find(({ point }: { point: string }) => point === 'TRA-03');
    expect(usage).toMatchObject({ service: 'protocollo', before: { outcome: 'pass' }, after: { outcome: 'fail' } });
    expect(usage.after.codes).toContain('SPAN_TOO_SHORT');
  });

  test('in words, in both languages: which outcome was and is, which codes came', async () => {
    const longer = rules(asDraft, fortyDays);
    const [italian, english] = await Promise.all([
      run('diff', current, longer, whole),
      run('diff', longer, current, whole, '--lang', 'en'),
    ]);
    expect(italian.stdout).toMatch(/\(bozza, [0-9a-f]{12}\)\n\nRegole diverse\n +minimumDays +15 → 40\n\nEsiti diversi/);
    expect(italian.stdout).toMatch(/trasferimento-completo \(20\/03\/2026 10:00\)\n/);
    expect(italian.stdout).toMatch(/protocollo +TRA-03 +superato → NON SUPERATO .*\+SPAN_TOO_SHORT/);
    expect(italian.stdout).toMatch(/fascicoli che cambiano: 1\/1\n$/);
    expect(english.stdout).toMatch(/protocollo +TRA-03 +NOT PASSED → passed .*-SPAN_TOO_SHORT/);
    expect(english.stdout).toMatch(/Proposed outcome +PARTIALLY POSITIVE/);
  });

  test('a folder without a valid declaration proves nothing: 1', async () => {
    const empty = temporaryFolder();
    const { code, stdout } = await run('diff', current, current, empty);
    expect([code, stdout]).toEqual([1, expect.stringContaining('nessuna dichiarazione valida')]);
  });

  const broken = () => rules(asDraft, fortyDays, ['linkSeconds: { value: 9000', 'linkSeconds: { value: 7200']);
  test.each<[string, () => string[], string]>([
    ['no verb', () => [], 'ruleset diff'],
    ['another verb', () => ['publish', current, current, whole], 'ruleset diff'],
    ['no folder', () => ['diff', current, current], 'ruleset diff'],
    ['no such version', () => ['diff', current, `${notice}/1999-01`, whole], `${notice}/2025-04`],
    ['no folder there', () => ['diff', current, current, join(whole, 'dossier.yaml')], 'dossier.yaml'],
    ['rules that no engine could follow', () => ['diff', current, broken(), whole], 'policy.linkSeconds'],
    ['a file that is no ruleset', () => ['diff', current, join(whole, 'dossier.yaml'), whole], 'dossier.yaml'],
    ['rules of two notices', () => ['diff', current, rules([`notice: ${notice}`, 'notice: altro']), whole], 'avvisi diversi'],
    ['a dossier of another notice', () => ['diff', ...twice(rules([`notice: ${notice}`, 'notice: altro'])), whole], 'altro avviso'],
  ])('wrong usage is 2: %s', async (_name, args, said) => {
    const { code, stdout, stderr } = await run(...args());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

const twice = (file: string): readonly [string, string] => [file, file];
