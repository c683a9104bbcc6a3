import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../rig/desk.ts';
import { dossier, invalidDossier, mapping, report } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { tableItems } from '../rig/table-items.ts';
import { wholeBucket } from '../rig/whole-table.ts';

/** Declarations and mappings over HTTP: tried, put in place of the one that was read, and read by the pipeline as any upload. */
let endpoints: Endpoints;
let desk: Desk;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  desk = await openDesk(endpoints);
});

const yaml = { 'Content-Type': 'application/yaml' };
const first = { ...yaml, 'If-None-Match': '*' };
const over = (etag: string | null) => ({ ...yaml, 'If-Match': etag ?? '' });
const put = (text: string, headers: Readonly<Record<string, string>> = first) => desk.ask('entity', 'PUT', '/declaration', text, headers);
const stored = async () => [await wholeBucket(endpoints, desk.bucket), await tableItems(endpoints, desk.world.table)];

describe('a declaration', () => {
  test('is put, read by the pipeline and in force; and is put in place of the one that was read', async () => {
    const done = await put(dossier('Prima'));
    expect([done.status, done.json]).toMatchObject([200, { path: 'dossier.yaml', isNew: true }]);
    await desk.work();
    expect((await desk.ask('auditor', 'GET', '')).json).toMatchObject({ name: 'Prima', record: { sequence: 1 } });
    const read = await desk.ask('entity', 'GET', '/declaration');
    expect([read.headers.get('ETag'), read.json.text]).toEqual([`"${done.json.versionId}"`, dossier('Prima')]);
    desk.at('2026-01-10T10:00:00Z');
    expect((await put(dossier('Seconda'), over(read.headers.get('ETag')))).status).toBe(200);
    await desk.work();
    expect((await desk.ask('auditor', 'GET', '')).json).toMatchObject({ name: 'Seconda', record: { sequence: 2 } });
  });

  test('of two who change the same one, one is told to read again, and loses nothing', async () => {
    const etag = (await put(dossier('Prima'))).headers.get('ETag');
    const both = await Promise.all(['Di uno', 'Di un’altra'].map((name) => put(dossier(name), over(etag))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = both.find(({ status }) => status === 412);
    expect(refused?.json).toMatchObject({ type: 'urn:problem-type:attesta:changed-meanwhile' });
    const now = (await desk.ask('entity', 'GET', '/declaration')).headers.get('ETag');
    expect(now).toBe(both.find(({ status }) => status === 200)?.headers.get('ETag'));
  });

  test('is not put in place of a version that was never there', async () => {
    await put(dossier('Prima'));
    const before = await stored();
    expect((await put(dossier('Seconda'), over('"nessuna"'))).status).toBe(412);
    expect(await stored()).toEqual(before);
  });

  test('sent twice is one version', async () => {
    const once = await put(dossier());
    const before = await stored();
    const twice = await put(dossier());
    expect([twice.status, twice.json]).toEqual([200, { ...once.json, isNew: false }]);
    expect(await stored()).toEqual(before);
  });

  test('keeps the name that it has in the bucket', async () => {
    await desk.send({ 'dossier.json': JSON.stringify({ schema: 'attesta/declaration@1' }) });
    const { headers } = await desk.ask('entity', 'GET', '/declaration');
    expect((await put(dossier(), over(headers.get('ETag')))).json).toMatchObject({ path: 'dossier.json' });
    await desk.work();
    expect((await desk.ask('auditor', 'GET', '')).json.record).toMatchObject({ sequence: 1 });
  });

  test.each([
    ['says no version', yaml, 428],
    ['says a version that is none', { ...yaml, 'If-Match': 'W/"x"' }, 428],
    ['says a version that is not there', over('"x"'), 412],
    ['is of another kind', { 'Content-Type': 'text/html', 'If-None-Match': '*' }, 415],
  ])('that %s is not put', async (_what, headers, status) => {
    const before = await stored();
    expect((await put(dossier(), headers)).status).toBe(status);
    expect(await stored()).toEqual(before);
  });

  test('that is not valid is not put, and every fault is told with its line, its field and what to do', async () => {
    const before = await stored();
    const wrong = dossier().replace('transfer', 'trasferimento').replace('2025-10-13', 'tredici ottobre').replace('province', 'provincia');
    const answer = await put(wrong);
    expect([answer.status, answer.json.type]).toEqual([422, 'urn:problem-type:attesta:not-taken']);
    expect(answer.json.errors).toEqual([
      {
        in: 'body',
        name: 'entity.kind',
        line: 2,
        code: 'DECLARATION_INVALID',
        detail: expect.stringMatching(/scegliere fra.*Correggere il campo/),
      },
      expect.objectContaining({ name: 'services.0.candidateMode', line: 10 }),
      expect.objectContaining({ name: 'services.0.migrationStartedOn', line: 12 }),
    ]);
    expect(await stored()).toEqual(before);
  });

  test('of another project is not put, whoever sends it', async () => {
    const answer = await put(dossier('Altra', 'D19B25999990007'));
    expect(answer.json.errors).toEqual([expect.objectContaining({ code: 'DECLARATION_OF_ANOTHER_PROJECT' })]);
  });

  test('too long is not read', async () => {
    expect((await put(`# ${'x'.repeat(1_048_576)}`)).status).toBe(413);
  });
});

describe('a dry run', () => {
  const check = (what: string, text: string, language = 'it') =>
    desk.ask('auditor', 'POST', `/${what}-checks`, text, { ...yaml, 'Accept-Language': language });
  const invalid: readonly (readonly [string, string, string, string])[] = [
    ['declaration', 'dossier.yaml', invalidDossier, 'a notice that nobody knows'],
    ['declaration', 'dossier.yaml', dossier('Altra', 'D19B25999990007'), 'another project'],
    ['declaration', 'dossier.yaml', 'schema: [', 'no YAML'],
    [
      'declaration',
      'dossier.yaml',
      dossier().replace('P_VD', 'P VD').replace('D19B', 'd19b').replace('id: protocollo', 'id: project'),
      'ids',
    ],
    [
      'mapping',
      'protocollo/usage-report/mapping.yaml',
      mapping().replace('Europe/Rome', 'Roma').replace('PT1H', 'un’ora'),
      'zone and length',
    ],
  ];
  test.each(invalid)('of a %s (%s) says what the pipeline says after the upload', async (what, path, text) => {
    const before = await stored();
    const { json } = await check(what, text);
    expect(json.valid).toBe(false);
    expect(await stored()).toEqual(before);
    await desk.send({ [path]: text });
    const [told] = (await desk.ask('entity', 'GET', '/uploads')).json.uploads;
    expect(json.reasons).toEqual(told.reasons);
  });

  test.each(invalid)('of a %s (%s) speaks English too', async (what, _path, text) => {
    const [italian, english] = [(await check(what, text)).json.reasons, (await check(what, text, 'en')).json.reasons];
    expect(english.length).toBe(italian.length);
    for (const [index, { text: told, details }] of english.entries()) {
      expect(told).not.toBe(italian[index].text);
      if ('message' in details) expect(details.message).not.toBe(italian[index].details.message);
    }
  });

  test('of what is right says so', async () => {
    expect((await check('declaration', dossier())).json).toEqual({ valid: true, reasons: [] });
    expect((await check('mapping', mapping())).json).toEqual({ valid: true, reasons: [] });
  });

  test('tells more at once than an item would keep', async () => {
    const resources = Array.from({ length: 30 }, () => '{ provider: aws, id: x, kind: pc }').join(', ');
    const { json } = await check('declaration', dossier().replace(/resources: \[.*\]/, `resources: [${resources}]`));
    expect(json.reasons.length).toBe(30);
  });

  test('of words about a person keeps them to itself: the answer has places and rules, the table and the bucket nothing', async () => {
    const address = 'ludovica.piantata@valdoro.example';
    const { text } = await check('declaration', dossier().replace('transfer', address).replace('aws', `${address}:segreto@`));
    expect(text).not.toMatch(/piantata|segreto/);
    expect(JSON.stringify(await stored())).not.toMatch(/piantata|segreto/);
  });
});

describe('a mapping', () => {
  const place = '/mappings/protocollo/usage-report';
  const path = 'protocollo/usage-report/cpu.csv';
  const putMapping = (where: string, text: string, headers: Readonly<Record<string, string>> = first) =>
    desk.ask('entity', 'PUT', `${place}${where}`, text, headers);
  const stateOf = async (wanted: string) =>
    (await desk.ask('entity', 'GET', '/uploads')).json.uploads.find((one: { path: string }) => one.path === wanted);

  test('of a file has it read again', async () => {
    await desk.send({ 'dossier.yaml': dossier(), [path]: report() });
    expect((await stateOf(path)).reasons).not.toEqual([]);
    expect((await putMapping('?upload=cpu.csv', mapping())).json).toMatchObject({ path: `${path}.mapping.yaml`, isNew: true });
    await desk.work();
    expect(await stateOf(path)).toMatchObject({ state: 'read', reasons: [] });
    const read = await desk.ask('auditor', 'GET', `${place}?upload=cpu.csv`);
    expect(read.json.text).toBe(mapping());
    expect((await putMapping('?upload=cpu.csv', mapping('Altri'), over(read.headers.get('ETag')))).status).toBe(200);
  });

  test('of a folder lies in the folder', async () => {
    expect((await putMapping('', mapping())).json.path).toBe('protocollo/usage-report/mapping.yaml');
    expect((await putMapping('', mapping('Altri'))).status).toBe(412);
    expect((await putMapping('', 'schema: altro', over('"x"'))).json.errors[0]).toMatchObject({
      name: 'schema',
      line: 1,
      code: 'MAPPING_INVALID',
    });
  });

  test.each([
    ['?upload=a%2Fb.csv', 400],
    ['?upload=%CC%81.csv', 200],
    [`?upload=${'x'.repeat(188)}`, 400],
    ['?upload=e%CC%81.csv', 400],
  ])('with the name %s: %i', async (where, status) => expect((await putMapping(where, mapping())).status).toBe(status));

  test.each(['/mappings/Protocollo/usage-report', '/mappings/protocollo/ricordi'])('at %s is at no address of ours', async (where) => {
    expect((await desk.ask('entity', 'PUT', where, mapping(), first)).status).toBe(400);
  });
});

describe('who', () => {
  test.each([
    ['otherEntity', 404, 404],
    ['auditor', 403, 200],
    ['otherAuditor', 403, 404],
    ['operator', 403, 200],
  ] as const)('%s puts: %i, tries: %i', async (who, puts, tries) => {
    expect((await desk.ask(who, 'PUT', '/declaration', dossier(), first)).status).toBe(puts);
    expect((await desk.ask(who, 'PUT', '/mappings/protocollo/usage-report', mapping(), first)).status).toBe(puts);
    expect((await desk.ask(who, 'POST', '/declaration-checks', dossier(), yaml)).status).toBe(tries);
    expect((await desk.ask(who, 'POST', '/mapping-checks', mapping(), yaml)).status).toBe(tries);
  });
});
