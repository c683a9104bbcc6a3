import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../../shared/model/record.ts';
import { attesta, temporaryFolder } from '../e2e/rig.ts';

const samples = join(import.meta.dirname, '../../samples');
const good = join(samples, 'trasferimento-completo');
const run = (...args: string[]) => attesta(args).ended;

describe('wrong usage is 2, told on stderr, with nothing on stdout', () => {
  test.each([
    [['nessuno'], 'nessuno'],
    [['verify'], 'verify'],
    [['verify', 'non-esiste'], 'non-esiste'],
    [['verify', good, '--as-of', 'ieri'], '--as-of'],
    [['verify', good, '--json=sì'], 'json'],
    [['verify', good, '--lang', 'fr'], '--lang'],
    [['inspect'], 'inspect'],
    [['inspect', 'non-esiste.csv'], 'non-esiste.csv'],
    [['inspect', good], 'trasferimento-completo'],
    [['inspect', join(good, 'dossier.yaml'), '--mapping', join(good, 'dossier.yaml')], 'riga'],
    [['replay'], 'replay'],
    [['replay', 'non-esiste.json'], 'non-esiste.json'],
    [['replay', import.meta.filename], 'cli.test.ts'],
    [['start', '--clock', 'mai'], '--clock'],
    [['start', '--pippo'], 'opzione sconosciuta / unknown option: --pippo\n  attesta start '],
    [['verify', good, '--as-of'], '--as-of\n  attesta verify '],
    [['records', '--record', '1'], 'attesta records CUP --record N|latest'],
    [['rebuild', '--stage', 'dev'], 'attesta rebuild [--project IPA/CUP]'],
    [['rebuild', '--bucket', 'b', '--table', 't'], '--stage STAGE --bucket BUCKET --table TABLE'],
    [['rebuild', '--project', 'P_VD'], '--project P_VD'],
    [['redrive', 'tutto'], 'attesta redrive [--stage STAGE]'],
    [['review'], 'review'],
    [['register'], 'register import FILE'],
    [['register', 'import', good, '--kind', 'altro'], '--kind: acn | funded-projects'],
  ])('%j', async (args, word) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test.each(['dieci', '-1', '901', '1.5'])('a delay of %s seconds is wrong usage', async (delay) => {
  const { code, stderr } = await attesta(['start', '--once'], { ATTESTA_ASSESSMENT_DELAY: delay, ATTESTA_DATA: temporaryFolder() }).ended;
  expect([code, stderr]).toEqual([2, expect.stringContaining('ATTESTA_ASSESSMENT_DELAY')]);
});

describe('verify', () => {
  test('--json prints one record and nothing else, the same twice; the sample is not positive: 1', async () => {
    const [first, second] = await Promise.all([run('verify', good, '--json'), run('verify', `${good}/`, '--json')]);
    expect(first.code, first.stderr).toBe(1);
    expect(recordSchema.parse(JSON.parse(first.stdout))).toMatchObject({ cup: 'D19B25999990006', asOf: '2026-03-20T09:00:00Z' });
    expect(second.stdout).toBe(first.stdout);
  });

  test('--as-of with a bare date is the last second of that day in Rome', async () => {
    const { stdout } = await run('verify', good, '--json', '--as-of', '2026-03-29');
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2026-03-29T21:59:59Z' });
  });

  test('in words: outcome, grid, reasons with numbers, next steps with who and by when, in both languages', async () => {
    const hole = join(samples, 'buco-di-due-giorni');
    const [italian, english] = await Promise.all([run('verify', hole), run('verify', hole, '--lang', 'en')]);
    for (const word of [
      'PARZIALMENTE POSITIVO',
      'TRA-03',
      '08/12/2025',
      'GAP_DAY',
      'giorni coperti        20 su 22',
      '[fornitore, entro il 20/03/2026]',
    ]) {
      expect(italian.stdout).toContain(word);
    }
    for (const word of ['PARTIALLY POSITIVE', '2025-12-08', '20 of 22', '[supplier, by 2026-03-20]'])
      expect(english.stdout).toContain(word);
  });

  test('paths outside the grammar and an invalid declaration are told, with line and field; without a declaration there is no record', async () => {
    const folder = join(temporaryFolder(), 'fascicolo');
    cpSync(good, folder, { recursive: true });
    writeFileSync(join(folder, 'appunti.txt'), 'x');
    const dossier = readFileSync(join(folder, 'dossier.yaml'), 'utf8');
    writeFileSync(join(folder, 'dossier.yaml'), dossier.replace('releasedOn: 2025-11-10', 'releasedOn: 2025-11-31'));
    const line = 1 + dossier.slice(0, dossier.indexOf('releasedOn:')).split('\n').length - 1;
    const { code, stdout, stderr } = await run('verify', folder, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { record: null }]);
    expect(stderr).toContain('appunti.txt');
    expect(stderr).toMatch(new RegExp(`riga ${line}, campo\\s+«services.0.releasedOn»`));
  });

  test('an invalid mapping counts as absent and is told', async () => {
    const folder = join(temporaryFolder(), 'fascicolo');
    cpSync(good, folder, { recursive: true });
    writeFileSync(join(folder, 'protocollo/usage-report/mapping.yaml'), 'schema: attesta/mapping@1\nzone: Europe/Roma\n');
    const { stdout, stderr } = await run('verify', folder, '--json');
    expect(stderr).toMatch(/riga 2, campo\s+«zone»/);
    const findings = recordSchema.parse(JSON.parse(stdout)).findings;
    expect(findings.find(({ point }) => point === 'TRA-03')?.outcome).not.toBe('pass');
  });
});

describe('inspect', () => {
  const contract = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/contracts/inspect.example.json'), 'utf8'));

  test('--json has the fields of the contract, in an array also for one file; 0 when all is recognised or a document', async () => {
    const { code, stdout } = await run('inspect', join(good, 'protocollo/usage-report/utilizzo-2025-10.csv.gz'), '--json');
    expect(code).toBe(0);
    const { files } = JSON.parse(stdout);
    expect(files).toHaveLength(1);
    expect(Object.keys(files[0])).toEqual(Object.keys(contract.files[0]));
    expect(Object.keys(files[0].series[0])).toEqual(Object.keys(contract.files[0].series[0]));
    // 553 hours of October from the ninth on in Rome: 23 days of which one has 25 hours.
    expect(files[0].series).toHaveLength(8);
    for (const series of files[0].series) {
      const covered = { samples: 553, cadenceSeconds: 3600, coveredSeconds: 553 * 3600, spanSeconds: 553 * 3600, longestGapSeconds: 0 };
      expect(series).toMatchObject({ ...covered, runs: [['2025-10-08T22:00:00Z', '2025-10-31T23:00:00Z']], runsTotal: 1 });
    }
  });

  test('a hole shows as two runs; documents are documents; an unreadable file makes it 1 and says why', async () => {
    const rubbish = join(temporaryFolder(), 'rubbish.csv');
    writeFileSync(
      rubbish,
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) & 0xff),
    );
    const hole = join(samples, 'buco-di-due-giorni/gestione-documentale');
    const report = join(hole, 'usage-report/cloudwatch-dicembre.json.gz');
    const { code, stdout } = await run('inspect', report, join(hole, 'contract/contratto.pdf'), rubbish, '--json');
    expect(code).toBe(1);
    const { files } = JSON.parse(stdout);
    expect(files[0].series[0]).toMatchObject({ runsTotal: 2, longestGapSeconds: 48 * 3600 });
    expect(files[1].recognition.status).toBe('document');
    expect(files[2].recognition.reason).toMatch(/^[A-Z_]+$/);
  });
});

test('an unforeseen fault is 3, in one line; the stack only with ATTESTA_DEBUG', async () => {
  const folder = join(temporaryFolder(), 'fascicolo');
  cpSync(good, folder, { recursive: true });
  writeFileSync(join(folder, 'sample.yaml'), 'asOf: [');
  const plain = await attesta(['verify', folder]).ended;
  expect([plain.code, plain.stdout]).toEqual([3, '']);
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  const debugged = await attesta(['verify', folder], { ATTESTA_DEBUG: '1' }).ended;
  expect(debugged.stderr).toMatch(/\n\s+at /);
});
