import type { ProjectKey } from '../shared/model/keys.ts';
import { partitionOf, receiptItemSchema, sortKeys } from './items.ts';
import type { RecordsTable } from './ports.ts';

/** Receipts of a project that one answer may read: less than a page of DynamoDB (1 MB). */
export const readableReceipts = 2_500;

/** First receipt of bytes in a project, by their sha256, whatever they were called (DESIGN §5 statement 3). Consistent. */
export const firstReceipts = async (records: RecordsTable, project: ProjectKey): Promise<ReadonlyMap<string, string>> =>
  earliest(await records.query(partitionOf(project), sortKeys.receipts));

/** The same for whoever answers a request, which may not take longer the more was ever uploaded. null: there are too many to say. */
export async function firstReceiptOf(
  records: RecordsTable,
  project: ProjectKey,
  sha256: string,
  atMost: number = readableReceipts,
): Promise<string | null> {
  const items = await records.query(partitionOf(project), sortKeys.receipts, { first: atMost + 1 });
  return items.length > atMost ? null : (earliest(items).get(sha256) ?? null);
}

function earliest(items: readonly unknown[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const item of items) {
    const { sha256, receivedAt } = receiptItemSchema.parse(item);
    const known = first.get(sha256);
    // Instants of one width: text order is time order.
    if (known === undefined || receivedAt < known) first.set(sha256, receivedAt);
  }
  return first;
}
