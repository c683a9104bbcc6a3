import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import { type ProjectItem, partitionOf, projectItemSchema, sortKeys } from '../items.ts';
import { latestMigration, latestRecord, type RecordLine, recordAt } from '../read-model.ts';
import type { ApiPorts } from './api-ports.ts';
import type { RecordWord } from './parameters.ts';
import { ApiProblem } from './problem.ts';

/** A project's item; null where it has uploads and was not judged yet. Rejects with the problem `unknown-project`. */
export async function findProject({ records, evidence }: ApiPorts, project: ProjectKey): Promise<ProjectItem | null> {
  const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.project });
  if (stored !== undefined) return projectItemSchema.parse(stored);
  for await (const _version of evidence.versions(keys.upload(project, ''))) return null;
  throw unknownProject();
}

/** A record's line by its number or by a word. Rejects with the problem `unknown-record`, or `unknown-project`. */
export async function findRecord(ports: ApiPorts, project: ProjectKey, wanted: number | RecordWord): Promise<RecordLine> {
  const line = await (typeof wanted === 'number' ? recordAt(ports.records, project, wanted) : byWord[wanted](ports.records, project));
  if (line) return line;
  await findProject(ports, project);
  throw new ApiProblem('unknown-record', { detail: unknownRecord });
}

const byWord: Readonly<Record<RecordWord, typeof latestRecord>> = { latest: latestRecord, 'latest-migration': latestMigration };

/** Of a project that does not exist, and the very same of one that is none of the caller's business. */
export const unknownProject = (): ApiProblem =>
  new ApiProblem('unknown-project', {
    detail: {
      it: 'Nessuno ha mai caricato nulla per questo ente e questo CUP.',
      en: 'Nobody ever uploaded anything for this entity and this CUP.',
    },
  });

const unknownRecord = {
  it: 'Il progetto esiste, ma non ha questo verbale; «latest» è l’ultimo, se ce n’è uno.',
  en: 'The project exists, but has no such record; “latest” is the last one, if there is one.',
};
