import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstReceiptOf, firstReceipts } from '../../functions/first-receipts.ts';
import { partitionOf, sortKeys } from '../../functions/items.ts';
import { project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { openWorld, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
  world = await openWorld(endpoints, await endpoints.createBucket());
});
afterAll(() => endpoints.stop());

const [bytes, others] = ['a'.repeat(64), 'b'.repeat(64)];

test('the earliest receipt of the same bytes, and none where there are more than one answer may read', async () => {
  const { records } = world.ports;
  const receipts = [
    ['1', bytes, '2026-03-02T09:00:00Z'],
    ['2', bytes, '2026-03-01T09:00:00Z'],
    ['3', others, '2026-02-01T09:00:00Z'],
  ] as const;
  for (const [path, sha256, receivedAt] of receipts) {
    const key = { PK: partitionOf(project), SK: sortKeys.receipt(path, '0'.repeat(32)) };
    await records.put({ ...key, is: 'receipt', sha256, receivedAt }, { when: 'absent' });
  }
  expect((await firstReceipts(records, project)).get(bytes)).toBe('2026-03-01T09:00:00Z');
  expect(await firstReceiptOf(records, project, bytes)).toBe('2026-03-01T09:00:00Z');
  expect(await firstReceiptOf(records, project, bytes, 3)).toBe('2026-03-01T09:00:00Z');
  expect(await firstReceiptOf(records, project, bytes, 2)).toBeNull();
  expect(await firstReceiptOf(records, project, 'c'.repeat(64))).toBeNull();
});
