import type { ProjectKey } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type {
  Cell,
  Comparison,
  Continuity,
  Decision,
  Download,
  Evidence,
  Me,
  Project,
  ProjectPage,
  PutText,
  Recheck,
  RecordPage,
  Replay,
  Review,
  ReviewPage,
  Services,
  TextCheck,
  UploadPage,
  UploadReceipts,
  Written,
} from './answers.ts';
import { type ApiFile, type Asking, ask, fileAt, json, type Query, send } from './ask.ts';
import { projectsAsCsv, projectsAsJson } from './export-projects.ts';
import { orNone, over, yaml } from './written.ts';

export type { ApiFile, Query } from './ask.ts';

/** The API as the pages ask it. Each answer has the type of the schema that the API itself checks it against. */
export interface ApiClient {
  me(): Promise<Me>;
  projects(query: Query): Promise<ProjectPage>;
  /** Every page of the queue, as a file. */
  projectsFile(query: Query, form: 'csv' | 'json'): Promise<ApiFile>;
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
  /** What people decided, the latest first. */
  reviews(of: ProjectKey, query?: Query): Promise<ReviewPage>;
  review(of: ProjectKey, sha256: string): Promise<Review>;
  /** Decides one point of one record: the auditor's. */
  decide(of: ProjectKey, decision: Decision): Promise<Review>;
  /** Asks for the project to be judged again now. */
  askRecheck(of: ProjectKey): Promise<Recheck>;
  recheck(of: ProjectKey, recheck: string): Promise<Recheck>;
  /** What was sent last; null: nothing yet, or no such project. */
  declaration(of: ProjectKey): Promise<Written | null>;
  /** What would be said of this text. */
  checkDeclaration(of: ProjectKey, text: string): Promise<TextCheck>;
  /** @param version the one that is changed; null: the first */
  sendDeclaration(of: ProjectKey, text: string, version: string | null): Promise<PutText>;
  mapping(of: ProjectKey, place: MappingPlace): Promise<Written | null>;
  checkMapping(of: ProjectKey, text: string): Promise<TextCheck>;
  sendMapping(of: ProjectKey, place: MappingPlace, text: string, version: string | null): Promise<PutText>;
  uploads(of: ProjectKey, query?: Query): Promise<UploadPage>;
  /** Leave to put files into the store, all of them or none: the entity's. */
  requestUploads(of: ProjectKey, files: readonly WantedUpload[]): Promise<UploadReceipts>;
  /** @param query `path`, and `record` or `version` */
  evidence(of: ProjectKey, query: Query): Promise<Evidence>;
  /** Where the file itself is, for a few minutes. */
  download(of: ProjectKey, query: Query): Promise<Download>;
}

/** Whose mapping it is: a file's, or without `upload` that of its whole folder. */
export interface MappingPlace {
  /** Id of a service, or `project`. */
  readonly folder: string;
  readonly kind: string;
  readonly upload?: string;
}

/** A file that somebody wants to send. */
export interface WantedUpload {
  /** Below the project. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One day of one class of one server. */
interface CellPlace {
  readonly resource: string;
  readonly class: string;
  readonly day: string;
}

/** @throws (each of its answers) ApiFault: the API's own problem (RFC 9457), or that it cannot be reached */
export function apiClient(asking: Asking): ApiClient {
  const get = <T>(path: readonly string[], query: Query = {}) => ask<T>(asking, path, query);
  const projectPath = ({ ipa, cup }: ProjectKey) => ['projects', ipa, cup];
  const mappingPath = (of: ProjectKey, { folder, kind }: MappingPlace) => [...projectPath(of), 'mappings', folder, kind];
  const check = (path: readonly string[], text: string) => send<TextCheck>(asking, path, { method: 'POST', body: yaml(text) });
  const put = (path: readonly string[], text: string, version: string | null, query: Query = {}) =>
    send<PutText>(asking, path, { method: 'PUT', body: yaml(text), headers: over(version), query });
  return {
    me: () => get(['me']),
    projects: (query) => get(['projects'], query),
    projectsFile: (query, form) => (form === 'csv' ? projectsAsCsv : projectsAsJson)(asking, query),
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
    reviews: (of, query) => get([...projectPath(of), 'reviews'], query),
    review: (of, sha256) => get([...projectPath(of), 'reviews', sha256]),
    decide: (of, decision) => send(asking, [...projectPath(of), 'reviews'], { method: 'POST', body: json(decision) }),
    askRecheck: (of) => send(asking, [...projectPath(of), 'rechecks'], { method: 'POST', body: null }),
    recheck: (of, recheck) => get([...projectPath(of), 'rechecks', recheck]),
    declaration: (of) => orNone(get([...projectPath(of), 'declaration'])),
    checkDeclaration: (of, text) => check([...projectPath(of), 'declaration-checks'], text),
    sendDeclaration: (of, text, version) => put([...projectPath(of), 'declaration'], text, version),
    mapping: (of, place) => orNone(get(mappingPath(of, place), { upload: place.upload })),
    checkMapping: (of, text) => check([...projectPath(of), 'mapping-checks'], text),
    sendMapping: (of, place, text, version) => put(mappingPath(of, place), text, version, { upload: place.upload }),
    uploads: (of, query) => get([...projectPath(of), 'uploads'], query),
    requestUploads: (of, files) => send(asking, [...projectPath(of), 'uploads'], { method: 'POST', body: json({ files }) }),
    evidence: (of, query) => get([...projectPath(of), 'evidence'], query),
    download: (of, query) => get([...projectPath(of), 'evidence', 'download'], query),
  };
}
