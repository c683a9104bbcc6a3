import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { catalogue } from '../../support/catalogue-cases.ts';
import { type Desk, openDesk } from '../rig/desk.ts';
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

const text = stringify(catalogue({}, { takenOn: '2026-01-01' }).value);
const csv =
  'id,family,provider,service,level,validFrom,validTo,revokedOn,hostingCsp,url\nIA-0001,IA,Esempio Cloud SpA,IaaS,QC1,2025-01-01,,,,\n';
const post = (path: string, body: string, type = 'application/yaml', who: Parameters<Desk['ask']>[0] = 'operator') =>
  desk.ask(who, 'POST', `/${path}`, body, { 'Content-Type': type });
const listed = async () => (await desk.ask('entity', 'GET', '//registers')).json.registers;
const stored = async () => [await wholeBucket(endpoints, desk.bucket), await tableItems(endpoints, desk.world.table)];

describe('a register', () => {
  test('is imported once, however often it is sent, and listed beside those that come with Attesta', async () => {
    const shipped = await listed();
    expect(shipped.every(({ importedAt }: { importedAt: unknown }) => importedAt === null)).toBe(true);
    const first = await post('/registers', text);
    expect([first.status, first.json]).toMatchObject([201, { id: 'acn', takenOn: '2026-01-01', importedAt: '2026-01-10T09:00:00Z' }]);
    desk.at('2026-01-11T09:00:00Z');
    const before = await stored();
    const again = await post('/registers', text);
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(await stored()).toEqual(before);
    expect(await listed()).toEqual([...shipped, first.json]);
  });

  test('as the world publishes it needs its day, and says so', async () => {
    const without = await post('/registers', csv, 'text/csv');
    expect([without.status, without.json.errors]).toEqual([422, [expect.objectContaining({ in: 'body', name: 'takenOn', line: 1 })]]);
    expect((await post('/registers?taken-on=2026-01-01&complete=true', csv, 'text/csv')).json).toMatchObject({
      entries: 1,
      partial: false,
    });
  });

  test('that is none is not imported, not even in part; every fault is told with its line', async () => {
    const before = await stored();
    const wrong = `${csv}IA-0002,IA,Esempio,IaaS,alto,2025-01-01,,,,\nIA-0003,XX,Esempio,IaaS,QC1,ieri,,,,\n`;
    const answer = await post('/registers?taken-on=2026-01-01', wrong, 'text/csv');
    expect([answer.status, answer.json.errors.map(({ name, line }: { name: string; line: number }) => [name, line])]).toEqual([
      422,
      [
        ['level', 3],
        ['family', 4],
        ['validFrom', 4],
      ],
    ]);
    expect(await stored()).toEqual(before);
  });

  test('is tried without being imported, with the sha256 that it would have', async () => {
    const before = await stored();
    const tried = await post('/register-checks', text);
    expect(tried.json).toMatchObject({ valid: true, snapshot: { id: 'acn', importedAt: null }, faults: [] });
    expect((await post('/register-checks', 'schema: altro')).json).toMatchObject({ valid: false, snapshot: null, faults: [{ line: 1 }] });
    expect(await stored()).toEqual(before);
    expect((await post('/registers', text)).json.sha256).toBe(tried.json.snapshot.sha256);
  });

  test.each(['entity', 'auditor'] as const)('is not for %s to import', async (who) => {
    expect((await post('/registers', text, 'application/yaml', who)).status).toBe(403);
    expect((await post('/register-checks', text, 'application/yaml', who)).status).toBe(403);
  });

  test('too long, or of a kind that is none', async () => {
    expect((await post('/registers', ' '.repeat(4_000_001))).status).toBe(413);
    expect((await post('/registers?register=elenco', text)).json.errors).toEqual([
      expect.objectContaining({ in: 'query', name: 'register' }),
    ]);
  });
});
