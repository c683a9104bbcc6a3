import { type EvidenceKind, evidenceKinds } from './evidence-kinds.ts';

/**
 * What a path below `uploads/{ipa}/{cup}/` (or below a dossier folder) is. The grammar is DESIGN §4, Keys; a path outside it
 * is told back as refused, never ignored.
 */
export type DossierPath =
  | { readonly is: 'declaration'; readonly path: string }
  | { readonly is: 'evidence'; readonly path: string; readonly service: string; readonly kind: EvidenceKind; readonly filename: string }
  /** `appliesTo` null: every upload of the folder that has no mapping of its own. */
  | { readonly is: 'mapping'; readonly path: string; readonly folder: string; readonly appliesTo: string | null }
  | { readonly is: 'refused'; readonly path: string; readonly code: 'KEY_OUTSIDE_GRAMMAR'; readonly wanted: string };

export interface ProjectKey {
  readonly ipa: string;
  readonly cup: string;
}

const grammar = '{service id or "project"}/{kind}/{filename}';
const encoder = new TextEncoder();

/** Reads one path relative to the project. */
export function readDossierPath(path: string): DossierPath {
  const refuse = (wanted: string): DossierPath => ({ is: 'refused', path, code: 'KEY_OUTSIDE_GRAMMAR', wanted });
  if (/^dossier\.(yaml|json)$/.test(path)) return { is: 'declaration', path };
  const parts = path.split('/');
  const [service, kind, filename] = parts;
  if (parts.length !== 3 || !service || !kind || !filename) return refuse(grammar);
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(service)) return refuse('a service id: ^[a-z0-9][a-z0-9-]{1,62}$, or "project"');
  if (!(evidenceKinds as readonly string[]).includes(kind)) return refuse(`a kind: ${evidenceKinds.join(', ')}`);
  if (filename !== filename.normalize('NFC')) return refuse('a file name in Unicode NFC');
  if (encoder.encode(filename).length > 200) return refuse('a file name of at most 200 bytes');
  const folder = `${service}/${kind}`;
  if (filename === 'mapping.yaml') return { is: 'mapping', path, folder, appliesTo: null };
  const own = /^(.+)\.mapping\.yaml$/.exec(filename)?.[1];
  if (own) return { is: 'mapping', path, folder, appliesTo: `${folder}/${own}` };
  return { is: 'evidence', path, service, kind: kind as EvidenceKind, filename };
}

/** The mapping paths that may apply to an upload, the stronger first. */
export function mappingPathsOf(path: string): readonly [own: string, ofFolder: string] {
  return [`${path}.mapping.yaml`, `${path.slice(0, path.lastIndexOf('/'))}/mapping.yaml`];
}

/** Splits a bucket key `uploads/{ipa}/{cup}/{path}`; null when it is not below a project's prefix. */
export function readUploadKey(key: string): (ProjectKey & { readonly path: string }) | null {
  const match = /^uploads\/([a-z0-9_-]{2,20})\/([A-Z]\d{2}[A-Z]\d{11})\/(.+)$/su.exec(key);
  return match ? { ipa: match[1] as string, cup: match[2] as string, path: match[3] as string } : null;
}

/** Every storage key of the product, in one place. `ipa` is always lower case in keys. */
export const keys = {
  upload: (project: ProjectKey, path: string) => `uploads/${project.ipa.toLowerCase()}/${project.cup}/${path}`,
  digest: (id: string) => `digests/${id}.json`,
  record: (hash: string) => `records/${hash}.json`,
  register: (sha256: string) => `registers/${sha256}.json`,
  /** Never below `uploads/`: who may upload may not review. */
  review: (project: ProjectKey, sha256: string) => `${keys.reviews(project)}${sha256}.json`,
  reviews: ({ ipa, cup }: ProjectKey) => `reviews/${ipa.toLowerCase()}/${cup}/`,
} as const;
