import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Measure, measure } from '../../functions/adapters/telemetry.ts';
import { assessHandler, tellAssessment } from '../../functions/assess/assess-handler.ts';
import type { FaultLine } from '../../functions/fault-line.ts';
import { ingestHandler } from '../../functions/ingest/ingest-handler.ts';
import type { Ports } from '../../functions/ports.ts';
import { type MetricName, metricDefinitions } from '../../infra/definitions/metrics.ts';
import { captured, type Output, speakingTelemetry } from './rig/captured-output.ts';
import { dossier, invalidDossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, invoke, openWorld, upload, type World } from './rig/world.ts';

const receivedAt = '2026-01-10T09:00:00Z';
/** A minute and a half after S3's time. */
const clock = () => Date.parse(receivedAt) + 90_000;
const ingestOf = (ports: Ports) => ingestHandler(ports, speakingTelemetry('ingest', clock));
const assessOf = (ports: Ports) => assessHandler(ports, speakingTelemetry('assess', clock));

let endpoints: Endpoints;
let bucket: string;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  bucket = await endpoints.createBucket();
  world = await openWorld(endpoints, bucket);
});

const put = (key: string, content: string, at = receivedAt) => upload(endpoints, bucket, key, content, at);
const ingesting = (...bodies: string[]) => captured(() => invoke(ingestOf(world.ports), bodies));
const versionOf = (event: string): string => JSON.parse(event).detail.object['version-id'];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** Name, dimension beside the service, and value: what a metric says; `handled` left out. */
const counted = ({ metrics }: Output) =>
  metrics.flatMap(({ name, dimensions, value }) => {
    const { service: _service, ...own } = dimensions[0] ?? {};
    return name === 'handled' ? [] : [[name, ...Object.values(own), value]];
  });

/** What we say, without what Powertools says of every invocation; it leaves out what is null. */
const ownFields = (line: Output['lines'][number] = {}) =>
  Object.fromEntries(
    Object.entries(line).filter(([name]) => !/^(level|message|timestamp|service|cold_start|function_.*|sampling_rate)$/.test(name)),
  );

describe('ingest tells in one line what became of an upload:', () => {
  const path = 'protocollo/usage-report/cpu.csv';
  const folder = 'protocollo/usage-report';
  const known = { ...project, messageId: 'message-0', attempt: 1, lagSeconds: 90 };
  const lag = ['lag', 90];
  const cases: [string, string, string, object, unknown[]][] = [
    [
      'a report without its mapping',
      keyOf(path),
      report(3),
      { folder, state: 'recognised', codes: ['MAPPING_MISSING'], rowsRead: 3, rowsRejected: 3 },
      [['files', 'recognised', 1], ['rows', 3], ['rejectedRows', 3], lag],
    ],
    [
      'a file that is nothing',
      keyOf(path),
      'prosa senza colonne',
      { folder, state: 'unrecognised', codes: [expect.stringMatching(/^[A-Z_]+$/)] },
      [['files', 'unrecognised', 1], ['refusals', expect.stringMatching(/^[A-Z_]+$/), 1], lag],
    ],
    [
      'a document',
      keyOf('protocollo/contract/c.pdf'),
      '%PDF-1.7\n',
      { folder: 'protocollo/contract', state: 'document', codes: [] },
      [['files', 'document', 1], lag],
    ],
    ['a declaration', keyOf('dossier.yaml'), dossier(), { state: 'declaration', codes: [] }, [['files', 'declaration', 1], lag]],
    [
      'an invalid declaration',
      keyOf('dossier.yaml'),
      invalidDossier,
      { state: 'declaration-invalid', codes: ['DECLARATION_INVALID'] },
      [['files', 'declaration-invalid', 1], ['refusals', 'DECLARATION_INVALID', 1], lag],
    ],
    ['a mapping', keyOf(`${path}.mapping.yaml`), mapping(), { folder, state: 'mapping', codes: [] }, [['files', 'mapping', 1], lag]],
    [
      'a key outside the grammar',
      keyOf('note/mie.txt'),
      'x',
      { state: 'key-refused', codes: ['KEY_OUTSIDE_GRAMMAR'] },
      [['files', 'key-refused', 1], ['refusals', 'KEY_OUTSIDE_GRAMMAR', 1], lag],
    ],
  ];
  test.each(cases)('%s', async (_what, key, content, fields, measures) => {
    const event = await put(key, content);
    const output = await ingesting(event);
    expect(output.lines).toEqual([expect.objectContaining({ level: 'INFO', message: 'upload received', service: 'ingest' })]);
    expect(ownFields(output.lines[0])).toEqual({
      ...known,
      bytes: Buffer.byteLength(content),
      pathSha256: sha256(key.slice(keyOf('').length)),
      versionId: versionOf(event),
      ...fields,
    });
    expect(counted(output).sort()).toEqual(measures.sort());
    expect(output.metrics.filter(({ name }) => name === 'handled').map(({ value }) => value)).toEqual([1]);
  });

  test('a key that names no project, by its hash alone', async () => {
    const key = 'uploads/nota.txt';
    const output = await ingesting(await put(key, 'x'));
    expect(output.lines).toMatchObject([{ pathSha256: sha256(key), state: 'key-refused' }]);
    expect(Object.keys(output.lines[0] ?? {})).not.toEqual(expect.arrayContaining(['ipa']));
  });

  test('an object outside the uploads, which is ignored', async () => {
    const output = await ingesting(await put('digests/x.json', '{}'));
    expect(output.lines).toMatchObject([{ state: 'ignored' }]);
    expect(counted(output)).toEqual([['files', 'ignored', 1]]);
  });

  test('an event that comes again, and a file that a mapping makes it read again: neither is late', async () => {
    const event = await put(keyOf(path), report(3));
    await ingesting(event);
    const again = await ingesting(event);
    expect(again.lines).toMatchObject([{ state: 'repeated', codes: [] }]);
    expect(again.lines[0]?.lagSeconds).toBeUndefined();
    expect(counted(again)).toEqual([['files', 'repeated', 1]]);
    await ingesting(await put(keyOf(`${path}.mapping.yaml`), mapping()));
    const [reread = ''] = world.waiting.uploads;
    const read = await ingesting(reread);
    expect(read.lines).toMatchObject([{ versionId: versionOf(event), state: 'recognised', rowsRead: 3 }]);
    expect(counted(read)).toEqual([
      ['files', 'recognised', 1],
      ['rows', 3],
      ['rejectedRows', 0],
    ]);
  });

  test('an upload that comes before the clock is not early', async () => {
    const output = await ingesting(await put(keyOf(path), report(3), '2026-01-10T10:00:00Z'));
    expect(output.lines).toMatchObject([{ lagSeconds: 0 }]);
  });
});

describe('assess tells in one line what a request came to:', () => {
  const assessing = (request: object) => captured(() => deliver(assessOf(world.ports), [JSON.stringify({ ...project, ...request })]));

  test('nothing to judge yet', async () => {
    const output = await assessing({});
    expect(output.lines).toMatchObject([{ ...project, came: 'awaiting-declaration' }]);
    expect(counted(output)).toEqual([]);
  });

  test('left to who asked later', async () => {
    await ingesting(await put(keyOf('dossier.yaml'), dossier()));
    expect((await assessing({ askedBy: 'earlier' })).lines).toMatchObject([{ came: 'left-to-another', askedBy: 'earlier' }]);
  });

  test('a record, counted by its outcome; the same again appends nothing', async () => {
    await ingesting(await put(keyOf('dossier.yaml'), dossier()));
    const tick = '2026-01-11T03:00:00Z';
    const output = await assessing({ tick });
    expect(output.lines).toMatchObject([{ message: 'assessment done', came: 'judged', tick, appended: ['migration: incomplete'] }]);
    expect(counted(output)).toEqual([['verdicts', 'incomplete', 1]]);
    const again = await assessing({ tick });
    expect(again.lines).toMatchObject([{ came: 'judged', outcome: 'incomplete', appended: [] }]);
    expect(counted(again)).toEqual([]);
  });

  test('two records at once, each by its own outcome', () => {
    const appended = [
      { purpose: 'migration', outcome: 'positive' },
      { purpose: 'maintenance', outcome: 'unproven' },
    ] as const;
    const { fields, measures } = tellAssessment({ is: 'judged', outcome: 'unproven', sequence: 2, appended });
    expect(fields.appended).toEqual(['migration: positive', 'maintenance: unproven']);
    expect(measures.map((one) => 'of' in one && one.of)).toEqual(['positive', 'unproven']);
  });
});

describe('our fault', () => {
  test('tells which message, which upload, and where in the code; its neighbours are counted as done', async () => {
    const events = [await put(keyOf('protocollo/contract/a.pdf'), '%PDF-1.7'), await put(keyOf('protocollo/contract/b.pdf'), '%PDF-1.7')];
    const open: Ports['evidence']['open'] = (key, version) =>
      key.endsWith('b.pdf') ? Promise.reject(new Error('S3 is out')) : world.ports.evidence.open(key, version);
    const broken = { ...world.ports, evidence: { ...world.ports.evidence, open } };
    const output = await captured(() => invoke(ingestOf(broken), events));
    const [done, failed] = output.lines;
    expect(done).toMatchObject({ level: 'INFO', messageId: 'message-0' });
    expect(failed).toMatchObject({
      level: 'ERROR',
      message: 'our fault; the message will be retried',
      messageId: 'message-1',
      ...project,
      folder: 'protocollo/contract',
      versionId: versionOf(events[1] ?? ''),
      error: { name: 'Error' },
    });
    const frames = (failed?.error as FaultLine | undefined)?.frames ?? [];
    expect(frames[1]).toMatch(/^receiveEvidence \(.*receive-evidence\.ts:\d+:\d+\)$/);
    expect(output.metrics.filter(({ name }) => ['handled', 'faults'].includes(name)).map(({ name, value }) => [name, value])).toEqual([
      ['handled', 1],
      ['faults', 1],
    ]);
  });

  test('of a message that is none of ours tells the message alone', async () => {
    const output = await ingesting('{}', 'not JSON');
    expect(output.lines.map(({ messageId, error }) => [messageId, (error as { name: string }).name])).toEqual([
      ['message-0', 'ZodError'],
      ['message-1', 'SyntaxError'],
    ]);
    expect(counted(output)).toEqual([['faults', [1, 1]]]);
  });
});

describe('a metric', () => {
  const measures: Record<MetricName, Measure> = {
    handled: { name: 'handled', value: 1 },
    faults: { name: 'faults', value: 2 },
    files: { name: 'files', value: 3, of: 'document' },
    rows: { name: 'rows', value: 4 },
    rejectedRows: { name: 'rejectedRows', value: 5 },
    refusals: { name: 'refusals', value: 6, of: 'KEY_OUTSIDE_GRAMMAR' },
    lag: { name: 'lag', value: 7 },
    verdicts: { name: 'verdicts', value: 8, of: 'positive' },
    queued: { name: 'queued', value: 9 },
  };
  test.each(Object.values(measures))('$name is published as it is defined', async (one) => {
    const telemetry = speakingTelemetry('ingest', clock);
    const { metrics } = await captured(async () => {
      // Something else of the same invocation, with and without a dimension of its own: neither may lend its own to this one.
      measure(telemetry, { name: 'files', value: 1, of: 'refused' });
      measure(telemetry, one);
      measure(telemetry, { name: 'verdicts', value: 1, of: 'negative' });
      telemetry.metrics.publishStoredMetrics();
    });
    const { unit, by } = metricDefinitions[one.name];
    const dimensions = [{ service: 'ingest', ...(by !== null && 'of' in one && { [by]: one.of }) }];
    expect(metrics).toContainEqual({ namespace: 'Attesta/laptop', name: one.name, unit, dimensions, value: one.value });
    expect(metrics).toHaveLength(3);
  });
});
