import { describe, expect, test } from 'vitest';
import { destinations } from '../../shared/model/declaration.ts';
import { purposes } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import { type EvidenceKind, evidenceKinds, type UnreadUpload } from '../../shared/model/upload.ts';
import { assess } from '../../shared/pipeline.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { refusalsOf } from '../../shared/verdict/review-refusals.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { type Filed, filed, idList, ipList, report, series } from '../support/build-files.ts';

const unread = (path: string, receivedAt = '2026-03-02T10:00:00Z'): UnreadUpload => ({ path, versionId: 'v-1', receivedAt });
const used = (['cpu', 'ram', 'storage', 'network'] as const).map((resourceClass) =>
  series(machineId, '2026-01-09T23:00:00Z', '2026-02-01T00:00:00Z', { resourceClass, metric: `${resourceClass}-used` }),
);

/** Every kind of upload, filed where a transferred service needs it: with all of them nothing fails and nothing is missing. */
const files: Readonly<Record<EvidenceKind, Filed>> = {
  'usage-report': report('protocollo/usage-report/uso.csv', used),
  'ip-list': ipList('protocollo/ip-list/ip.csv', '93.184.216.34'),
  'resource-list': idList('protocollo/resource-list/server.csv', machineId),
  contract: filed('protocollo/contract/contratto.pdf.p7m'),
  'production-declaration': filed('protocollo/production-declaration/rilascio.pdf'),
  'data-completeness': filed('protocollo/data-completeness/dati.pdf'),
  'improvement-declaration': filed('protocollo/improvement-declaration/migliorativa.pdf'),
  'origin-declaration': filed('protocollo/origin-declaration/origine.pdf'),
  'critical-data': filed('protocollo/critical-data/perizia.pdf'),
  dnsh: filed('project/dnsh/dnsh.pdf'),
  other: filed('project/other/piano.pdf'),
};
const all = Object.values(files);
const without = (kind: EvidenceKind) => all.filter((file) => file !== files[kind]);
const judge = (dossier: Dossier) => assess(assessInput({ asOf: '2026-04-20T10:00:00Z', ...dossier }), sha256);
type Judged = ReturnType<typeof judge>;

const isHeld = ({ reasons }: Judged['findings'][number]): boolean => reasons.some(({ code }) => code === 'UNREAD_BY_US');
const heldIn = (record: Judged): readonly string[] =>
  record.findings.filter(isHeld).map(({ service, point }) => `${service ?? ''} ${point}`);

/** [kind, what a negative after the deadline is for want of it, else what is for a person]. */
const wanted: readonly (readonly [EvidenceKind, 'negative' | 'under-review'])[] = [
  ['usage-report', 'negative'],
  ['contract', 'negative'],
  ['production-declaration', 'negative'],
  ['dnsh', 'negative'],
  ['ip-list', 'under-review'],
];

describe('after the deadline, what we did not read costs nobody anything', () => {
  test.each(wanted)('%s: absent it is %s, unread it is for us', (kind, absent) => {
    expect(judge({ files: without(kind) }).outcome).toBe(absent);
    const record = judge({ files: without(kind), unread: [unread(files[kind].path)] });
    expect(record.outcome).toBe('under-review');
    expect(record.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'missing')).toEqual([]);
    expect(heldIn(record).length).toBeGreaterThan(0);
    const step = record.nextSteps.find(({ who }) => who === 'operator');
    expect(step).toMatchObject({ remedy: 'WAIT_FOR_OUR_READING', details: { files: [files[kind].path] }, by: null });
  });

  test('a report that fails by itself, while another one waits', () => {
    const torn = report('protocollo/usage-report/uso.csv', [series(machineId, '2026-01-09T23:00:00Z', '2026-01-20T00:00:00Z')]);
    const dossier: Dossier = { files: [...without('usage-report'), torn] };
    expect(judge(dossier).findings.find(({ point }) => point === 'TRA-03')?.outcome).toBe('fail');
    const record = judge({ ...dossier, unread: [unread('protocollo/usage-report/resto.csv')] });
    expect([record.findings.find(({ point }) => point === 'TRA-03')?.outcome, record.outcome]).toEqual(['review', 'under-review']);
  });

  test('a fail that no upload could mend stays one, and so does what another upload lacks', () => {
    const late = judge({ files: all, entity: { taxCode: '12345678901' }, unread: [unread(files['usage-report'].path)] });
    expect(late.findings.filter(({ outcome }) => outcome === 'fail').map(({ point }) => point)).toEqual(['PKG-06']);
    expect(late.outcome).toBe('negative');
    const lacking = judge({ files: without('contract'), unread: [unread(files['usage-report'].path)] });
    expect(lacking.findings.find(({ point }) => point === 'TRA-01')?.outcome).toBe('missing');
    expect(lacking.outcome).toBe('negative');
  });

  test('what was read still says what it would come to, without weight', () => {
    const record = judge({ files: without('usage-report'), unread: [unread(files['usage-report'].path)] });
    const point = record.findings.find(({ point: id }) => id === 'TRA-03');
    expect(point?.reasons.filter(({ code }) => code === 'REPORT_MISSING').map(({ severity }) => severity)).toEqual(['info']);
  });
});

describe('which points an unread upload holds', () => {
  const two = [{ id: 'protocollo' }, { id: 'anagrafe', destination: 'saas' }];
  const held = (path: string) => heldIn(judge({ services: two, files: all, unread: [unread(path)] }));

  test.each([
    ['protocollo/contract/altro.pdf', ['protocollo TRA-01']],
    ['anagrafe/contract/altro.pdf', ['anagrafe SAA-01']],
    ['project/contract/altro.pdf', ['protocollo TRA-01', 'anagrafe SAA-01']],
    ['protocollo/production-declaration/altra.pdf', ['protocollo VIS-03']],
    ['protocollo/dnsh/altra.pdf', [' PKG-07']],
    ['anagrafe/ip-list/ip.csv', ['protocollo VIS-02', 'protocollo TRA-05', 'anagrafe VIS-02']],
    ['anagrafe/usage-report/ram.csv', ['protocollo TRA-03', 'protocollo TRA-06']],
    ['anagrafe/usage-report/mapping.yaml', ['protocollo TRA-03', 'protocollo TRA-06']],
    ['anagrafe/usage-report/ram.csv.mapping.yaml', ['protocollo TRA-03', 'protocollo TRA-06']],
  ])('%s: %j', (path, points) => expect(held(path)).toEqual(expect.arrayContaining(points)));

  test('the declaration holds every point that applies', () => {
    const record = judge({ files: all, unread: [unread('dossier.yaml')] });
    const applying = record.findings.filter(({ outcome, point }) => outcome !== 'not-applicable' && point !== 'PKG-09');
    expect(applying.filter((finding) => !isHeld(finding))).toEqual([]);
  });

  test.each([
    ['withdrawn', { withdrawn: ['protocollo/contract/contratto.pdf.p7m'] }, undefined],
    ['received after the instant that is judged', {}, '2026-04-20T10:00:01Z'],
  ] as const)('none that is %s', (_what, dossier, receivedAt) => {
    const record = judge({ files: all, ...dossier, unread: [unread('protocollo/contract/contratto.pdf.p7m', receivedAt)] });
    expect(heldIn(record)).toEqual([]);
    expect(record.inputs.unread).toBeUndefined();
  });
});

describe('no point that reading an upload could change is told as final before it is read', () => {
  test.each(
    purposes.flatMap((purpose) =>
      destinations.flatMap((destination) => evidenceKinds.map((kind) => [purpose, destination, kind] as const)),
    ),
  )('%s, %s, %s', (purpose, destination, kind) => {
    const base: Dossier = { purpose, service: { destination, publicIps: null } };
    const others = { ...base, files: without(kind) };
    const [before, after] = [judge(others), judge({ ...base, files: all })];
    const held = new Set(heldIn(judge({ ...others, unread: [unread(files[kind].path)] })));
    const changed = after.findings.filter(
      ({ point, service, judged }) => before.findings.find((one) => one.point === point && one.service === service)?.judged !== judged,
    );
    const followsFromOthers = 'PKG-09';
    expect(
      changed
        .map(({ point, service }) => `${service ?? ''} ${point}`)
        .filter((name) => !held.has(name) && !name.endsWith(followsFromOthers)),
    ).toEqual([]);
  });
});

describe('an unread upload is an input like any other', () => {
  const input = assessInput({ files: without('contract'), asOf: '2026-04-20T10:00:00Z', unread: [unread(files.contract.path)] });
  const record = assess(input, sha256);

  test('pinned without a digest, and replayed', () => {
    expect(record.inputs.unread).toEqual([`${files.contract.path}@v-1@2026-03-02T10:00:00Z`]);
    expect(replay(record, input, sha256)).toEqual({ same: true });
    expect(replay(record, { ...input, unread: [] }, sha256)).toMatchObject({ same: false });
  });

  test('a held point is decided by nobody meanwhile', () => {
    const { point, service, judged } = record.findings.find(({ point: id }) => id === 'TRA-01') as Judged['findings'][number];
    const review: Review = {
      ...{ schema: 'attesta/review@1', record: record.hash, point, service, judged, outcome: 'pass', reason: 'Letto il contratto.' },
      ...{ who: 'a-1', at: '2026-04-21T10:00:00Z', seen: [], session: null },
    };
    const refused = (one: Judged) =>
      refusalsOf({ ...review, record: one.hash }, one, input.ruleset.ruleset, Date.parse('2026-05-01T00:00:00Z'));
    expect(refused(record)).toEqual(['NOT_READ_YET']);
    expect(refused(judge({ files: all }))).not.toContain('NOT_READ_YET');
  });

  test('a decision of before holds again once the upload is read, if what it judged is still the same', () => {
    const read = assess({ ...input, unread: [] }, sha256);
    const judgedOf = (one: Judged, id: string) => one.findings.find(({ point }) => point === id)?.judged;
    expect(judgedOf(record, 'TRA-01')).toBe(judgedOf(read, 'TRA-01'));
  });
});
