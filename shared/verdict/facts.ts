import type { Declaration, DeclaredResource, ServiceDeclaration } from '../model/declaration.ts';
import type { ResourceSeen } from '../model/digest.ts';
import type { DigestPart } from '../model/digest-parts.ts';
import type { Register } from '../model/register.ts';
import type { Policy, Ruleset } from '../model/ruleset.ts';
import type { EvidenceKind, UnreadUpload, Upload } from '../model/upload.ts';
import type { Milliseconds } from '../model/usage.ts';

/** One upload that counts, or one member of it where it is an archive or a workbook, with what its bytes say. */
export interface EvidenceFile {
  readonly upload: Upload;
  /** Name of the member inside the upload; null: the upload itself. */
  readonly member: string | null;
  /** When its bytes were first received, milliseconds. */
  readonly receivedAt: Milliseconds;
  readonly digest: DigestPart;
}

/** How a file is called in texts: a member as if its archive were a folder. */
export const pathOf = ({ upload, member }: Pick<EvidenceFile, 'upload' | 'member'>): string =>
  member === null ? upload.path : `${upload.path}/${member}`;

/** A resource the service answers for: dossier and uploaded resource lists together. */
export interface ServiceResource extends DeclaredResource {
  /** Where it was declared: `dossier`, else the path of the list. */
  readonly declaredIn: string;
  /** Lower-cased for Azure ids, else as written: what ids are compared by. */
  readonly key: string;
}

/** A public address as declared: the dossier's or a list's own text. */
export interface DeclaredAddress {
  readonly text: string;
  readonly declaredIn: string;
  readonly row: number | null;
}

/** Signals about the same identifier or file under another project, without identities (DESIGN §6, claims). */
export interface ClaimSignal {
  readonly sha: string;
  /** The id, address or URL of *this* project that the claim is about; of a file the sha256 of its bytes. */
  readonly claimed: string;
  readonly otherProjects: number;
}

/** Everything that is true of the whole project at `asOf`. */
export interface ProjectFacts {
  readonly declaration: Declaration;
  readonly ruleset: Ruleset;
  readonly policy: Policy;
  /** Milliseconds: nothing later than this instant is known. */
  readonly asOf: Milliseconds;
  /** The Rome civil date of asOf. */
  readonly today: string;
  /** Last civil day of the schedule (domain.md §5.5, PKG-04), or null where no date is known. */
  readonly deadline: string | null;
  /** All uploads that count: current versions, received by asOf, not withdrawn; sorted by path. */
  readonly files: readonly EvidenceFile[];
  /** Current uploads that we have not read, received by asOf, not withdrawn; sorted by path. For no check: what they say nobody knows. */
  readonly unread: readonly UnreadUpload[];
  readonly claims: readonly ClaimSignal[];
  /** Snapshots of registers by `registerId`. */
  readonly registers: ReadonlyMap<string, Register>;
  /** Resource keys declared by any service of the project. */
  readonly declaredAnywhere: ReadonlySet<string>;
}

/** Everything a check may ask about one service. */
export interface ServiceFacts extends ProjectFacts {
  readonly service: ServiceDeclaration;
  readonly resources: readonly ServiceResource[];
  readonly addresses: readonly DeclaredAddress[];
  /** Inventory rows about the service's resources (aliases, sizes, state). */
  readonly seen: readonly ResourceSeen[];
  /** Other names of resources, by key, from all inventories of the project: a name that two resources share is nobody's. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Files of a kind filed under this service or under the project. */
  documents(kind: EvidenceKind): readonly EvidenceFile[];
}
