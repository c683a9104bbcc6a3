import type { ProjectKey } from '../shared/model/keys.ts';
import { partitionOf, receiptItemSchema, sortKeys } from './items.ts';
import type { RecordsTable } from './ports.ts';

/** First receipt of bytes in a project, by their sha256, whatever they were called (DESIGN §5 statement 3). Consistent. */
export async function firstReceipts(records: RecordsTable, project: ProjectKey): Promise<ReadonlyMap<string, string>> {
  const first = new Map<string, string>();
  for (const item of await records.query(partitionOf(project), sortKeys.receipts)) {
    const { sha256, receivedAt } = receiptItemSchema.parse(item);
    const known = first.get(sha256);
    // Instants of one width: text order is time order.
    if (known === undefined || receivedAt < known) first.set(sha256, receivedAt);
  }
  return first;
}
