import type { IndexPage, IndexRange, RecordsTable } from './ports.ts';

/** The items of one partition of an index, in the order of its sort key, read page by page as they are taken. */
export async function* indexEntries(
  records: Pick<RecordsTable, 'queryIndex'>,
  index: string,
  partition: string,
  range: Omit<IndexRange, 'after'> = {},
): AsyncGenerator<unknown> {
  let after: string | null = null;
  do {
    const page: IndexPage = await records.queryIndex(index, partition, { ...range, after });
    yield* page.items;
    after = page.next;
  } while (after !== null);
}
