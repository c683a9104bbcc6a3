import { hashWhileRead } from './hash-while-read.ts';
import type { Declaration } from './model/declaration.ts';
import type { Digest, DigestMember } from './model/digest.ts';
import type { ProjectKey } from './model/keys.ts';
import type { Mapping } from './model/mapping.ts';
import type { AttestaRecord, Purpose } from './model/record.ts';
import type { Register } from './model/register.ts';
import type { Review } from './model/review.ts';
import type { PinnedRuleset } from './model/ruleset.ts';
import type { EvidenceKind, UnreadUpload, Upload } from './model/upload.ts';
import type { ByteSource, Hasher, Means } from './ports.ts';
import { withoutPersonal } from './reading/personal.ts';
import { readEvidence } from './reading/read-evidence.ts';
import { sha256Of } from './sha256-of.ts';
import { openDigestSink } from './usage/digest-sink.ts';
import { applyReviews } from './verdict/apply-reviews.ts';
import { buildFacts } from './verdict/build-facts.ts';
import { conclude } from './verdict/conclude.ts';
import { draftRecord } from './verdict/draft-record.ts';
import { answerWhole, evaluate } from './verdict/evaluate.ts';
import type { ClaimSignal } from './verdict/facts.ts';
import { holdUnread } from './verdict/hold-unread.ts';
import { nextSteps } from './verdict/next-steps.ts';
import { seal } from './verdict/seal.ts';
import { READER_VERSION } from './version.ts';

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
export async function ingest({ bytes, kind, mapping }: IngestInput, means: Means): Promise<Digest> {
  const hashed = hashWhileRead(bytes, means.sha256);
  const mappingSha256 = mapping?.sha256 ?? null;
  const read = await readContent(hashed.source, kind, mapping?.value ?? null, means);
  const fileSha256 = await hashed.hex();
  return {
    schema: 'attesta/digest@1',
    id: digestId({ fileSha256, kind, mappingSha256 }, means.sha256),
    reader: READER_VERSION,
    fileSha256,
    bytes: bytes.size,
    kind,
    mappingSha256,
    producer: mapping?.value.producer ?? null,
    ...read,
  };
}

/** What a digest is named by: nothing of when or where the file arrived (DESIGN §4 Digest). */
export function digestId(of: { fileSha256: string; kind: EvidenceKind | null; mappingSha256: string | null }, sha256: Hasher): string {
  return sha256Of(['attesta/digest', of.fileSha256, of.kind ?? '-', of.mappingSha256 ?? '-', READER_VERSION].join('\n'), sha256);
}

type Content = Omit<Digest, 'schema' | 'id' | 'reader' | 'fileSha256' | 'bytes' | 'kind' | 'mappingSha256' | 'producer'>;

async function readContent(bytes: ByteSource, kind: EvidenceKind | null, mapping: Mapping | null, means: Means): Promise<Content> {
  const members: DigestMember[] = [];
  let own: Omit<Content, 'members'> | null = null;
  const openSink = () => {
    const sink = openDigestSink();
    means.onRows?.(sink.rows);
    return sink;
  };
  for await (const { name, sink, ...read } of readEvidence(bytes, { kind, mapping }, means, openSink)) {
    const content = { ...read, ...sink.finish() };
    if (name === null) own = content;
    else members.push({ name: nameOfMember(name, members), ...content });
  }
  if (own === null) throw new Error('a file was read to no end');
  // Nothing of a refused file counts, also what was read before its fault showed.
  if (own.recognition.status === 'refused') return { ...own, members: [] };
  const rows = members.reduce((sum, member) => addRows(sum, member.rows), own.rows);
  return { ...own, rows, members };
}

/** Names of files inside may hold people's addresses too; masked, two of them must not become one. */
function nameOfMember(name: string, before: readonly DigestMember[]): string {
  const masked = withoutPersonal(name);
  return masked !== name && before.some((member) => member.name === masked) ? `${masked} #${before.length + 1}` : masked;
}

const addRows = (a: Digest['rows'], b: Digest['rows']): Digest['rows'] => ({
  read: a.read + b.read,
  accepted: a.accepted + b.accepted,
  rejected: a.rejected + b.rejected,
});

/** A dossier as it stands: what a record is made from, but for when, why, and what was sealed before. */
export interface DossierInput {
  readonly project: ProjectKey;
  readonly declaration: Pinned<Declaration>;
  /** Current version of every upload, first receipt of its bytes. Withdrawn ones may be among them: the declaration says which. */
  readonly uploads: readonly Upload[];
  /** By id: at least the digests that the uploads name. */
  readonly digests: ReadonlyMap<string, Digest>;
  /** Current uploads that we have not read: what they may say keeps points open (DESIGN §1, invariants 3 and 4). */
  readonly unread: readonly UnreadUpload[];
  readonly claims: readonly ClaimSignal[];
  /** Every review of the project made by `asOf`; later ones of the same finding take the place of earlier ones. */
  readonly reviews: readonly Pinned<Review>[];
  /** One snapshot of each register, the one in force. */
  readonly registers: readonly Pinned<Register>[];
  readonly ruleset: PinnedRuleset;
}

export interface AssessInput extends DossierInput {
  readonly purpose: Purpose;
  /** RFC 3339 UTC. */
  readonly asOf: string;
  readonly previous: { readonly sequence: number; readonly hash: string } | null;
}

/** A dossier to its sealed record: a pure function of small values. Only our own faults throw. */
export function assess(input: AssessInput, sha256: Hasher): AttestaRecord {
  const { project: facts, services } = buildFacts(input);
  const reviews = input.reviews.filter(({ value }) => Date.parse(value.at) <= facts.asOf);
  const decided = applyReviews(evaluate(input.purpose, facts, services), reviews, sha256);
  const held = holdUnread(input.purpose, facts, decided);
  const findings = answerWhole(input.purpose, facts, held, sha256);
  const verdict = conclude(input.purpose, findings, facts);
  const steps = nextSteps(findings, verdict.deadline);
  return seal(draftRecord({ input: { ...input, reviews }, facts, findings, verdict, steps }), sha256);
}
