import type { ProjectKey } from '../../shared/model/keys.ts';
import type { Item, RecordsTable } from '../ports.ts';
import { type ClaimItem, claimPartition, readClaimItem } from './claim-items.ts';

/** Requests under way at once: a declaration may have thousands of ids. */
const abreast = 16;

/** One at a time each, and so without the right to write in batches, which would be one to delete as well. */
export async function putClaims(records: RecordsTable, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += abreast) {
    await Promise.all(items.slice(start, start + abreast).map((item) => records.put(item, { when: 'always' })));
  }
}

/** Claims of an id by projects other than this one, whether they hold or not. Consistent. */
async function othersClaims(records: RecordsTable, { ipa, cup }: ProjectKey, sha: string): Promise<readonly ClaimItem[]> {
  const items = (await records.query(claimPartition(sha), '')).map(readClaimItem);
  return items.filter((item) => item.ipa !== ipa || item.cup !== cup);
}

/** The same of many ids: one answer for each, in their order. */
export async function othersClaimsOf(
  records: RecordsTable,
  project: ProjectKey,
  shas: readonly string[],
): Promise<readonly (readonly ClaimItem[])[]> {
  const found: (readonly ClaimItem[])[] = [];
  for (let start = 0; start < shas.length; start += abreast) {
    found.push(...(await Promise.all(shas.slice(start, start + abreast).map((sha) => othersClaims(records, project, sha)))));
  }
  return found;
}

export const nameOf = ({ ipa, cup }: ProjectKey): string => `${ipa}#${cup}`;
