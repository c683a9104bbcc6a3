import { fullRecord, latestRecord, listProjects } from '../../functions/read-model.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Connection } from './connect.ts';

/** A project and its latest record; null while there is none (no valid declaration yet). */
export interface ProjectReport extends ProjectKey {
  readonly name: string | null;
  readonly state: string;
  readonly record: AttestaRecord | null;
}

/** Every project of the stack: `first` ones first and in their order, then the others by CUP. */
export async function reportProjects(
  { ports }: Pick<Connection, 'ports'>,
  first: readonly ProjectKey[] = [],
): Promise<readonly ProjectReport[]> {
  const place = (key: ProjectKey) => {
    const index = first.findIndex((one) => one.ipa === key.ipa && one.cup === key.cup);
    return index < 0 ? first.length : index;
  };
  const items = [...(await listProjects(ports.records))].sort((a, b) => place(a) - place(b) || (a.cup < b.cup ? -1 : 1));
  return Promise.all(
    items.map(async ({ ipa, cup, name, state }) => ({ ipa, cup, name, state, record: await recordOf(ports, { ipa, cup }) })),
  );
}

export async function recordOf(ports: Connection['ports'], project: ProjectKey): Promise<AttestaRecord | null> {
  const latest = await latestRecord(ports.records, project);
  return latest && fullRecord(ports.evidence, latest.hash);
}
