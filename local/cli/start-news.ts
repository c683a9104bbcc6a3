import type { Arrival, AssessmentRequest } from '../../functions/ports.ts';
import { listUploads } from '../../functions/read-model.ts';
import { type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { type ProjectReport, recordOf, reportProjects } from '../stack/project-report.ts';
import type { Stack } from '../stack/start-stack.ts';
import { table, tell } from './output.ts';
import { projectRow } from './start-text.ts';
import { uploadText } from './upload-text.ts';

const quiet = new Set(['recognised', 'document', 'mapping', 'declaration']);

/**
 * Tells, on stderr, what happens after the table was printed: each new record, and each upload that cannot be used and why. Reading
 * the news is never allowed to end the stack.
 */
export function announce(language: Language) {
  let stack: Stack | null = null;
  const told = new Map<string, string>();
  const idOf = ({ ipa, cup }: ProjectKey) => `${ipa}/${cup}`;

  const tellRecord = async (ports: Stack['ports'], project: ProjectKey) => {
    const record = await recordOf(ports, project);
    if (!record || told.get(idOf(project)) === record.hash) return;
    told.set(idOf(project), record.hash);
    tell(table([projectRow({ ...project, name: null, state: record.outcome, record }, language)]).trimEnd());
  };
  const tellUpload = async (ports: Stack['ports'], key: string) => {
    const place = readUploadKey(key);
    if (!place) return tell(`${key}: KEY_OUTSIDE_GRAMMAR`);
    // A declaration may have two lines: the one in force, and a later one that is invalid.
    const lines = (await listUploads(ports.records, place)).filter(({ path, state }) => path === place.path && !quiet.has(state));
    for (const line of lines) tell(`${idOf(place)} ${uploadText(line, language).join('\n')}`);
  };
  const safely = (work: Promise<void>) => void work.catch((error: unknown) => tell(String(error)));

  return {
    onRead: ({ key }: Arrival) => {
      if (stack) safely(tellUpload(stack.ports, key));
    },
    onJudged: (request: AssessmentRequest) => {
      if (stack) safely(tellRecord(stack.ports, request));
    },
    /** What is known now, and from here on the news. */
    async attach(started: Stack, first: readonly ProjectKey[]): Promise<readonly ProjectReport[]> {
      const projects = await reportProjects(started, first);
      for (const project of projects) if (project.record) told.set(idOf(project), project.record.hash);
      stack = started;
      return projects;
    },
  };
}
