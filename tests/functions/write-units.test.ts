import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { recordItem } from '../../functions/assess/append-record.ts';
import { compactPoints } from '../../functions/compact-points.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { allRulesets } from '../../shared/rulesets/load.ts';
import { keyOf, mapping, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, openWorld, upload } from './rig/world.ts';
import { metered, writeUnits } from './rig/write-units.ts';

/** DESIGN §6: an ingest writes at most 4 write units with its indexes, an assessment at most 30. */
describe('an ingest', () => {
  let endpoints: Endpoints;
  beforeAll(async () => {
    endpoints = await startEndpoints();
  });
  afterAll(() => endpoints.stop());

  const service = 'a'.repeat(63);
  const long = 'è'.repeat(90);
  test.each([
    ['evidence with the longest name', `${service}/usage-report/${long}.csv`, report(3)],
    ['a document', `${service}/improvement-declaration/${long}.pdf`, '%PDF-1.7'],
    [
      'a mapping with everything wrong',
      `${service}/usage-report/${long}.mapping.yaml`,
      mapping().replaceAll(': ', `: x${'y'.repeat(300)} `),
    ],
    [
      'a declaration with everything wrong',
      'dossier.yaml',
      `${'z'.repeat(400)}: 1\n${'w'.repeat(400)}: 2\nservices: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n`,
    ],
    ['a key outside the grammar', `${'x/'.repeat(400)}y`, 'x'],
  ])('of %s: at most 4', async (_what, path, content) => {
    const bucket = await endpoints.createBucket();
    const meter = { units: 0 };
    const world = await openWorld(endpoints, bucket, (ports) => metered(ports, meter));
    await deliver(world.ingest, [await upload(endpoints, bucket, keyOf(path), content)]);
    expect(meter.units).toBeGreaterThan(0);
    expect(meter.units).toBeLessThanOrEqual(4);
  });
});

describe('an assessment', () => {
  /** A record as large as they come: every point of the notice for each service, six different codes on each. */
  function largest(services: number): AttestaRecord {
    const codes = Object.keys(catalogue);
    const points = (allRulesets()[0]?.ruleset.points ?? []).filter((point) => point.appliesTo !== 'project');
    const ids = Array.from({ length: services }, (_, n) => `servizio-con-un-nome-lungo-${String(n).padStart(3, '0')}`);
    const findings = ids.flatMap((service) =>
      points.map((point, index) => ({
        point: point.id,
        service,
        outcome: 'review' as const,
        reasons: Array.from({ length: 6 }, (_, n) => ({
          code: codes[(index * 6 + n) % codes.length] ?? '',
          severity: 'review' as const,
          details: {},
        })),
        measured: [],
        evidence: [],
        judged: 'f'.repeat(64),
      })),
    );
    return {
      schema: 'attesta/record@1',
      ipa: 'p_vd',
      cup: 'D19B25999990006',
      sequence: 99_999_999,
      purpose: 'migration',
      asOf: '2026-03-20T09:00:00Z',
      ruleset: { id: 'avviso-1.2-province-citta-metropolitane', version: '2025-04', sha256: 'f'.repeat(64) },
      engine: '0.1.0',
      outcome: 'partially-positive',
      payableEur: 0,
      heldBackEur: 844_166,
      deadline: '2026-03-20',
      services: ids.map((id) => ({ id, destination: 'iaas', outcome: 'under-review' })),
      findings,
      nextSteps: [],
      inputs: { declaration: 'f'.repeat(64), digests: [], uploads: [], reviews: [], registers: [], claims: [] },
      prevHash: 'f'.repeat(64),
      hash: 'f'.repeat(64),
    };
  }

  test('of thirty services, six codes on every point: at most 30, project included', () => {
    const record = largest(30);
    expect(compactPoints(record.findings).codes.length).toBeGreaterThan(20);
    const item = { PK: 'PROJECT#p_vd#D19B25999990006', SK: 'RECORD#99999999', ...recordItem(record, nodeMeans.sha256) };
    const project = { PK: 'x', SK: 'x', queueOutcome: 'x', queueDeadline: 'x', dueQueue: 'x', dueOn: 'x', filling: 'x'.repeat(800) };
    const tick = { PK: 'PROJECT#p_vd#D19B25999990006', SK: 'TICK', is: 'tick', tick: '2026-03-20T03:00:00Z' };
    expect(writeUnits(item) + writeUnits(project) + writeUnits(tick)).toBeLessThanOrEqual(30);
  });
});
