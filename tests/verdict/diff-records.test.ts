import { describe, expect, test } from 'vitest';
import type { Finding } from '../../shared/model/finding.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { type RecordDiff, recordDiffSchema } from '../../shared/model/record-diff.ts';
import { assess } from '../../shared/pipeline.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import { diffRecords, isSameRecord } from '../../shared/verdict/diff-records.ts';
import { assessInput, type Dossier, goodService, machineId, sha256 } from '../support/build-dossier.ts';
import { filed, ipList, report, series } from '../support/build-files.ts';

const judged = (dossier: Dossier): AttestaRecord => assess(assessInput(dossier), sha256);

const contract = filed('protocollo/contract/contratto.pdf.p7m');
const addresses = ipList('protocollo/ip-list/ip.txt', '93.184.216.34');
const usage = (to: string) => report('protocollo/usage-report/cpu.csv', [series(machineId, '2026-01-09T23:00:00Z', to)]);
const plain: Dossier = { files: [contract, addresses, usage('2026-02-01T00:00:00Z')] };
const first = judged(plain);

/** What a change of the dossier shows as. */
const cases: readonly [string, AttestaRecord, (diff: RecordDiff) => unknown, unknown][] = [
  [
    'the instant alone',
    judged({ ...plain, asOf: '2026-03-11T09:00:00Z' }),
    ({ asOf }) => asOf,
    {
      before: '2026-03-10T09:00:00Z',
      after: '2026-03-11T09:00:00Z',
    },
  ],
  [
    'a file more',
    judged({ ...plain, files: [...(plain.files ?? []), filed('protocollo/other/nota.pdf')] }),
    ({ inputs }) => inputs.uploads,
    [
      {
        path: 'protocollo/other/nota.pdf',
        before: null,
        after: expect.objectContaining({ receivedAt: '2026-03-01T10:00:00Z' }),
      },
    ],
  ],
  [
    'a file less',
    judged({ files: [contract, usage('2026-02-01T00:00:00Z')] }),
    ({ inputs }) => inputs.uploads,
    [{ path: 'protocollo/ip-list/ip.txt', before: expect.objectContaining({ receivedAt: '2026-03-01T10:00:00Z' }), after: null }],
  ],
  [
    'a file received at another time',
    judged({
      files: [filed('protocollo/contract/contratto.pdf.p7m', {}, '2026-03-02T10:00:00Z'), addresses, usage('2026-02-01T00:00:00Z')],
    }),
    ({ inputs }) => inputs.uploads,
    [
      {
        path: 'protocollo/contract/contratto.pdf.p7m',
        before: expect.objectContaining({ receivedAt: '2026-03-01T10:00:00Z' }),
        after: expect.objectContaining({ receivedAt: '2026-03-02T10:00:00Z' }),
      },
    ],
  ],
  [
    'a report that ends too early: the point and its codes',
    judged({ files: [contract, addresses, usage('2026-01-20T00:00:00Z')] }),
    ({ points }) => points,
    [
      {
        point: 'PKG-09',
        service: null,
        kind: 'changed',
        before: { outcome: 'missing', codes: ['PACKAGE_NOT_WHOLE'] },
        after: { outcome: 'fail', codes: ['PACKAGE_NOT_WHOLE'] },
      },
      {
        point: 'TRA-03',
        service: 'protocollo',
        kind: 'changed',
        before: { outcome: 'missing', codes: expect.any(Array) },
        after: { outcome: 'fail', codes: expect.arrayContaining(['PERIOD_NOT_COVERED']) },
      },
    ],
  ],
  [
    'a service more',
    judged({ ...plain, services: [{}, { ...goodService, id: 'anagrafe', name: 'Anagrafe' }] }),
    ({ services }) => services,
    [{ service: 'anagrafe', before: null, after: { destination: 'iaas', outcome: expect.any(String) } }],
  ],
  [
    'an address claimed elsewhere too',
    judged({ ...plain, claims: [{ sha: 'aa', claimed: '93.184.216.34', otherProjects: 1 }] }),
    ({ inputs }) => inputs.claims,
    [{ sha: 'aa', before: null, after: 1 }],
  ],
];

const otherWay = (kind: unknown): unknown => (kind === 'new' ? 'fixed' : kind === 'fixed' ? 'new' : kind);

const mirrored = (diff: unknown): unknown => {
  if (Array.isArray(diff)) return diff.map(mirrored);
  if (typeof diff !== 'object' || diff === null) return diff;
  if ('before' in diff && 'after' in diff) {
    return { ...diff, before: diff.after, after: diff.before, ...('kind' in diff ? { kind: otherWay(diff.kind) } : {}) };
  }
  if ('fixed' in diff && 'new' in diff) return { ...diff, new: diff.fixed, fixed: diff.new };
  if ('added' in diff && 'gone' in diff) return { added: diff.gone, gone: diff.added };
  return Object.fromEntries(Object.entries(diff).map(([name, value]) => [name, mirrored(value)]));
};

describe('what differs between two records', () => {
  test.each(cases)('%s', (_what, other, part, wanted) => {
    const diff = recordDiffSchema.parse(diffRecords(first, other));
    expect(part(diff)).toEqual(wanted);
    expect(isSameRecord(diff)).toBe(false);
  });

  test('the instant alone changes nothing else', () => {
    const { asOf: _asOf, ...rest } = diffRecords(first, judged({ ...plain, asOf: '2026-03-11T09:00:00Z' }));
    expect(isSameRecord({ ...rest, asOf: null })).toBe(true);
  });

  test('a point that fails asks for something that it did not ask for, and the whole declaration is an input', () => {
    const diff = diffRecords(first, judged({ files: [contract, addresses, usage('2026-01-20T00:00:00Z')] }));
    expect(diff.nextSteps.added.some(({ point }) => point === 'TRA-03')).toBe(true);
    const renamed = diffRecords(first, judged({ ...plain, entity: { name: 'Provincia di Valdoro e Colli' } }));
    expect(renamed.inputs.declaration).not.toBeNull();
  });

  test('a step that asks the same for other facts is another step', () => {
    const [step] = first.nextSteps;
    if (!step) throw new Error('the record asks for something');
    const other = { ...step, details: { ...step.details, to: '2026-01-31' } };
    const { nextSteps } = diffRecords(first, { ...first, nextSteps: [other, ...first.nextSteps.slice(1)] });
    expect(nextSteps).toEqual({ added: [other], gone: [step] });
  });

  test('the same step asked of somebody else is another step', () => {
    const [step] = first.nextSteps;
    if (!step) throw new Error('the record asks for something');
    const other = { ...step, who: step.who === 'supplier' ? ('auditor' as const) : ('supplier' as const) };
    const { nextSteps } = diffRecords(first, { ...first, nextSteps: [other, ...first.nextSteps.slice(1)] });
    expect(nextSteps).toEqual({ added: [other], gone: [step] });
  });

  test('a service that moves to another destination', () => {
    const [service] = first.services;
    if (!service) throw new Error('the record has a service');
    const { services } = diffRecords(first, { ...first, services: [{ ...service, destination: 'paas' }] });
    const { outcome } = service;
    expect(services).toEqual([
      { service: 'protocollo', before: { destination: 'iaas', outcome }, after: { destination: 'paas', outcome } },
    ]);
  });

  test('codes of a point are told sorted, each once; how often a code was given is no difference', () => {
    const [finding, ...others] = first.findings;
    if (!finding) throw new Error('the record has findings');
    const withCodes = (...codes: readonly ReasonCode[]): AttestaRecord => {
      const reasons = codes.map((code) => ({ code, severity: 'fail' as const, details: {} }));
      return { ...first, findings: [{ ...finding, reasons }, ...others] };
    };
    const some = withCodes('METRIC_MISSING', 'CONTRACT_MISSING', 'METRIC_MISSING');
    expect(isSameRecord(diffRecords(withCodes('CONTRACT_MISSING', 'METRIC_MISSING'), some))).toBe(true);
    const [point] = diffRecords(withCodes(), some).points;
    expect(point?.after?.codes).toEqual(['CONTRACT_MISSING', 'METRIC_MISSING']);
  });

  test.each<[before: Finding['outcome'] | null, after: Finding['outcome'] | null, kind: string]>([
    ['pass', 'fail', 'new'],
    ['not-applicable', 'review', 'new'],
    [null, 'missing', 'new'],
    ['missing', 'pass', 'fixed'],
    ['review', 'not-applicable', 'fixed'],
    ['fail', null, 'fixed'],
    ['fail', 'missing', 'changed'],
    ['missing', 'fail', 'changed'],
    ['pass', 'not-applicable', 'changed'],
    [null, 'pass', 'changed'],
  ])('a point that was %s and is %s is %s', (before, after, kind) => {
    const [finding, ...others] = first.findings;
    if (!finding) throw new Error('the record has findings');
    const having = (outcome: Finding['outcome'] | null): AttestaRecord => ({
      ...first,
      findings: outcome === null ? others : [{ ...finding, outcome }, ...others],
    });
    const { points, pointCounts } = diffRecords(having(before), having(after));
    expect(points.map((point) => point.kind)).toEqual([kind]);
    expect(pointCounts).toEqual({ new: 0, fixed: 0, changed: 0, [kind]: 1, same: others.length });
  });

  test.each<[string, Partial<AttestaRecord>, Partial<AttestaRecord>]>([
    ['a review more', {}, { inputs: { ...first.inputs, reviews: ['r'] } }],
    ['a review less', { inputs: { ...first.inputs, reviews: ['r'] } }, {}],
    ['a step more', { nextSteps: [] }, { nextSteps: first.nextSteps.slice(0, 1) }],
    ['a step less', { nextSteps: first.nextSteps.slice(0, 1) }, { nextSteps: [] }],
  ])('%s and nothing else is not the same', (_what, before, after) => {
    expect(isSameRecord(diffRecords({ ...first, ...before }, { ...first, ...after }))).toBe(false);
  });

  test('another number, order of steps or last day is none', () => {
    const again = {
      ...first,
      sequence: 2,
      prevHash: first.hash,
      hash: 'other',
      nextSteps: first.nextSteps.map((step) => ({ ...step, order: step.order + 1 })),
    };
    expect(isSameRecord(diffRecords(first, again))).toBe(true);
  });

  test.each([
    ['outcome', { outcome: 'positive' }],
    ['payableEur', { payableEur: 599_266 }],
    ['heldBackEur', { heldBackEur: 1 }],
    ['deadline', { deadline: null }],
    ['engine', { engine: '9.9.9' }],
    ['purpose', { purpose: 'maintenance' }],
    ['ruleset', { ruleset: { ...first.ruleset, version: '2027-01' } }],
  ] as const)('%s', (field, change) => {
    const diff = diffRecords(first, { ...first, ...change });
    expect(diff).toEqual({
      ...diffRecords(first, first),
      [field]: { before: first[field], after: (change as Partial<AttestaRecord>)[field] },
    });
  });
});

describe('laws', () => {
  const all = [first, ...cases.map(([, record]) => record)];

  test.each(all.map((record, index) => [index, record] as const))('record %i differs in nothing from itself', (_index, record) => {
    expect(isSameRecord(diffRecords(record, record))).toBe(true);
  });

  test.each(all.flatMap((a, i) => all.map((b, j) => [i, j, a, b] as const)))(
    '%i against %i is the mirror of the other way round',
    (i, j, a, b) => {
      expect(mirrored(diffRecords(a, b))).toEqual(diffRecords(b, a));
      expect(isSameRecord(diffRecords(a, b))).toBe(i === j);
    },
  );
});
