import { expect } from 'vitest';
import { dynamoRecords } from '../../../functions/adapters/dynamodb.ts';
import { UnknownCursor } from '../../../functions/faults.ts';
import type { IndexPage, PutGuard, RecordsTable } from '../../../functions/ports.ts';
import type { Stores } from '../rig/endpoints.ts';
import type { AdapterCase } from './adapter-case.ts';

const freshTable = async (stores: Stores): Promise<RecordsTable> => dynamoRecords(stores.dynamo, await stores.createTable());

const guards: { guard: PutGuard; stored: string | null; put: string; happens: boolean }[] = [
  { guard: { when: 'absent' }, stored: null, put: 'b', happens: true },
  { guard: { when: 'absent' }, stored: 'a', put: 'b', happens: false },
  { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: null, put: 'b', happens: true },
  { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: 'a', put: 'b', happens: true },
  { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: 'b', put: 'b', happens: false },
  { guard: { when: 'stored', attribute: 'order', is: '<=' }, stored: 'b', put: 'b', happens: true },
  { guard: { when: 'stored', attribute: 'order', is: '<=' }, stored: 'c', put: 'b', happens: false },
  { guard: { when: 'stored', attribute: 'order', is: '>' }, stored: 'c', put: 'b', happens: true },
  { guard: { when: 'stored', attribute: 'order', is: '>' }, stored: 'b', put: 'b', happens: false },
];

const guardCases = guards.map(
  ({ guard, stored, put, happens }): AdapterCase => ({
    name: `${JSON.stringify(guard)} over ${stored} lets ${put} happen: ${happens}`,
    async run(stores) {
      const records = await freshTable(stores);
      const key = { PK: 'guarded', SK: 'x' };
      if (stored) await records.put({ ...key, order: stored, mark: 'old' }, { when: 'absent' });
      expect(await records.put({ ...key, order: put, mark: 'new' }, guard)).toBe(happens);
      expect(await records.get(key)).toEqual({ ...key, order: happens ? put : stored, mark: happens ? 'new' : 'old' });
    },
  }),
);

const putDue = (records: RecordsTable, n: number, dueOn: string) =>
  records.put({ PK: `PROJECT#p#${n}`, SK: 'PROJECT', dueQueue: 'recheck', dueOn }, { when: 'absent' });

/** functions/adapters/dynamodb.ts over the one table of infra/definitions. */
export const recordsCases: readonly AdapterCase[] = [
  ...guardCases,
  {
    name: 'query gives every page of a prefix in order, and the last alone',
    async run(stores) {
      const records = await freshTable(stores);
      const filling = 'x'.repeat(120_000);
      for (let n = 1; n <= 20; n++) {
        await records.put({ PK: 'many', SK: `RECORD#${String(n).padStart(8, '0')}`, filling }, { when: 'absent' });
      }
      await records.put({ PK: 'many', SK: 'RECEIPT#1' }, { when: 'absent' });
      const items = (await records.query('many', 'RECORD#')) as { SK: string }[];
      expect(items.map((item) => item.SK)).toEqual(Array.from({ length: 20 }, (_, n) => `RECORD#${String(n + 1).padStart(8, '0')}`));
      expect(await records.query('many', 'RECORD#', 'last')).toMatchObject([{ SK: 'RECORD#00000020' }]);
      expect(await records.query('many', 'NOTHING#', 'last')).toEqual([]);
    },
  },
  {
    name: 'an index in pages: each item once, none after the limit; a cursor that is none is told so',
    async run(stores) {
      const records = await freshTable(stores);
      for (let n = 0; n < 7; n++) await putDue(records, n, `2026-03-0${n + 1}#p#${n}`);
      const seen: unknown[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const page: IndexPage = await records.queryIndex('due', 'recheck', { upTo: '2026-03-05~', limit: 2, after });
        seen.push(...page.items.map((item) => (item as { dueOn: string }).dueOn));
        after = page.next;
        pages += 1;
      } while (after !== null);
      expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `2026-03-0${n}#p#${n - 1}`));
      expect(pages).toBeGreaterThanOrEqual(3);
      for (const wrong of ['x', Buffer.from('[1,2,3]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')]) {
        await expect(records.queryIndex('due', 'recheck', { after: wrong })).rejects.toThrow(UnknownCursor);
      }
    },
  },
];
