import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { s3Evidence } from '../../functions/adapters/s3.ts';
import { digestShelf } from '../../functions/assess/digest-shelf.ts';
import { StorageFault, TooMuchToRead } from '../../functions/faults.ts';
import type { EvidenceStore } from '../../functions/ports.ts';
import { keys } from '../../shared/model/keys.ts';
import { ingest } from '../../shared/pipeline.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
let evidence: EvidenceStore;
const ids: string[] = [];
let size = 0;
beforeAll(async () => {
  endpoints = await startEndpoints();
  evidence = s3Evidence(endpoints.s3, await endpoints.createBucket());
  for (let n = 0; n < 20; n++) {
    const content = new TextEncoder().encode(`documento ${String(n).padStart(2, '0')}`);
    const bytes = {
      size: content.length,
      async *stream() {
        yield content;
      },
      slice: async (start: number, end: number) => content.slice(start, end),
    };
    const digest = await ingest({ bytes, kind: 'contract', mapping: null }, nodeMeans);
    const json = JSON.stringify(digest);
    size = json.length;
    await evidence.putOnce(keys.digest(digest.id), json);
    ids.push(digest.id);
  }
});
afterAll(() => endpoints.stop());

function counting() {
  const asked: string[] = [];
  const read = (key: string) => {
    asked.push(key);
    return evidence.read(key);
  };
  return { asked, store: { ...evidence, read } };
}

test('each digest is read once, whatever the order and the repetitions', async () => {
  const { asked, store } = counting();
  const shelf = digestShelf(store);
  const found = await shelf([...ids, ...ids]);
  expect([...found.keys()]).toEqual(ids);
  expect([...found.values()].map((digest) => digest.id)).toEqual(ids);
  await shelf([...ids].reverse());
  expect(asked).toHaveLength(20);
});

test('the least recently used leave when it is full', async () => {
  const { asked, store } = counting();
  const shelf = digestShelf(store, { capacity: 3 * size });
  const [a = '', b = '', c = '', d = ''] = ids;
  for (const id of [a, b, c, a, d]) await shelf([id]);
  asked.splice(0);
  for (const id of [a, c, d]) await shelf([id]);
  expect(asked).toEqual([]);
  await shelf([b]);
  expect(asked).toEqual([keys.digest(b)]);
});

test('a digest larger than the shelf is read and not kept', async () => {
  const { asked, store } = counting();
  const shelf = digestShelf(store, { capacity: size - 1 });
  await shelf(ids.slice(0, 1));
  expect((await shelf(ids.slice(0, 1))).size).toBe(1);
  expect(asked).toHaveLength(2);
});

test('a digest that is not there is our fault', async () => {
  await expect(digestShelf(evidence)(['0'.repeat(64)])).rejects.toThrow(StorageFault);
});

describe('of whoever may not read all there is', () => {
  test.each([
    ['so much', 20, 'reads'],
    ['one character less', 20 - 1 / 1000, 'rejects'],
    ['less than one digest', 0.5, 'rejects'],
  ] as const)('%s: %s', async (_what, digests, becomes) => {
    const asked = digestShelf(evidence, { atMost: Math.floor(digests * size) })(ids);
    if (becomes === 'reads') expect((await asked).size).toBe(20);
    else await expect(asked).rejects.toThrow(TooMuchToRead);
  });

  test('what memory holds counts as well: an answer does not depend on who asked before', async () => {
    const shelf = digestShelf(evidence, { atMost: 10 * size });
    for (const id of ids) await shelf([id]);
    await expect(shelf(ids)).rejects.toThrow(TooMuchToRead);
  });

  test('an object over the limit is not read at all, and the next request finds a connection', async () => {
    const key = keys.digest(ids[0] as string);
    await expect(evidence.read(key, size - 1)).rejects.toThrow(TooMuchToRead);
    expect((await evidence.read(key, size))?.length).toBe(size);
  });
});
