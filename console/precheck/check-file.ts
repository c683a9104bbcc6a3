import { inspectionOf } from '../../shared/inspection.ts';
import { mappingDraft } from '../../shared/mapping-draft/draft-of-inspected.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { partsOf } from '../../shared/model/digest-parts.ts';
import type { EvidenceKind } from '../../shared/model/evidence-kinds.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import { ingest, type Pinned } from '../../shared/pipeline.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { toldProblem } from '../../shared/telling/told-problem.ts';
import { toldReading } from '../../shared/telling/told-reading.ts';
import { browserMeans } from './browser-means.ts';
import { fileSource, type Watch } from './file-source.ts';
import type { Checked, CheckRequest, Progress } from './protocol.ts';
import { quotedRows } from './quoted-rows.ts';

export interface CheckWatch {
  readonly isCancelled: () => boolean;
  readonly told: (progress: Progress) => void;
}

/**
 * Reads a file as `functions/ingest` will: the same `ingest` over the same bytes, kind and mapping, and so the same digest.
 * @throws Cancelled, FileGone, and whatever is our own fault
 */
export async function checkFile(
  { file, filename, kind, mapping, language }: CheckRequest,
  { isCancelled, told }: CheckWatch,
): Promise<{ readonly checked: Checked; readonly digest: Digest }> {
  let rows: { readonly read: number } = { read: 0 };
  const means = {
    ...browserMeans,
    onRows: (counted: { readonly read: number }) => {
      rows = counted;
    },
  };
  const bytes = fileSource(file, { isCancelled, passed: (passed) => told({ bytes: passed, of: file.size, rows: rows.read }) });
  const given = await readMapping(mapping, language, { isCancelled, passed: () => {} });
  const digest = await ingest({ bytes, kind, mapping: given.mapping }, means);
  const checked: Checked = {
    sha256: digest.fileSha256,
    bytes: digest.bytes,
    digest: digest.id,
    reading: toldReading(digest, language),
    mappingProblems: given.problems,
    mappingDraft: await mappingDraft({ file: inspectionOf(digest, filename), bytes, kind }, language, means),
    looksLike: looksLike(digest),
    quotes: await quotedRows(bytes, digest, means),
  };
  return { checked, digest };
}

/** As `functions/ingest/receive-mapping.ts` does: one that is not valid counts as absent, and is told. */
async function readMapping(
  file: Blob | null,
  language: Language,
  watch: Watch,
): Promise<{ readonly mapping: Pinned<Mapping> | null; readonly problems: readonly string[] }> {
  if (file === null) return { mapping: null, problems: [] };
  const read = await readSmallText(fileSource(file, watch));
  const parsed = read.ok
    ? await parseMapping(read.text, language)
    : { ok: false as const, issues: [{ path: '', line: 1, message: read.message }] };
  if (parsed.ok) return { mapping: { value: parsed.mapping, sha256: sha256Of(read.bytes, browserMeans.sha256) }, problems: [] };
  const told = parsed.issues.map(({ line, path: field, message }) =>
    toldProblem({ code: 'MAPPING_INVALID', details: { line, field, message } }, language),
  );
  return { mapping: null, problems: told.map(({ text }) => text) };
}

/** Figures before machines before addresses: a report of use names all three. Of documents only a person can say. */
function looksLike(digest: Digest): EvidenceKind | null {
  const parts = partsOf(digest).map((part) => part.digest);
  if (parts.some(({ series }) => series.some(({ evidence }) => evidence !== 'inventory'))) return 'usage-report';
  if (parts.some(({ resources }) => resources.length > 0)) return 'resource-list';
  return parts.some(({ publicIps }) => publicIps.length > 0) ? 'ip-list' : null;
}
