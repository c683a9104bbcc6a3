import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk, wanted } from '../rig/desk.ts';
import { mapping, report } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { tableItems } from '../rig/table-items.ts';
import { wholeBucket } from '../rig/whole-table.ts';

let endpoints: Endpoints;
let desk: Desk;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  desk = await openDesk(endpoints);
});

const path = 'protocollo/usage-report/cpu.csv';
const file = wanted([path, report()]);
const request = (files: readonly unknown[]) => desk.ask('entity', 'POST', '/uploads', { files });

test('a file is asked for, sent, read, and told by path and version', async () => {
  const [receipt] = (await request([file])).json.files;
  expect(receipt).toMatchObject({ ...file, key: `uploads/p_vd/D19B25999990006/${path}`, state: 'to-send', versionId: null });
  expect(receipt.put.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  const put = await fetch(receipt.put.url, { method: 'PUT', headers: receipt.put.headers, body: report() });
  const versionId = put.headers.get('x-amz-version-id');
  expect((await desk.ask('entity', 'GET', '/uploads')).json.uploads).toMatchObject([{ path, versionId, state: 'received', sha256: null }]);
  await desk.work();
  expect((await desk.ask('entity', 'GET', '/uploads')).json.uploads).toMatchObject([{ path, versionId, sha256: file.sha256 }]);
});

test('asking writes nothing, however often', async () => {
  const before = [await wholeBucket(endpoints, desk.bucket), await tableItems(endpoints, desk.world.table)];
  await Promise.all([request([file]), request([file])]);
  expect([await wholeBucket(endpoints, desk.bucket), await tableItems(endpoints, desk.world.table)]).toEqual(before);
});

test('many files at once: each has a receipt, and what is there already is not sent again', async () => {
  const files = { [path]: report(), [`${path}.mapping.yaml`]: mapping(), 'protocollo/contract/contratto.pdf': '%PDF-1.7' };
  expect((await desk.send(files)).map(({ status }) => status)).toEqual([200, 200, 200]);
  const again = (await request(Object.entries({ ...files, [path]: report(4) }).map(wanted))).json.files;
  expect(again.map(({ state }: { state: string }) => state)).toEqual(['to-send', 'already-there', 'already-there']);
  expect(again[1]).toMatchObject({ put: null, versionId: expect.any(String) });
});

test('what stood there before is sent again: the latest version counts', async () => {
  await desk.send({ [path]: report(3) });
  desk.at('2026-01-10T10:00:00Z');
  await desk.send({ [path]: report(4) });
  expect((await request([file])).json.files[0].state).toBe('to-send');
});

test('a later version that nobody has read yet: nobody knows what stands there', async () => {
  await desk.send({ [path]: report(3) });
  const [{ put }] = (await request([wanted([path, report(4)])])).json.files;
  await fetch(put.url, { method: 'PUT', headers: put.headers, body: report(4) });
  expect((await request([file])).json.files[0].state).toBe('to-send');
});

describe('a request that is not taken says every fault at once', () => {
  const rows: readonly (readonly [string, number, unknown, readonly unknown[]])[] = [
    [
      'paths outside the grammar, sizes, repetitions',
      422,
      {
        files: [
          file,
          file,
          { ...file, path: '../dossier.yaml' },
          { ...file, path: 'protocollo/ricordi/a.csv' },
          { ...file, path: 'dossier.yaml', bytes: 1_048_577 },
          { ...file, path: 'protocollo/usage-report/b.csv', bytes: 4_000_000_001 },
        ],
      },
      [
        { in: 'body', name: 'files.1.path', code: 'PATH_TWICE' },
        { name: 'files.2.path', code: 'KEY_OUTSIDE_GRAMMAR' },
        { name: 'files.3.path', code: 'KEY_OUTSIDE_GRAMMAR' },
        { name: 'files.4.bytes', code: 'FILE_TOO_LARGE' },
        { name: 'files.5.bytes', code: 'FILE_TOO_LARGE' },
      ],
    ],
    [
      'fields that are not as they should be',
      400,
      { files: [{ path: 7, sha256: 'A'.repeat(64), who: 'x' }], altro: 1 },
      [{ name: 'files.0.path' }, { name: 'files.0.bytes' }, { name: 'files.0.sha256' }, { name: 'files.0.who' }, { name: 'altro' }],
    ],
    ['an empty file', 400, { files: [{ ...file, bytes: 0 }] }, [{ name: 'files.0.bytes' }]],
    ['no file', 400, { files: [] }, [{ name: 'files' }]],
    ['too many files', 400, { files: Array.from({ length: 101 }, () => file) }, [{ name: 'files' }]],
    ['no object', 400, [], [{ name: '' }]],
    ['no JSON', 400, '{', [{ name: '' }]],
  ];
  test.each(rows)('%s', async (_what, status, body, errors) => {
    const answer = await desk.ask('entity', 'POST', '/uploads', body, { 'Content-Type': 'application/json' });
    expect([answer.status, answer.json.errors]).toEqual([status, errors.map((one) => expect.objectContaining(one))]);
  });

  test('in the language of whoever asked', async () => {
    const body = { files: [{ ...file, bytes: 'tre' }] };
    const told = async (language: string) =>
      (await desk.ask('entity', 'POST', '/uploads', body, { 'Accept-Language': language })).json.errors[0].detail;
    expect([await told('it'), await told('en')]).toEqual([
      'valore del tipo sbagliato: serve un numero',
      'a value of the wrong type: a number is wanted',
    ]);
  });

  test('a body that is too large, or of another kind', async () => {
    const large = await desk.ask('entity', 'POST', '/uploads', `{"files":[],"x":"${'x'.repeat(300_000)}"}`, {
      'Content-Type': 'application/json',
    });
    expect([large.status, large.json.detail]).toEqual([413, 'Qui si possono mandare al più 262144 byte.']);
    const yaml = await desk.ask('entity', 'POST', '/uploads', 'files: []', { 'Content-Type': 'application/yaml' });
    expect([yaml.status, yaml.headers.get('Accept')]).toEqual([415, 'application/json']);
  });
});

describe('who', () => {
  test.each([
    ['entity', 200],
    ['otherEntity', 404],
    ['auditor', 403],
    ['operator', 403],
  ] as const)('%s: %i', async (who, status) => {
    expect((await desk.ask(who, 'POST', '/uploads', { files: [file] })).status).toBe(status);
  });

  test('sent it stays with the object, whatever the body says', async () => {
    const [{ put }] = (await request([file])).json.files;
    expect(put.headers['x-amz-meta-attesta-who']).toBe('ente-p_vd');
  });
});
