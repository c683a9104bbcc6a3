import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessHandler } from '../../functions/assess/assess-handler.ts';
import { faultLine } from '../../functions/fault-line.ts';
import { ingestHandler } from '../../functions/ingest/ingest-handler.ts';
import type { Ports, ReceivedObject } from '../../functions/ports.ts';
import { captured, speakingTelemetry } from './rig/captured-output.ts';
import { dossier, keyOf, mapping, project, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { invoke, openWorld, upload } from './rig/world.ts';

/** What an entity may write, a person's name for one; no word of it may reach a log, however the message ends. */
const secret = 'MarioRossiZaffiro';
const path = 'protocollo/usage-report/cpu.csv';
type Files = readonly (readonly [key: string, content: string])[];

const places: [string, Files][] = [
  ['a cell of a report', [[keyOf(path), report().replaceAll('srv-01', secret)]]],
  [
    'a cell of a report read with its mapping',
    [
      [keyOf(`${path}.mapping.yaml`), mapping()],
      [keyOf(path), report().replaceAll('srv-01', secret)],
    ],
  ],
  [
    'a number that is none',
    [
      [keyOf(`${path}.mapping.yaml`), mapping()],
      [keyOf(path), report().replaceAll('1,5', secret)],
    ],
  ],
  ['the header of a report', [[keyOf(path), report().replaceAll('Macchina', secret)]]],
  ['prose', [[keyOf(path), `Gentile ${secret},\nsi dichiara quanto segue`]]],
  ['a document', [[keyOf('protocollo/contract/c.pdf'), `%PDF-1.7 ${secret}`]]],
  ['a JSON that ends too early', [[keyOf('protocollo/usage-report/cpu.json'), `{"MetricDataResults": [{"Id": ${secret}`]]],
  [
    'a label of a JSON',
    [
      [
        keyOf('protocollo/usage-report/cpu.json'),
        JSON.stringify({ MetricDataResults: [{ Id: secret, Label: secret, Timestamps: [], Values: [secret] }] }),
      ],
    ],
  ],
  ['a list of addresses', [[keyOf('protocollo/ip-list/ip.txt'), `192.0.2.1\n${secret}\n`]]],
  [
    'a valid mapping',
    [
      [keyOf(`${path}.mapping.yaml`), mapping(secret)],
      [keyOf(path), report()],
    ],
  ],
  ['a field of a mapping that nobody knows', [[keyOf(`${path}.mapping.yaml`), `${mapping()}${secret}: ${secret}\n`]]],
  ['a mapping that is no YAML', [[keyOf(`${path}.mapping.yaml`), `${secret}: [`]]],
  ['a valid declaration', [[keyOf('dossier.yaml'), dossier(secret)]]],
  ['a declaration that is no YAML', [[keyOf('dossier.yaml'), `schema: [${secret}`]]],
  ['a field of a declaration that nobody knows', [[keyOf('dossier.yaml'), `${dossier()}${secret}: x@${secret}.example\n`]]],
  ['a value of a declaration that is refused', [[keyOf('dossier.yaml'), dossier().replace('2025-10-13', secret)]]],
  ['an IPA code of a declaration', [[keyOf('dossier.yaml'), dossier().replace('P_VD', secret)]]],
  ['a withdrawal', [[keyOf('dossier.yaml'), `${dossier()}withdrawn: ["protocollo/contract/${secret}.pdf"]\n`]]],
  ['the name of a file', [[keyOf(`protocollo/usage-report/${secret}.csv`), report()]]],
  ['the name of a mapping', [[keyOf(`protocollo/usage-report/${secret}.csv.mapping.yaml`), mapping()]]],
  ['a folder outside the grammar', [[keyOf(`${secret}/usage-report/cpu.csv`), report()]]],
  ['a kind outside the grammar', [[keyOf(`protocollo/${secret}/cpu.csv`), report()]]],
  ['a key that names no project', [[`uploads/${secret}/cpu.csv`, report()]]],
  ['a key outside the uploads', [[`altro/${secret}.csv`, report()]]],
];

/** An error as talkative as they come: message, own fields, cause, and a stack whose message looks like a frame. */
const talkative = (): Error =>
  Object.assign(new Error(`no ${secret}\n    at ${secret} (${secret}.ts:1:1)`, { cause: new Error(secret) }), {
    Key: secret,
    code: secret,
    $metadata: { requestId: `${secret} ${secret}`, httpStatusCode: 500 },
  });

type Break = (ports: Ports) => Ports;
const rejecting = () => Promise.reject(talkative());
const evidence =
  (change: Partial<Ports['evidence']>): Break =>
  (ports) => ({ ...ports, evidence: { ...ports.evidence, ...change } });
const records =
  (change: Partial<Ports['records']>): Break =>
  (ports) => ({ ...ports, records: { ...ports.records, ...change } });
const opened =
  (change: Partial<ReceivedObject>): Break =>
  (ports) =>
    evidence({ open: async (key, version) => ({ ...(await ports.evidence.open(key, version)), ...change }) })(ports);
async function* breaking(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
  throw talkative();
}

/** Every port in turn out of order, or with an answer that is none of ours. */
const faults: [string, Break][] = [
  ['nothing', (ports) => ports],
  ['opening', evidence({ open: rejecting })],
  ['streaming', opened({ stream: breaking })],
  ['slicing', opened({ slice: rejecting })],
  ['reading what is ours', evidence({ read: rejecting })],
  ['reading a digest that is no JSON', evidence({ read: async () => `${secret}: ` })],
  ['reading a digest that is another thing', evidence({ read: async () => JSON.stringify({ [secret]: secret }) })],
  ['storing what is ours', evidence({ putOnce: rejecting })],
  ['getting an item', records({ get: rejecting })],
  ['getting an item that is another thing', records({ get: async () => ({ [secret]: secret }) })],
  ['querying', records({ query: rejecting })],
  ['querying items that are another thing', records({ query: async () => [{ is: secret, [secret]: secret }] })],
  ['putting', records({ put: rejecting })],
  ['asking for a judgement', (ports) => ({ ...ports, queue: { ...ports.queue, sendAssessment: rejecting } })],
  ['asking for a reading', (ports) => ({ ...ports, queue: { ...ports.queue, sendUploads: rejecting } })],
  [
    'hashing',
    (ports) => ({
      ...ports,
      means: {
        ...ports.means,
        sha256: () => {
          throw talkative();
        },
      },
    }),
  ],
  ['a word thrown by itself', records({ query: () => Promise.reject(secret) })],
];

/** In clear, or in one of the ways in which a log may have written it. */
const shows = (text: string, word: string): boolean =>
  [text, ...[...text.matchAll(/[A-Za-z0-9+/=_-]{16,}/g)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'))].some((one) =>
    decode(one).toLowerCase().includes(word.toLowerCase()),
  );
const decode = (text: string) => text.replace(/(%[0-9A-F]{2})+/gi, (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString());

let endpoints: Endpoints;
let bucket: string;
const bodies: string[] = [];
beforeAll(async () => {
  endpoints = await startEndpoints();
  bucket = await endpoints.createBucket();
  const files = [[keyOf('dossier.yaml'), dossier()] as const, ...places.flatMap(([, own]) => own)];
  for (const [key, content] of files) bodies.push(await upload(endpoints, bucket, key, content));
});
afterAll(() => endpoints.stop());

describe('no word of evidence reaches a log, wherever it stands in it, when the fault is in', () => {
  test.each(faults)('%s', async (of, broken) => {
    const { ports } = await openWorld(endpoints, bucket, broken);
    const clock = () => Date.parse('2026-01-10T10:00:00Z');
    let failures = 0;
    const { text, lines } = await captured(async () => {
      const tick = JSON.stringify({ ...project, tick: '2026-01-11T03:00:00Z' });
      const read = await invoke(ingestHandler(ports, speakingTelemetry('ingest', clock)), bodies);
      const judged = await invoke(assessHandler(ports, speakingTelemetry('assess', clock)), [tick]);
      failures = read.batchItemFailures.length + judged.batchItemFailures.length;
    });
    expect(lines).toHaveLength(bodies.length + 1);
    expect(failures > 0).toBe(of !== 'nothing');
    expect(text.split('\n').filter((line) => shows(line, secret))).toEqual([]);
  });

  test('the body of a message that is none of ours', async () => {
    const world = await openWorld(endpoints, bucket);
    const alien = [
      secret,
      `{"${secret}"`,
      JSON.stringify({ [secret]: secret }),
      JSON.stringify({ schema: 'attesta/reread@1', arrival: { key: secret, [secret]: 1 } }),
    ];
    for (const handler of [ingestHandler, assessHandler]) {
      const { text, lines } = await captured(() => invoke(handler(world.ports, speakingTelemetry('x', Date.now)), alien));
      expect(lines).toHaveLength(alien.length);
      expect(shows(text, secret), text).toBe(false);
    }
  });

  test('the event, whatever Powertools’ own variables ask for', async () => {
    const world = await openWorld(endpoints, bucket);
    const body = await upload(endpoints, bucket, keyOf(`protocollo/usage-report/${secret}.csv`), report());
    process.env.POWERTOOLS_LOGGER_LOG_EVENT = 'true';
    const { text } = await captured(() => invoke(ingestHandler(world.ports, speakingTelemetry('ingest', Date.now)), [body]));
    delete process.env.POWERTOOLS_LOGGER_LOG_EVENT;
    expect(shows(text, secret), text).toBe(false);
  });
});

describe('an error that any function logs', () => {
  test('is cut down by the logger itself', async () => {
    const { text, lines } = await captured(async () => {
      const { logger } = speakingTelemetry('api', Date.now);
      logger.error('our problem', { error: talkative() });
      logger.error('our problem', talkative());
    });
    expect(lines).toHaveLength(2);
    expect(shows(text, secret), text).toBe(false);
  });

  test('says no word of its message, wherever the message stands', () => {
    const before = fc.constantFrom('', ' ', '\n', '\n    at ', '(');
    const word = fc.tuple(before, fc.stringMatching(/^zq[a-z]{3,9}[ \n(:)]{0,3}$/)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, word, fc.boolean(), (message, name, isChangedLater) => {
        const error = new Error(`${message} quoted ${message}`);
        error.name = `${name} ${name}`;
        // Looked at once, a stack keeps the message that it was made with.
        expect(error.stack).toContain('zq');
        if (isChangedLater) error.message = 'changed later';
        return !JSON.stringify(faultLine(error)).includes('zq');
      }),
    );
  });

  test('tells what leads to its cause', () => {
    const denied = Object.assign(new Error(`User: arn:x is not authorized to perform: s3:GetObject on resource: "${secret}"`), {
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403, requestId: 'AB12' },
    });
    const reset = Object.assign(new Error('read ECONNRESET', { cause: denied }), { code: 'ECONNRESET' });
    expect(faultLine(reset)).toMatchObject({
      name: 'Error',
      code: 'ECONNRESET',
      frames: [expect.stringContaining('telemetry-secrets.test.ts'), ...faultLine(reset).frames.slice(1)],
      cause: { name: 'AccessDenied', status: 403, requestId: 'AB12', denied: 's3:GetObject' },
    });
  });
});
