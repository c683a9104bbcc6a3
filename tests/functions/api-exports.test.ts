import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { apiHandler } from '../../functions/api/api-handler.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { readableDigests } from '../../functions/api/reading/opened-record.ts';
import type { Ports } from '../../functions/ports.ts';
import httpApiGet from './events/http-api-get.json' with { type: 'json' };
import { type Api, ask, projectPath } from './rig/api.ts';
import { openContinuousWorld } from './rig/continuous.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { asOperator, bearer, signedInAs, testIdentify } from './rig/sign-in.ts';
import { context, type World } from './rig/world.ts';

let endpoints: Endpoints;
let api: Api;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api, world } = await openContinuousWorld(endpoints));
}, 60_000);
afterAll(() => endpoints.stop());

describe('a record as a table', () => {
  const table = async (language = 'it') => {
    const answer = await ask(api, `${projectPath}/records/latest/export.csv`, { headers: { 'Accept-Language': language } });
    return { answer, rows: parse(answer.text, { bom: true, columns: true }) as Record<string, string>[] };
  };

  test('has a row for every finding and class, with the numbers of the record', async () => {
    const { answer, rows } = await table();
    const { json: record } = await ask(api, `${projectPath}/records/latest`);
    expect(answer.text.startsWith('"Codice IPA","CUP"')).toBe(true);
    expect(answer.headers.get('Content-Type')).toContain('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toContain('filename="verbale-p_vd-D19B25999990006-1.csv"');
    type Finding = { point: string; service: string | null; measured: { class: string; coveredSeconds: number; mean: number | null }[] };
    const wanted = record.findings.flatMap(({ point, service, measured }: Finding) =>
      (measured.length > 0 ? measured : [null]).map((one) => [
        ...[service ?? '', point, one?.class ?? ''],
        ...[String(one?.coveredSeconds ?? ''), String(one?.mean ?? '')],
      ]),
    );
    const told = rows.map((row) => ['Servizio', 'Punto', 'Classe', 'Secondi coperti', 'Media'].map((name) => row[name]));
    expect(told).toEqual(wanted);
    expect(new Set(rows.map((row) => row['Hash del verbale']))).toEqual(new Set([record.hash]));
  });

  test.each(['identity', 'gzip'])('has its mark of UTF-8 on every way, from Lambda too: %s', async (coding) => {
    const path = `${projectPath}/records/1/export.csv`;
    const unpacked = (bytes: Uint8Array) => Buffer.from(coding === 'gzip' ? gunzipSync(bytes) : bytes).toString('hex', 0, 5);
    const init = { headers: { 'Accept-Encoding': coding, ...(await bearer(asOperator)) } };
    expect(unpacked(new Uint8Array(await (await api.request(path, init)).arrayBuffer()))).toBe('efbbbf2243');
    const handler = apiHandler(world.ports, createTelemetry('api'), testIdentify);
    const event = structuredClone(httpApiGet) as unknown as APIGatewayProxyEventV2;
    const headers = Object.fromEntries(Object.entries(init.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const http = { ...event.requestContext.http, path };
    const answer = await handler(
      { ...event, rawPath: path, rawQueryString: '', headers, requestContext: { ...event.requestContext, http } },
      context,
    );
    expect([answer.statusCode, answer.isBase64Encoded]).toEqual([200, true]);
    expect(unpacked(Buffer.from(answer.body ?? '', 'base64'))).toBe('efbbbf2243');
  });

  test('speaks the language of whoever asks, under the same header', async () => {
    const [it, en] = await Promise.all([table('it'), table('en')]);
    expect(Object.keys(en.rows[0] ?? {})).toEqual(Object.keys(it.rows[0] ?? {}));
    expect(en.rows.map(({ Codici }) => Codici)).toEqual(it.rows.map(({ Codici }) => Codici));
    expect(en.rows[0]?.Motivi).not.toBe(it.rows[0]?.Motivi);
    expect([it, en].map(({ answer }) => answer.headers.get('Content-Language'))).toEqual(['it', 'en']);
  });

  test.each([
    ['text/csv', 200],
    ['text/html, */*;q=0.8', 200],
    ['application/json', 406],
    ['text/csv;q=0, */*', 406],
  ])('Accept: %s: %i', async (accept, status) => {
    expect((await ask(api, `${projectPath}/records/1/export.csv`, { headers: { Accept: accept } })).status).toBe(status);
  });

  test('of a record that is not there is a 404 in JSON', async () => {
    const { status, json } = await ask(api, `${projectPath}/records/9/export.csv`);
    expect([status, json.type]).toEqual([404, 'urn:problem-type:attesta:unknown-record']);
  });
});

test('a record as a file is the sealed one, byte for byte', async () => {
  const [file, record] = await Promise.all(['/export.json', ''].map((end) => ask(api, `${projectPath}/records/1${end}`)));
  expect(file?.text).toBe(record?.text);
  expect(file?.headers.get('Content-Disposition')).toContain('attachment; filename="verbale-p_vd-D19B25999990006-1.json"');
});

describe('a record made again', () => {
  const replayOf = async (change: (ports: Ports) => Ports = (ports) => ports) => {
    const changed = signedInAs(makeApi({ ...world.ports, ...change(world.ports) }, createTelemetry('api'), testIdentify), asOperator);
    return (await ask(changed, `${projectPath}/records/1/replay`)).json;
  };
  const withReading =
    (change: (text: string, key: string) => string) =>
    (ports: Ports): Ports => ({
      ...ports,
      evidence: {
        ...ports.evidence,
        read: async (key, atMost) => {
          const text = await ports.evidence.read(key, atMost);
          return text === null ? null : change(text, key);
        },
      },
    });

  test('from the same inputs is the same', async () => {
    expect(await replayOf()).toMatchObject({ status: 'same', difference: null, digests: 1, record: { sequence: 1 } });
  });

  test('from other digests says where it first differs', async () => {
    // The machine's hours, as if it had been off on one more day.
    const changed = await replayOf(
      withReading((text, key) =>
        key.startsWith('digests/') ? text.replace(/"zeros":24/, '"zeros":0').replace(/"max":0(?=[,}])/g, '"max":1') : text,
      ),
    );
    expect(changed.status).toBe('different');
    expect(changed.difference.path).toMatch(/^findings\.\d+\./);
    expect(changed.difference.stored).not.toBe(changed.difference.recomputed);
  });

  test('that was changed after it was sealed shows', async () => {
    const forged = await replayOf(
      withReading((text, key) =>
        key.startsWith('records/')
          ? text.replace('"outcome":"negative"', '"outcome":"positive"').replace(/"payableEur":0/, '"payableEur":1')
          : text,
      ),
    );
    expect(forged).toMatchObject({ status: 'different', difference: { path: expect.stringMatching(/outcome|payableEur/) } });
  });

  test('by rules that are not here is left to the operator; its map and its report say the same, in both languages', async () => {
    const strange = withReading((text, key) =>
      key.startsWith('records/') ? text.replace(/("ruleset":\{[^}]*"sha256":")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`) : text,
    );
    expect(await replayOf(strange)).toMatchObject({ status: 'rules-not-here', difference: null });
    const api = signedInAs(makeApi({ ...world.ports, ...strange(world.ports) }, createTelemetry('api'), testIdentify), asOperator);
    const addresses = ['services/protocollo/continuity', 'records/1/report.html', 'records/1/report.pdf'];
    for (const [language, words] of [
      ['it', 'chiedere a chi gestisce il servizio'],
      ['en', 'ask whoever runs the service'],
    ] as const)
      for (const address of addresses) {
        const told = await ask(api, `${projectPath}/${address}`, { headers: { 'Accept-Language': language } });
        expect([told.status, told.json.type, told.headers.get('Content-Language')]).toEqual([
          422,
          'urn:problem-type:attesta:rules-not-here',
          language,
        ]);
        expect(told.json.detail).toContain(words);
      }
  });

  test('that needs more than a request may read is left to the operator, as is its map', async () => {
    const heavy = (ports: Ports): Ports =>
      withReading((text, key) => (key.startsWith('digests/') ? `${text}${' '.repeat(readableDigests)}` : text))(ports);
    expect(await replayOf(heavy)).toMatchObject({ status: 'too-much', difference: null });
    const tooHeavy = signedInAs(makeApi({ ...world.ports, ...heavy(world.ports) }, createTelemetry('api'), testIdentify), asOperator);
    const map = await ask(tooHeavy, `${projectPath}/services/protocollo/continuity`);
    expect([map.status, map.json.type]).toEqual([422, 'urn:problem-type:attesta:too-much-to-read']);
  });
});
