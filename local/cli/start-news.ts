import type { Arrival, AssessmentRequest } from '../../functions/ports.ts';
import { listStrays, listUploads, type UploadLine } from '../../functions/read-model.ts';
import { isSound, problemsOfUpload } from '../../functions/upload-problems.ts';
import { type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { type ProjectReport, recordOf, reportProjects } from '../stack/project-report.ts';
import type { Stack } from '../stack/start-stack.ts';
import { table, tell } from './output.ts';
import { projectRow } from './start-text.ts';
import { uploadText } from './upload-text.ts';

/** What was said last of an upload: said again only where it differs. */
const saying = ({ state, versionId, digest, codes }: UploadLine): string => JSON.stringify([state, versionId, digest, codes]);

/**
 * Tells, on stderr, what happens after the table was printed: each new record, each upload that cannot be used and why, and each that
 * can be used now and could not before (its mapping came). Reading the news is never allowed to end the stack.
 */
export function announce(language: Language) {
  let stack: Stack | null = null;
  const told = new Map<string, string>();
  /** By key and version: a declaration may have two lines, the one in force and a later one that is invalid. */
  const unusable = new Map<string, string>();
  const idOf = ({ ipa, cup }: ProjectKey) => `${ipa}/${cup}`;

  const tellRecord = async (ports: Stack['ports'], project: ProjectKey) => {
    const record = await recordOf(ports, project);
    if (!record || told.get(idOf(project)) === record.hash) return;
    told.set(idOf(project), record.hash);
    tell(table([projectRow({ ...project, name: null, state: record.outcome, record }, language)]).trimEnd());
  };
  const tellUpload = async (ports: Stack['ports'], key: string) => {
    const place = readUploadKey(key);
    const lines = place
      ? (await listUploads(ports.records, place)).filter(({ path }) => path === place.path)
      : (await listStrays(ports.records)).filter(({ path }) => path === key);
    for (const line of lines) await tellLine(ports, place ? `${idOf(place)} ` : '', line);
  };
  const tellLine = async (ports: Stack['ports'], prefix: string, line: UploadLine) => {
    const place = `${prefix}${line.path}@${line.versionId}`;
    const before = unusable.get(place);
    if (isSound(line)) {
      if (unusable.delete(place)) tell(`${prefix}${uploadText(line, [], language)}`);
    } else if (before !== saying(line)) {
      unusable.set(place, saying(line));
      tell(`${prefix}${uploadText(line, await problemsOfUpload(ports, line), language)}`);
    }
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
      for (const project of projects) {
        if (project.record) told.set(idOf(project), project.record.hash);
        for (const line of await listUploads(started.ports.records, project)) {
          if (!isSound(line)) unusable.set(`${idOf(project)} ${line.path}@${line.versionId}`, saying(line));
        }
      }
      stack = started;
      return projects;
    },
  };
}
