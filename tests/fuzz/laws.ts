import { isDeepStrictEqual } from 'node:util';
import { inspectionText } from '../../local/cli/inspection-text.ts';
import { formats } from '../../shared/formats/index.generated.ts';
import { inspectionOf } from '../../shared/inspection.ts';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { ingest } from '../../shared/pipeline.ts';
import type { ByteSource } from '../../shared/ports.ts';
import { toldReading } from '../../shared/telling/told-reading.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { mappingOf, means, sourceOf } from '../reading/read-bytes.ts';
import { linesOf } from './physical-lines.ts';

const languages = ['it', 'en'] as const;

export interface Question {
  readonly bytes: Buffer;
  readonly kind: EvidenceKind | null;
  readonly mapping: string | null;
  /** Sizes of the pieces of the second reading. */
  readonly pieces: readonly number[];
}

/** A file is gone over a few times (sha256, container, head, survey, rows, once more where the encoding or the mapping was wrong). */
const MOST_PASSES = 24;

/** What no file at all may break, told as sentences; none when all hold. Also what is thrown is told. */
export async function brokenLaws(question: Question): Promise<readonly string[]> {
  let passes = 0;
  const count = (source: ByteSource): ByteSource => ({
    ...source,
    stream() {
      passes += 1;
      return source.stream();
    },
  });
  try {
    const digest = await digestOf(question, count(sourceOf(question.bytes)));
    const again = await digestOf(question, sourceOf(question.bytes, question.pieces));
    return [
      ...shapeFaults(digest),
      ...rowFaults(digest),
      ...lineFaults(digest, question.bytes),
      ...toldFaults(digest),
      ...(passes > MOST_PASSES ? [`${passes} passes over the bytes`] : []),
      ...(isDeepStrictEqual(digest, again) ? [] : ['another reading, in other pieces, gives another digest']),
    ];
  } catch (error) {
    return [`throws ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`];
  }
}

function digestOf({ kind, mapping }: Question, bytes: ByteSource): Promise<Digest> {
  return ingest({ bytes, kind, mapping: mapping === null ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) } }, means);
}

/** Whoever sent the file reads about it, on the page and in the terminal: what a file says must not stop the telling. */
function toldFaults(digest: Digest): string[] {
  const told = languages.flatMap((language) => [
    JSON.stringify(toldReading(digest, language)),
    inspectionText(inspectionOf(digest, 'file'), language),
  ]);
  const broken = told.find((text) => /\bundefined\b|\bNaN\b|Invalid Date/.test(text) && !/undefined|NaN/.test(JSON.stringify(digest)));
  return broken === undefined ? [] : [`told as ${/.{0,40}(undefined|NaN|Invalid Date).{0,40}/.exec(broken)?.[0]}`];
}

function shapeFaults(digest: Digest): string[] {
  const kept = JSON.parse(canonicalJson(digest));
  const [fault] = digestSchema.safeParse(kept).error?.issues ?? [];
  return fault ? [`no valid digest: ${fault.path.join('.')} ${fault.message}`] : [];
}

function rowFaults({ recognition, rows, members, ...own }: Digest): string[] {
  const [issues, series] = [[own, ...members].flatMap((part) => part.issues), [own, ...members].flatMap((part) => part.series)];
  const told = issues.reduce((sum, { count }) => sum + count, 0);
  const lost = recognition.status === 'recognised' || recognition.status === 'document' ? false : issues.length === 0;
  const values = series.reduce((sum, { samples, nulls }) => sum + samples + nulls, 0);
  return [
    ...(rows.read === rows.accepted + rows.rejected ? [] : [`${rows.read} rows are not ${rows.accepted} + ${rows.rejected}`]),
    ...(rows.rejected <= told ? [] : [`${rows.rejected} rows rejected, ${told} told of`]),
    ...(lost ? [`${recognition.status} without a reason`] : []),
    ...(values > 0 && rows.accepted === 0 ? [`${values} values of no row`] : []),
    ...(recognition.status === 'refused' && rows.read > 0 ? ['rows of a refused file'] : []),
  ];
}

/** Lines that are no row, by the issue that tells of each. */
const lineIssues = ['PREAMBLE_SKIPPED', 'BLANK_LINE', 'FOOTER_SKIPPED', 'COMMENT_SKIPPED', 'LIST_HEADER_SKIPPED'];

/** Formats whose first line may be a row. */
const mayLackHeader = ['zabbix-plain-text'];

/** Every physical line of a table or a list is a row, or an issue says what it is; but for one header and a `sep=` line. */
function lineFaults({ recognition, rows, issues }: Digest, bytes: Buffer): string[] {
  const shape = formats.find(({ id }) => id === recognition.format)?.reading.shape;
  if (recognition.status !== 'recognised' || shape === undefined || shape === 'json' || shape === 'refusal') return [];
  const lines = linesOf(bytes);
  if (lines === null) return [];
  const told = issues.reduce((sum, { code, count }) => (lineIssues.includes(code) ? sum + count : sum), 0);
  const untold = lines.length - rows.read - told - (/^"?sep=."?\s*$/i.test(lines[0] ?? '') ? 1 : 0);
  const isFair = untold === (shape === 'list' ? 0 : 1) || (untold === 0 && mayLackHeader.includes(recognition.format ?? ''));
  return isFair ? [] : [`${lines.length} lines, ${rows.read} rows and ${told} told of in a ${shape}`];
}
