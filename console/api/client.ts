import type { Problem } from '../../functions/api/problem.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Language } from '../../shared/reasons/render.ts';
import type {
  Cell,
  Comparison,
  Continuity,
  Download,
  Evidence,
  Me,
  Project,
  ProjectPage,
  RecordPage,
  Replay,
  Services,
  UploadPage,
} from './answers.ts';
import { ApiFault, problemOf } from './fault.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** The API as the pages ask it. Each answer has the type of the schema that the API itself checks it against. */
export interface ApiClient {
  me(): Promise<Me>;
  projects(query: Query): Promise<ProjectPage>;
  project(of: ProjectKey): Promise<Project>;
  services(of: ProjectKey): Promise<Services>;
  /** One page of servers. @param query `record`, `cursor` */
  continuity(of: ProjectKey, service: string, query: Query): Promise<Continuity>;
  continuityCell(of: ProjectKey, service: string, place: CellPlace, record: string): Promise<Cell>;
  records(of: ProjectKey, query?: Query): Promise<RecordPage>;
  /** @param record its number, or `latest` */
  record(of: ProjectKey, record: string): Promise<AttestaRecord>;
  /** Made again now from the inputs that it names. */
  replay(of: ProjectKey, record: number): Promise<Replay>;
  /** @param end `report.pdf`, `report.html`, `export.csv`, `export.json` */
  recordFile(of: ProjectKey, record: number, end: string): Promise<ApiFile>;
  difference(of: ProjectKey, before: string, after: string): Promise<Comparison>;
  uploads(of: ProjectKey, query?: Query): Promise<UploadPage>;
  /** @param query `path`, and `record` or `version` */
  evidence(of: ProjectKey, query: Query): Promise<Evidence>;
  /** Where the file itself is, for a few minutes. */
  download(of: ProjectKey, query: Query): Promise<Download>;
}

/** A file to be saved. */
export interface ApiFile {
  readonly name: string;
  readonly content: Blob;
}

/** One day of one class of one server. */
interface CellPlace {
  readonly resource: string;
  readonly class: string;
  readonly day: string;
}

interface Asking {
  /** Where the API answers: an address or a path of our own origin, without a slash at the end. */
  readonly base: string;
  readonly language: Language;
  /** null: nobody has signed in, and the API says what it thinks of it. */
  readonly token: () => string | null;
  readonly signal: AbortSignal;
}

/** @throws (each of its answers) ApiFault: the API's own problem (RFC 9457), or that it cannot be reached */
export function apiClient(asking: Asking): ApiClient {
  const get = <T>(path: readonly string[], query: Query = {}) => ask<T>(asking, path, query);
  const projectPath = ({ ipa, cup }: ProjectKey) => ['projects', ipa, cup];
  return {
    me: () => get(['me']),
    projects: (query) => get(['projects'], query),
    project: (of) => get(projectPath(of)),
    services: (of) => get([...projectPath(of), 'services']),
    continuity: (of, service, query) => get([...projectPath(of), 'services', service, 'continuity'], query),
    continuityCell: (of, service, { resource, class: named, day }, record) =>
      get([...projectPath(of), 'services', service, 'continuity', named, day], { resource, record }),
    records: (of, query) => get([...projectPath(of), 'records'], query),
    record: (of, record) => get([...projectPath(of), 'records', record]),
    replay: (of, record) => get([...projectPath(of), 'records', String(record), 'replay']),
    recordFile: (of, record, end) => fileAt(asking, [...projectPath(of), 'records', String(record), end]),
    difference: (of, before, after) => get([...projectPath(of), 'records', before, 'diff', after]),
    uploads: (of, query) => get([...projectPath(of), 'uploads'], query),
    evidence: (of, query) => get([...projectPath(of), 'evidence'], query),
    download: (of, query) => get([...projectPath(of), 'evidence', 'download'], query),
  };
}

async function ask<T>(asking: Asking, path: readonly string[], query: Query): Promise<T> {
  return (await (await answerTo(asking, path, query, 'application/json')).json()) as T;
}

async function fileAt(asking: Asking, path: readonly string[]): Promise<ApiFile> {
  const answer = await answerTo(asking, path, {}, '*/*');
  const [, name = path.at(-1) ?? ''] = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  return { name, content: await answer.blob() };
}

async function answerTo(
  { base, language, token, signal }: Asking,
  path: readonly string[],
  query: Query,
  accept: string,
): Promise<Response> {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const address = `${base}/${path.map(encodeURIComponent).join('/')}${asked.size > 0 ? `?${asked}` : ''}`;
  const bearer = token();
  const headers = { Accept: accept, 'Accept-Language': language, ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}) };
  const answer = await fetch(address, { headers, signal, credentials: 'omit' }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ApiFault({ type: 'about:blank', title: '', status: 0, detail: '' } satisfies Problem);
  });
  if (!answer.ok) throw new ApiFault(await problemOf(answer));
  return answer;
}
