import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destinations } from '../../shared/model/declaration.ts';
import { evidenceKinds, readableKinds } from '../../shared/model/upload.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import { evaluate } from '../../shared/verdict/evaluate.ts';
import type { OpenFinding } from '../../shared/verdict/judged-finding.ts';
import { assessInput, type Dossier, goodService, machineId } from '../support/build-dossier.ts';
import { filed, report, series } from '../support/build-files.ts';

function findingsOf(dossier: Dossier): readonly OpenFinding[] {
  const { project, services } = buildFacts(assessInput(dossier));
  return evaluate('migration', project, services);
}

const table = (prefix: string, rows: number) => Array.from({ length: rows }, (_, index) => `${prefix}-0${index + 1}`);
const servicePoints = [...table('VIS', 4), ...table('TRA', 6), ...table('PAA', 5), ...table('SAA', 3)];
const packagePoints = [...table('PKG', 9), 'PKG-10'].filter((point) => point !== 'PKG-09');

describe('one finding for each point', () => {
  test('18 for each service in the dossier’s order, then the package', () => {
    const services = [{ id: 'zeta' }, { id: 'alfa', destination: 'saas' }];
    expect(findingsOf({ services }).map(({ service, point }) => [service, point])).toEqual([
      ...servicePoints.map((point) => ['zeta', point]),
      ...servicePoints.map((point) => ['alfa', point]),
      ...packagePoints.map((point) => [null, point]),
    ]);
  });

  test.each([
    ['iaas', ['VIS', 'TRA']],
    ['paas', ['VIS', 'PAA']],
    ['saas', ['VIS', 'SAA']],
  ])('%s: only the tables %j apply', (destination, prefixes) => {
    for (const { point, outcome, service } of findingsOf({ service: { destination } })) {
      const applies = service === null || prefixes.includes(point.slice(0, 3));
      expect([point, outcome === 'not-applicable']).toEqual([point, !applies]);
    }
  });

  test('case 20: a transfer realised as SaaS is judged as SaaS', () => {
    const findings = findingsOf({ service: { candidateMode: 'transfer', destination: 'saas' } });
    const judged = findings.filter(({ service, outcome }) => service !== null && outcome !== 'not-applicable');
    expect(judged.map(({ point }) => point)).toEqual([...table('VIS', 4), ...table('SAA', 3)]);
  });
});

/** Points that a person or a later register must decide: whatever is declared and uploaded, they never pass. */
const automated = new Set([
  ...['VIS-01', 'VIS-02', 'VIS-03', 'VIS-04', 'TRA-03', 'TRA-05', 'TRA-06', 'PAA-03', 'PAA-05'],
  ...['PKG-03', 'PKG-04', 'PKG-05', 'PKG-06', 'PKG-07', 'PKG-08'],
]);
/** Points that only ask whether what a person needs is there. */
const onlyAsked = [...servicePoints, ...packagePoints].filter(
  (point) => !automated.has(point) && !/^(TRA-0[124]|PAA-01|SAA-01)$/.test(point),
);

const documents = evidenceKinds.filter((kind) => !readableKinds.includes(kind));
const usage = report('protocollo/usage-report/cpu.csv', [series(machineId, '2026-01-09T23:00:00Z', '2026-02-01T00:00:00Z')]);

const dossiers: fc.Arbitrary<Dossier> = fc
  .record({
    destination: fc.constantFrom(...destinations),
    blanked: fc.subarray(Object.keys(goodService).filter((field) => !['id', 'name', 'candidateMode', 'destination'].includes(field))),
    uploaded: fc.subarray(documents),
    hasReport: fc.boolean(),
    project: fc.constantFrom({}, { noDoubleFunding: null, amountEur: null, supplyModeChosenOn: null }),
  })
  .map(({ destination, blanked, uploaded, hasReport, project }) => ({
    service: { destination, ...Object.fromEntries(blanked.map((field) => [field, null])) },
    project,
    files: [...uploaded.map((kind) => filed(`protocollo/${kind}/documento.pdf`)), ...(hasReport ? [usage] : [])],
  }));

describe('what is not judged automatically', () => {
  test('never passes', () => {
    fc.assert(
      fc.property(dossiers, (dossier) => {
        const passed = findingsOf(dossier).filter(({ outcome, point }) => outcome === 'pass' && !automated.has(point));
        expect(passed).toEqual([]);
      }),
    );
  });

  test('and where it is only asked for, it is missing or for a person, nothing else', () => {
    fc.assert(
      fc.property(dossiers, (dossier) => {
        const asked = findingsOf(dossier).filter(({ outcome, point }) => onlyAsked.includes(point) && outcome !== 'not-applicable');
        for (const { point, outcome } of asked) expect([point, ['missing', 'review'].includes(outcome)]).toEqual([point, true]);
      }),
    );
  });

  test('the generator reaches both answers', () => {
    const outcomes = new Set(
      fc.sample(dossiers, { numRuns: 40, seed: 7 }).flatMap((dossier) => findingsOf(dossier).map(({ outcome }) => outcome)),
    );
    expect([...outcomes].sort()).toEqual(expect.arrayContaining(['missing', 'not-applicable', 'review']));
  });
});
