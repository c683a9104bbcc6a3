import type { Declaration } from '../model/declaration.ts';
import type { Digest } from '../model/digest.ts';
import { type DigestPart, partsOf } from '../model/digest-parts.ts';
import type { ProjectKey } from '../model/keys.ts';
import type { EvidenceKind, Upload } from '../model/upload.ts';
import type { Hasher } from '../ports.ts';
import { withdrawnPaths } from '../verdict/withdrawn.ts';
import { addressClaim, type Claim, claimedIds, claimSha, type PlainClaim, resourceClaim } from './claimed-ids.ts';
import { isPlainAddressList, isPlainResourceList } from './plain-lists.ts';

/**
 * Files that are one project's own, so that the very same bytes in two projects ask for an explanation: figures of its machines, and what
 * it states in its own words (docs/adr/0018). Not among them is what many bodies honestly share: contracts and framework agreements,
 * suppliers' DNSH declarations, third parties' papers on critical data, and whatever is filed as `other`.
 */
const ownFiles: ReadonlySet<EvidenceKind> = new Set([
  'usage-report',
  'production-declaration',
  'data-completeness',
  'improvement-declaration',
  'origin-declaration',
]);

const lists: ReadonlySet<EvidenceKind> = new Set(['ip-list', 'resource-list']);

/** Kinds of which a file may claim something: of any other nothing has to be opened. */
export const mayClaim = (kind: EvidenceKind): boolean => ownFiles.has(kind) || lists.has(kind);

/** The claim of a file by its bytes alone. */
export const fileClaim = (fileSha256: string, sha256: Hasher): Claim => ({
  sha: claimSha(`file\n${fileSha256}`, sha256),
  claimed: fileSha256,
});

/** What one upload claims by what it is and by what it lists, each thing once, by its sha. */
export function uploadClaims(kind: EvidenceKind, digest: Digest, sha256: Hasher): readonly Claim[] {
  const listed = partsOf(digest).flatMap((part) => listedClaims(kind, part.digest));
  const claims = listed.map(({ key, claimed }) => ({ sha: claimSha(key, sha256), claimed }));
  return byShaOnce([...(isOwnFile(kind, digest) ? [fileClaim(digest.fileSha256, sha256)] : []), ...claims]);
}

/** An empty file is everybody's, and a report without a row, or one that waits for its mapping, proves nothing of anybody. A list that was read claims line by line; one for a person, by its bytes. */
function isOwnFile(kind: EvidenceKind, { bytes, recognition, rows }: Digest): boolean {
  if (bytes === 0 || recognition.status === 'refused') return false;
  if (lists.has(kind)) return recognition.status === 'document';
  return ownFiles.has(kind) && (recognition.status !== 'recognised' || rows.accepted > 0);
}

function listedClaims(kind: EvidenceKind, { recognition, resources, publicIps }: DigestPart): readonly PlainClaim[] {
  const listed = { kind, format: recognition.format };
  if (isPlainResourceList(listed)) {
    // A provider guessed from the shape of an id makes nobody's host name unique.
    return resources.flatMap((row) => resourceClaim(row.provider, row.resourceId));
  }
  return isPlainAddressList(listed) ? publicIps.flatMap(({ text }) => addressClaim(text)) : [];
}

/** What a project claims at all, each thing once, by its sha: its declaration, and the uploads that the declaration does not withdraw. */
export function projectClaims({ project, declaration, uploads, digests }: Claiming, sha256: Hasher): readonly Claim[] {
  const withdrawn = withdrawnPaths(declaration, project);
  const ofUploads = uploads
    .filter(({ path, kind }) => mayClaim(kind) && !withdrawn.has(path))
    .flatMap(({ kind, digest }) => {
      const read = digests.get(digest);
      return read ? uploadClaims(kind, read, sha256) : [];
    });
  return byShaOnce([...claimedIds(declaration, sha256), ...ofUploads]);
}

export interface Claiming {
  readonly project: ProjectKey;
  readonly declaration: Declaration;
  readonly uploads: readonly Pick<Upload, 'path' | 'kind' | 'digest'>[];
  readonly digests: ReadonlyMap<string, Digest>;
}

/** Of two claims of one thing the one that comes first: the declaration's own writing of it. */
function byShaOnce(claims: readonly Claim[]): readonly Claim[] {
  const found = new Map<string, Claim>();
  for (const { sha, claimed } of claims) if (!found.has(sha)) found.set(sha, { sha, claimed });
  return [...found.values()].sort((a, b) => (a.sha < b.sha ? -1 : 1));
}
