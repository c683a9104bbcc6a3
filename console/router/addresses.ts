import type { ProjectKey } from '../../shared/model/keys.ts';

/**
 * Where the pages are. An address is the part after `#`: the server is never told it, so that the console is a folder of files (no rewriting
 * of addresses at CloudFront, whose one way of doing it would also rewrite the API's 404), and no log of a server holds a project's code.
 */
const route = (path: string, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `#${path}${asked.size > 0 ? `?${asked}` : ''}`;
};
const below = ({ ipa, cup }: ProjectKey, ...rest: readonly string[]) =>
  `/projects/${[ipa, cup, ...rest].map(encodeURIComponent).join('/')}`;

/** Stands for the whole package where a point belongs to no service: no id of a service is a single sign. */
export const packageWord = '-';

export const addresses = {
  queue: (filters: Readonly<Record<string, string | undefined>> = {}) => route('/projects', filters),
  project: (of: ProjectKey, record?: number) => route(below(of), { record: record?.toString() }),
  point: (of: ProjectKey, record: number, point: string, service: string | null) =>
    route(below(of, 'records', String(record), 'points', point, service ?? packageWord)),
  continuity: (of: ProjectKey, record: number, service: string) => route(below(of, 'records', String(record), 'continuity', service)),
  /** Where the columns of a table are explained. @param path of the file; without: one that is chosen there */
  mapping: (of: ProjectKey, path?: string) => route(below(of, 'mapping'), { path }),
  declaration: (of: ProjectKey) => route(below(of, 'declaration')),
  upload: (of: ProjectKey) => route(below(of, 'upload')),
  records: (of: ProjectKey, cursor?: string) => route(below(of, 'records'), { cursor }),
  difference: (of: ProjectKey, before: number, after: number) => route(below(of, 'records', String(before), 'diff', String(after))),
  evidence: (of: ProjectKey, filters: Readonly<Record<string, string | undefined>> = {}) => route(below(of, 'evidence'), filters),
  /** One file, and where a finding was read in it. @param at `record`, `version`, `from` and `to` (rows), `sheet` */
  file: (of: ProjectKey, path: string, at: Readonly<Record<string, string | undefined>> = {}) =>
    route(below(of, 'evidence', 'file'), { path, ...at }),
} as const;
