import type { ProjectKey } from '../../shared/model/keys.ts';
import { type ClaimItem, claimItemSchema, claimPartition } from '../items.ts';
import type { Item, Ports, RecordsTable } from '../ports.ts';

/** Requests under way at once: a declaration, or a list, may have thousands of ids. */
const abreast = 16;

/** One at a time each, and so without the right to write in batches, which would be one to delete as well. */
export async function putClaims(records: RecordsTable, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += abreast) {
    await Promise.all(items.slice(start, start + abreast).map((item) => records.put(item, { when: 'always' })));
  }
}

/** Claims of an id by projects other than this one, whether they hold or not. Consistent. */
async function othersClaims(records: RecordsTable, { ipa, cup }: ProjectKey, sha: string): Promise<readonly ClaimItem[]> {
  const items = (await records.query(claimPartition(sha), '')).map((item) => claimItemSchema.parse(item));
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

/**
 * Asks for every other project that ever claimed one of these to be judged, whether its claim holds or not. In nobody's name: another
 * project's judgement is not to wait for what becomes of this upload.
 */
export async function askOthers({ records, queue }: Ports, project: ProjectKey, shas: Iterable<string>): Promise<void> {
  const claims = (await othersClaimsOf(records, project, [...new Set(shas)])).flat();
  const others = new Map(claims.map(({ ipa, cup }) => [nameOf({ ipa, cup }), { ipa, cup }]));
  for (const other of others.values()) await queue.sendAssessment(other);
}

export const nameOf = ({ ipa, cup }: ProjectKey): string => `${ipa}#${cup}`;
