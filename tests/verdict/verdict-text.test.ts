import { describe, expect, test } from 'vitest';
import { verdictText } from '../../local/cli/verdict-text.ts';
import type { FolderProblem } from '../../local/folder/folder-problem.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { quantity } from '../../shared/telling/figures.ts';
import { inRanges } from '../../shared/telling/points-of-steps.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { filed, recognisedAs, report } from '../support/build-files.ts';
import { digestOf, HOUR } from '../support/build-usage-facts.ts';

const input = (dossier: Dossier) => assessInput(dossier);
const recordOf = (dossier: Dossier): AttestaRecord => assess(input(dossier), sha256);
function textOf(dossier: Dossier, problems: readonly FolderProblem[] = [], language: 'it' | 'en' = 'it'): string {
  const { ruleset } = input(dossier).ruleset;
  return verdictText(recordOf(dossier), ruleset, problems, language);
}
/** Lines are broken for a terminal: what is asked is what they say. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

const path = 'protocollo/usage-report/utilizzo.csv';
const used = { cpu: 'percent', ram: 'percent', storage: 'byte', network: 'byte' } as const;
const whole = (resourceId: string) =>
  Object.entries(used).flatMap(([resourceClass, unit]) => {
    const rows = {
      from: '2026-01-09T23:00Z',
      to: '2026-01-26T00:00Z',
      step: HOUR,
      resourceId,
      resourceClass: resourceClass as 'cpu',
      unit,
    };
    return digestOf({ rows: [rows] }).series;
  });
const good: Dossier = { files: [report(path, whole(machineId))] };

describe('what a person reads', () => {
  test('a record of maintenance is about the permanence in use, and neither a deadline nor money', () => {
    const text = textOf({ ...good, purpose: 'maintenance', asOf: '2026-04-10T09:00:00Z' });
    expect(text).toContain(
      'Permanenza in uso, esito proposto: NON DIMOSTRATO\nDopo una migrazione positiva, di cui non cambia né esito né importo.',
    );
    expect(flat(text)).toContain('MNT-01 Permanenza in uso · protocollo');
    expect(text).not.toMatch(/Termine del cronoprogramma|liquidabile|TRA-03/);
  });

  test('says the day and the time it was judged, and never leaves a mark for what is absent', () => {
    const text = textOf(good);
    expect(text).toContain('giudicato il 10/03/2026 alle 10:00 (ora di Roma)');
    for (const dossier of [good, { files: [] }]) expect(textOf(dossier)).not.toMatch(/;\s*\n|— – —|dal —/);
  });

  test('a passed TRA-03 shows its figures too, one column a class', () => {
    const text = textOf(good);
    expect(recordOf(good).findings.find(({ point }) => point === 'TRA-03')?.outcome).toBe('pass');
    const [heading = '', ...lines] = text.slice(text.indexOf('Le misure dei punti superati')).split('\n').slice(1);
    expect(heading).toContain('TRA-03');
    expect(lines[0]?.trim().split(/\s{2,}/)).toEqual(['CPU', 'RAM', 'storage', 'connettività']);
    expect(lines[1]?.trim().split(/\s{2,}/)).toEqual(['giorni coperti', ...Array(4).fill('15 su 15')]);
    const labels = [
      'tempo coperto',
      'prima copertura',
      'ultima copertura',
      'buco più lungo',
      'tratto continuo dal',
      'servono dati fino al',
      'noto fino al (T)',
    ];
    for (const label of labels) expect(text).toContain(label);
  });

  test('what failed stands apart from what is open', () => {
    const text = textOf({ ...good, service: { publicIps: ['10.0.0.5'] } });
    const [failed = '', open = ''] = text.split('Punti non superati')[1]?.split('Punti aperti') ?? [];
    expect(failed).toContain('TRA-05');
    expect(failed).not.toContain('DA VALUTARE');
    expect(open).toContain('DA VALUTARE');
    expect(open.split('Che cosa fare')[0]).not.toContain('NON SUPERATO');
  });

  test('reasons name the row, classes together are in the plural', () => {
    const text = flat(
      textOf({
        files: [
          filed('protocollo/ip-list/ip.txt', {
            recognition: recognisedAs('ip-list'),
            publicIps: [{ text: 'x', row: 7, resourceId: null }],
          }),
        ],
      }),
    );
    expect(text).toContain('[blocca: IP_SYNTAX, riga 7]');
    expect(text).toContain('Nessun dato delle classi CPU, RAM, storage, connettività per le risorse dichiarate');
    expect(text).not.toMatch(/della classe CPU, RAM/);
  });
});

test('what an auditor decided is told apart from warnings, with what was open and who decided', () => {
  const record = recordOf(good);
  const passed = { code: 'REVIEW_PASSED', severity: 'info' as const, details: { who: 'a-1', at: '2026-03-09T09:00:00Z' } };
  const findings = record.findings.map((one) =>
    one.point === 'TRA-04'
      ? { ...one, outcome: 'pass' as const, reasons: [...one.reasons.map((reason) => ({ ...reason, severity: 'info' as const })), passed] }
      : one,
  );
  const told = flat(verdictText({ ...record, findings }, input(good).ruleset.ruleset, [], 'it'));
  const [, decided = ''] = told.split('Punti superati perché li ha valutati l’asseveratore');
  expect(decided).toMatch(
    /^ TRA-04 Software migrato · protocollo: superato - [^[]*\[valutato: PERTINENCE\] - L’asseveratore a-1 ha valutato il punto il 09\/03\/2026 10:00: superato\. \[nota: REVIEW_PASSED\]/,
  );
  expect(textOf(good)).not.toContain('li ha valutati');
});

test('a project that is negative before its deadline says why; points have English titles in English', () => {
  const doubled: Dossier = { ...good, project: { noDoubleFunding: false } };
  const record = recordOf(doubled);
  const text = (one: AttestaRecord, language: 'it' | 'en') => verdictText(one, input(doubled).ruleset.ruleset, [], language);
  const confirmed = { code: 'REVIEW_CONFIRMED_FAIL', severity: 'info' as const, details: { who: 'a-1', at: '2026-03-09T09:00:00Z' } };
  const findings = record.findings.map((one) => (one.point === 'PKG-05' ? { ...one, reasons: [...one.reasons, confirmed] } : one));
  const ended: AttestaRecord = { ...record, outcome: 'negative', findings };
  expect(text(record, 'it')).not.toContain('non ammissibile, confermato');
  expect(text(ended, 'it')).toContain('Esito proposto: NEGATIVO (progetto non ammissibile, confermato dall’asseveratore)\n');
  expect(text(ended, 'en')).toContain('NEGATIVE (inadmissible project, confirmed by the auditor)\n');
  expect(text({ ...record, outcome: 'negative' }, 'it')).toContain('Esito proposto: NEGATIVO (il termine è passato)\n');
  expect(text(ended, 'en')).toContain('PKG-05 No double funding · package: NOT PASSED');
});

describe('what to do', () => {
  const stepsOf = (dossier: Dossier, problems: readonly FolderProblem[] = []) =>
    flat(textOf(dossier, problems).split('Che cosa fare, in ordine')[1] ?? '');

  test('steps name the address, the resource and the days', () => {
    const steps = stepsOf({
      ...good,
      service: { publicIps: ['10.0.0.5'], resources: [machineId, 'i-0000000a'].map((id) => ({ provider: 'aws', id, kind: 'vm' })) },
    });
    expect(steps).toContain('(indirizzo: 10.0.0.5)');
    expect(steps).toContain('(risorsa: i-0000000a; 10/01/2026 – 24/01/2026)');
    expect(steps).toContain('(risorsa: i-0000000a; classi: CPU, RAM, storage, connettività; 10/01/2026 – 24/01/2026)');
  });

  test('what is the same for the auditor is one step with its points as ranges', () => {
    const paas = { destination: 'paas', dataMigration: { complete: false, justification: 'Gli archivi chiusi restano' } };
    const hidden = { ...paas, visibility: { kind: 'private', urls: [], accessMode: 'VPN verso la rete del fornitore' } };
    const critical = { ...hidden, dataClass: 'critical', hasCriticalData: true };
    const papers = ['protocollo', 'notifiche'].map((id) => filed(`${id}/critical-data/dati.pdf`));
    const steps = stepsOf({ ...good, services: [critical, { ...critical, id: 'notifiche' }], files: papers });
    expect(steps).toContain('PAA-05, VIS-01, VIS-02 · protocollo, notifiche');
    expect(steps.match(/registra la sua valutazione/g)).toHaveLength(1);
  });

  test('by when: the deadline; later than it where the wait itself ends later; expired once it has gone by', () => {
    const running = (deadline: Readonly<Record<string, unknown>>, asOf: string): Dossier => ({
      project: deadline,
      service: { migrationStartedOn: '2026-03-05', releasedOn: '2026-03-19', completedOn: null },
      files: [report(path, [], { series: [] }, asOf)],
      asOf,
    });
    // Supply mode chosen 22 October + 150 days = 21 March; the wait is for the end of 19 March and, without data, one day more.
    const inTime = running({ supplyModeChosenOn: '2025-10-22' }, '2026-03-10T09:00:00Z');
    expect(recordOf(inTime).deadline).toBe('2026-03-21');
    expect(stepsOf(inTime)).toContain('[ente, entro il 21/03/2026] Attendere');
    const late = running({ supplyModeChosenOn: '2025-10-20' }, '2026-03-10T09:00:00Z');
    expect(recordOf(late).deadline).toBe('2026-03-19');
    expect(stepsOf(late)).toContain('[ente, oltre il termine del 19/03/2026] Attendere');
    const over = running({ supplyModeChosenOn: '2025-10-01' }, '2026-03-10T09:00:00Z');
    expect(stepsOf(over)).toContain('termine scaduto il 28/02/2026]');
    expect(stepsOf(over)).not.toContain('entro il');
    expect(stepsOf(over)).toContain('con l’esito negativo nulla dei suoi 599.266 € è liquidabile. Restano aperti: 1. [');
    expect(new Set(recordOf(over).nextSteps.map((step) => step.by))).toEqual(new Set(['2026-02-28']));
  });

  test('an invalid mapping is a step, in place of “declare a mapping”, and mends the same points', () => {
    const unmapped: Dossier = {
      files: [
        filed(path, {
          recognition: { ...recognisedAs('generic-table'), needs: ['mapping'] },
          issues: [{ code: 'MAPPING_MISSING', severity: 'review', count: 3, firstRows: [2] }],
        }),
      ],
    };
    const problem = { code: 'MAPPING_INVALID', details: { line: 11, field: 'series.1.class', message: 'non ammesso' } } as const;
    expect(stepsOf(unmapped)).toContain('Caricare accanto al file un «mapping.yaml»');
    const steps = stepsOf(unmapped, [{ path: 'protocollo/usage-report/mapping.yaml', problems: [problem] }]);
    expect(steps).toMatch(
      /^ Il pacchetto non è frazionabile: 599\.266 € restano sospesi finché non è fatto tutto ciò che segue\. 1\. \[ente, entro il 21\/03\/2026\] protocollo\/usage-report\/mapping\.yaml: .*riga 11, campo «series\.1\.class»/,
    );
    expect(steps).toContain('TRA-03 Allocazione risorse · protocollo TRA-06');
    expect(steps).not.toContain('Caricare accanto al file');
    const elsewhere = stepsOf(unmapped, [{ path: 'notifiche/usage-report/mapping.yaml', problems: [problem] }]);
    expect(elsewhere).toContain('Caricare accanto al file un «mapping.yaml»');
  });
});

test.each([
  [['VIS-01', 'VIS-03'], 'VIS-01, VIS-03'],
  [['PKG-03', 'PKG-01', 'PKG-02', 'PKG-02'], 'PKG-01…PKG-03'],
  [['PAA-05', 'SAA-01', 'TRA-01', 'TRA-02'], 'PAA-05, SAA-01, TRA-01, TRA-02'],
])('%j in ranges', (points, told) => {
  expect(inRanges(points)).toBe(told);
});

test.each([
  [12.5, 'percent', '12,5 %'],
  [999, 'byte', '999 B'],
  [916_000, 'byte', '916 kB'],
  [207_600_000_000, 'byte', '207,6 GB'],
  [1_500_000, 'byte/s', '1,5 MB/s'],
  [0, 'byte', '0 B'],
  [3, 'count', '3 count'],
  [3, null, '3'],
])('%d %s is told as %s', (value, unit, told) => {
  expect(quantity(value, unit, 'it')).toBe(told);
});
