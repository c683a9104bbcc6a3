import type { EvidenceRef, Reason } from '../model/finding.ts';
import type { EvidenceKind } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import type { EvidenceFile, ProjectFacts } from '../verdict/facts.ts';
import { evidenceRef, wasKept } from './documents.ts';

/** Declarations that the entity makes of one service at a time; a report may well serve several (DESIGN §4, Keys). */
const ofOneService: ReadonlySet<EvidenceKind> = new Set([
  'production-declaration',
  'data-completeness',
  'improvement-declaration',
  'origin-declaration',
]);

/**
 * The same bytes where two were to be expected (docs/adr/0018): a file that other projects sent too, and one declaration filed for several
 * services. Either has honest reasons, so a person looks. Files of the project that are for all its services are filed under `project`.
 */
export function reusedFiles({ files, claims }: Pick<ProjectFacts, 'files' | 'claims'>): {
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceRef[];
} {
  const others = new Map(claims.map(({ claimed, otherProjects }) => [claimed, otherProjects]));
  const kept = onceEach(files.filter(wasKept));
  const elsewhere = kept.flatMap((file) => {
    const otherProjects = others.get(file.digest.fileSha256) ?? 0;
    return otherProjects > 0 ? [{ file, reason: reason('FILE_IN_OTHER_PROJECTS', { file: file.upload.path, otherProjects }) }] : [];
  });
  const declared = kept.filter(({ upload }) => ofOneService.has(upload.kind) && upload.service !== 'project');
  const same = Map.groupBy(declared, ({ upload, digest }) => `${upload.kind}\n${digest.fileSha256}`);
  const repeated = [...same.values()].filter((group) => new Set(group.map(({ upload }) => upload.service)).size > 1);
  return {
    reasons: [
      ...elsewhere.map((found) => found.reason),
      ...repeated.map((group) => reason('DECLARATION_REPEATED', { files: group.map(({ upload }) => upload.path) })),
    ],
    evidence: onceEach([...elsewhere.map(({ file }) => file), ...repeated.flat()]).map((file) => ({ ...evidenceRef(file), sheet: null })),
  };
}

/** Uploads, not the files inside them: the bytes that are compared are those of the whole. */
const onceEach = (files: readonly EvidenceFile[]): readonly EvidenceFile[] => [
  ...new Map(files.map((file) => [file.upload.path, file])).values(),
];
