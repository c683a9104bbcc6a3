import type { Declaration } from './model/declaration.ts';
import type { Digest } from './model/digest.ts';
import type { ProjectKey } from './model/keys.ts';
import type { Mapping } from './model/mapping.ts';
import type { AttestaRecord } from './model/record.ts';
import type { PinnedRuleset } from './model/ruleset.ts';
import type { EvidenceKind, Upload } from './model/upload.ts';
import type { ByteSource, Hasher, Means } from './ports.ts';
import type { ClaimSignal } from './verdict/facts.ts';

/** Bytes with their sha256, parsed. */
export interface Pinned<T> {
  readonly value: T;
  readonly sha256: string;
}

export interface IngestInput {
  readonly bytes: ByteSource;
  /** null: nobody said (a file looked at by hand). */
  readonly kind: EvidenceKind | null;
  readonly mapping: Pinned<Mapping> | null;
}

/** One file to its digest: a pure function of bytes, kind, mapping and reader version. Bad input is told in the digest; only our faults throw. */
export async function ingest(_input: IngestInput, _means: Means): Promise<Digest> {
  throw new Error('not wired yet');
}

export interface AssessInput {
  readonly project: ProjectKey;
  readonly declaration: Pinned<Declaration>;
  /** Current version of every upload, first receipt of its bytes. Withdrawn ones may be among them: the declaration says which. */
  readonly uploads: readonly Upload[];
  /** By id: at least the digests that the uploads name. */
  readonly digests: ReadonlyMap<string, Digest>;
  readonly claims: readonly ClaimSignal[];
  readonly ruleset: PinnedRuleset;
  /** RFC 3339 UTC. */
  readonly asOf: string;
  readonly previous: { readonly sequence: number; readonly hash: string } | null;
}

/** A dossier to its sealed record: a pure function of small values. */
export function assess(_input: AssessInput, _sha256: Hasher): AttestaRecord {
  throw new Error('not wired yet');
}
