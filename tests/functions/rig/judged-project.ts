import { type RecordItem, recordItemSchema } from '../../../functions/items.ts';
import type { ProjectKey, RecordsTable } from '../../../functions/ports.ts';
import { putJudged } from '../../../functions/project-item.ts';

export const projectOf = (number: number): ProjectKey => ({ ipa: 'p_vd', cup: `D19B2599999${String(number).padStart(4, '0')}` });

/** Stores a judged project of which only the next check matters. */
export async function judgedProject(records: RecordsTable, number: number, nextCheckOn: string | null, sequence = 1): Promise<ProjectKey> {
  const sha = 'f'.repeat(64);
  const item: RecordItem = recordItemSchema.parse({
    ...{ is: 'record', sequence, hash: sha, prevHash: null, inputsSha256: sha, dossierSha256: sha },
    ...{ purpose: 'migration', asOf: '2026-02-18T09:00:00Z', ruleset: { id: 'x', version: 'x', sha256: sha }, engine: '0' },
    ...{ outcome: 'incomplete', payableEur: 0, heldBackEur: 0, deadline: null, nextCheckOn, services: [] },
    ...{ points: { ids: [], codes: [], of: {} }, waitsFor: [] },
  } satisfies Record<keyof RecordItem, unknown>);
  await putJudged(records, projectOf(number), 'Provincia di Valdoro', item);
  return projectOf(number);
}
