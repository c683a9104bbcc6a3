import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { firstDifference, replay } from '../../shared/verdict/replay.ts';
import { brokenLink, isSealIntact } from '../../shared/verdict/seal.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { filed, ipList, report, series } from '../support/build-files.ts';

const dossier: Dossier = {
  files: [
    filed('protocollo/contract/contratto.pdf.p7m'),
    ipList('protocollo/ip-list/ip.txt', '93.184.216.34'),
    report('protocollo/usage-report/cpu.csv', [series(machineId, '2026-01-09T23:00:00Z', '2026-02-01T00:00:00Z')]),
  ],
  claims: [
    { sha: 'bb', claimed: machineId, otherProjects: 0 },
    { sha: 'aa', claimed: '93.184.216.34', otherProjects: 1 },
  ],
};
const first = assess(assessInput(dossier), sha256);
const second = assess(assessInput({ ...dossier, previous: { sequence: 1, hash: first.hash } }), sha256);

describe('canonical JSON (RFC 8785)', () => {
  test.each([
    [{ b: 1, a: { d: null, c: [true, 'x'] } }, '{"a":{"c":[true,"x"],"d":null},"b":1}'],
    [{ '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😂': 5, '\u0080': 6, ö: 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}'],
    [[333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [undefined]])('what JSON cannot hold is our fault: %o', (value) => {
    expect(() => canonicalJson(value === undefined ? value : { value })).toThrow();
  });
});

describe('the seal', () => {
  test('is the sha256 of the record’s canonical JSON without it', () => {
    const { hash, ...open } = first;
    expect(hash).toBe(createHash('sha256').update(canonicalJson(open)).digest('hex'));
    expect(recordSchema.parse(first)).toEqual(first);
  });

  test('breaks with any change', () => {
    expect(isSealIntact(first, sha256)).toBe(true);
    expect(isSealIntact({ ...first, heldBackEur: first.heldBackEur + 1 }, sha256)).toBe(false);
  });

  test('chains the records of a project', () => {
    expect([second.sequence, second.prevHash]).toEqual([2, first.hash]);
    expect(brokenLink([first, second], sha256)).toBe(null);
    expect(brokenLink([second], sha256)).toBe(0);
    const third = assess(assessInput({ ...dossier, previous: { sequence: 2, hash: first.hash } }), sha256);
    expect(brokenLink([first, third], sha256)).toBe(1);
    expect(brokenLink([first, { ...second, outcome: 'positive' }], sha256)).toBe(1);
    expect(brokenLink([{ ...first, asOf: '2026-03-10T09:00:01Z' }, second], sha256)).toBe(0);
  });
});

describe('a record', () => {
  test('pins what it is made from, and no order shows', () => {
    const input = assessInput(dossier);
    const turned = {
      ...input,
      uploads: [...input.uploads].reverse(),
      claims: [...input.claims].reverse(),
      digests: new Map([...input.digests].reverse()),
    };
    expect(assess(turned, sha256)).toEqual(first);
    const pins = input.uploads.map((upload) => `${upload.path}@${upload.sha256}@${upload.receivedAt}@${upload.digest}`);
    expect(first.inputs.uploads).toEqual(pins.sort());
    expect(first.inputs.digests).toEqual([...input.digests.keys()].sort());
    expect(first.inputs.claims.map(({ sha }) => sha)).toEqual(['aa', 'bb']);
    expect(first.ruleset.sha256).toBe(input.ruleset.sha256);
  });

  test('leaves out what does not count: another record, the same chain', () => {
    const withdrawn = assess(assessInput({ ...dossier, withdrawn: ['protocollo/ip-list/ip.txt'] }), sha256);
    expect(withdrawn.inputs.uploads).toHaveLength(2);
    expect(withdrawn.inputs.digests).toHaveLength(2);
  });

  test('names the S3 version where there is one', () => {
    const input = assessInput(dossier);
    const versioned = { ...input, uploads: input.uploads.map((upload) => ({ ...upload, versionId: 'v1' })) };
    expect(assess(versioned, sha256).inputs.uploads[0]).toMatch(/^protocollo\/contract\/contratto\.pdf\.p7m@v1@2/);
  });
});

describe('replay', () => {
  const { asOf: _asOf, previous: _previous, ...inputs } = assessInput(dossier);

  test('the first and a later record come out the same', () => {
    expect(replay(first, inputs, sha256)).toEqual({ same: true });
    expect(replay(second, inputs, sha256)).toEqual({ same: true });
  });

  test('the first difference is told, the hash last', () => {
    const forged = {
      ...first,
      findings: first.findings.map((finding, index) => (index === 6 ? { ...finding, outcome: 'pass' as const } : finding)),
    };
    expect(replay(forged, inputs, sha256)).toEqual({
      same: false,
      path: 'findings.6.outcome',
      stored: 'pass',
      recomputed: first.findings[6]?.outcome,
    });
    expect(replay({ ...first, hash: 'x' }, inputs, sha256)).toEqual({ same: false, path: 'hash', stored: 'x', recomputed: first.hash });
  });

  test('other evidence shows', () => {
    const less = { ...inputs, uploads: inputs.uploads.slice(1) };
    expect(replay(first, less, sha256)).toMatchObject({ same: false });
  });

  test.each([
    [{ a: [1, 2] }, { a: [1, 2, 3] }, 'a.2'],
    [{ a: 1 }, { a: 1, b: null }, 'b'],
    [{ a: [] }, { a: {} }, 'a'],
    [
      { a: Array.from({ length: 11 }, () => 0) },
      { a: Array.from({ length: 11 }, (_, index) => (index === 2 || index === 10 ? 1 : 0)) },
      'a.2',
    ],
  ])('%j and %j first differ at %s', (stored, recomputed, path) => expect(firstDifference(stored, recomputed)?.path).toBe(path));
});
