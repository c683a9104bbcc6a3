import type { FileHead, JsonRun, ReadContext, UsageSink } from '../formats/define-format.ts';
import { formats } from '../formats/index.generated.ts';
import { type Recognised, recognise } from '../formats/recognise.ts';
import type { Recognition } from '../model/digest.ts';
import type { ResourceIdRule } from '../model/mapping.ts';
import { readableKinds } from '../model/upload.ts';
import type { ByteSource, Means } from '../ports.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { includesPdfHeader } from './container.ts';
import { decode, type Encoding, type OpenText, readHead, statedEncoding } from './decode.ts';
import { readJsonDocuments } from './json-documents.ts';
import { MAGIC_BYTES } from './limits.ts';
import { layoutOf } from './list-layout.ts';
import { oncePerRow } from './once-per-row.ts';
import { readLines } from './read-lines.ts';
import { readList } from './read-list.ts';
import { readTable } from './read-table.ts';
import { NotUtf8, Refusal } from './refusal.ts';
import { limitSeries } from './series-limit.ts';
import { tableHeadOf } from './table-head.ts';
import { tellUndecidedUnits } from './undecided-units.ts';
import { type Unpacked, unpack } from './unpack.ts';

/** What a file is, and how ids are completed from its name. The rows are in the last sink that was opened. */
export interface ReadResult {
  readonly recognition: Recognition;
  readonly resourceIdRule: ResourceIdRule | null;
}

const blank: Recognition = { status: 'unrecognised', format: null, needs: [], reason: null, candidates: [] };

/**
 * Reads one file: container, encoding, format, rows. Streams are opened more than once (head, survey, rows) and memory stays bounded.
 * `openSink` may be called more than once: only the sink opened last is valid. Bad input never throws: it is told in the recognition
 * and as issues; what is thrown is our fault (DESIGN §1 invariant 3).
 */
export async function readEvidence(bytes: ByteSource, context: ReadContext, means: Means, openSink: () => UsageSink): Promise<ReadResult> {
  try {
    return await read(bytes, context, means, openSink);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(openSink(), error);
  }
}

/** Nothing of a refused file counts, also what was read before its fault showed. */
function refused(sink: UsageSink, { code, row, details }: Refusal, format: string | null = null): ReadResult {
  sink.issue(code, row, details);
  return { recognition: { ...blank, status: 'refused', reason: code, format }, resourceIdRule: null };
}

async function read(bytes: ByteSource, context: ReadContext, means: Means, openSink: () => UsageSink): Promise<ReadResult> {
  if (bytes.size === 0) throw new Refusal('EMPTY_FILE');
  const unpacked = await unpack(bytes, means.inflate);
  const { container } = unpacked;
  if (container.is === 'empty') throw new Refusal('EMPTY_FILE');
  // Contracts and declarations are for a person, who opens more than is read here.
  const isForPerson = context.kind !== null && !readableKinds.includes(context.kind);
  if (container.is === 'document' || (isForPerson && opensForPerson(unpacked))) {
    if (unpacked.depth > 0) await readToTheEnd(unpacked);
    openSink();
    return { recognition: { ...blank, status: 'document' }, resourceIdRule: null };
  }
  if (container.is === 'unsupported') throw new Refusal('CONTAINER_UNSUPPORTED', 0, { container: container.what });
  if (container.is === 'binary') throw new Refusal('BINARY_CONTENT');
  // A text of blanks.
  if (isForPerson) throw new Refusal('EMPTY_FILE');
  return readText(unpacked, context, openSink);
}

/** Archives and old office files that everybody can open; of texts those that say something; a PDF also behind a few stray bytes. */
function opensForPerson({ container, magic }: Unpacked): boolean {
  if (container.is === 'unsupported') return ['zip', 'xlsx', 'xls', '7z', 'rar'].includes(container.what);
  if (container.is === 'binary') return includesPdfHeader(magic);
  return magic.length === MAGIC_BYTES || magic.some((byte) => byte > 32);
}

/** Damage in an archive shows only where it is. @throws Refusal */
async function readToTheEnd({ open }: Unpacked): Promise<void> {
  for await (const _ of open());
}

async function readText(unpacked: Unpacked, context: ReadContext, openSink: () => UsageSink): Promise<ReadResult> {
  const encoding = statedEncoding(unpacked.magic);
  const as =
    (chosen: Encoding): OpenText =>
    () =>
      decode(unpacked.open(), chosen);
  try {
    return await readDecoded(as(encoding), context, openSink);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
  }
  const noted = (): UsageSink => {
    const sink = openSink();
    sink.issue('ENCODING_ASSUMED', 0);
    return sink;
  };
  return readDecoded(as('windows-1252'), context, noted);
}

async function readDecoded(open: OpenText, context: ReadContext, openSink: () => UsageSink): Promise<ReadResult> {
  const head: FileHead = { ...(await readHead(open)), typed: false, ...context };
  if (head.whole && head.text.trim() === '') throw new Refusal('EMPTY_FILE');
  const recognised = recognise(head, formats);
  if (recognised.found !== 'one') return undecided(recognised, head, openSink());
  const { format, detection, contradicted } = recognised;
  const rule = context.mapping?.resourceId;
  let last: UsageSink | null = null;
  const noted = (): UsageSink => {
    last = limitSeries(openSink());
    if (contradicted) last.issue('MAPPING_CONTRADICTS_FILE', 0, { field: 'format' });
    // Formats with columns of their own have no other: an id column that the mapping names is not there.
    if (rule && 'column' in rule && format.claim === 'signature') {
      const found = tableHeadOf(head)?.rows[0]?.cells.map((cell) => cell.trim());
      last.issue('MAPPING_COLUMN_MISSING', 0, { ...rule, ...(found && { found }) });
    }
    return last;
  };
  if (format.reading.shape === 'refusal') return refused(noted(), new Refusal(format.reading.code), format.id);
  const dataRows = await readAs(recognised, head, open, noted);
  if (dataRows === 0) return refused(last ?? noted(), new Refusal('NO_ROWS'), format.id);
  const fromName = rule && 'fileName' in rule ? rule : rule === undefined ? (format.resourceIdRule ?? null) : null;
  return {
    recognition: { status: 'recognised', format: format.id, needs: [...detection.needs], reason: null, candidates: [] },
    resourceIdRule: fromName,
  };
}

/** @returns the number of data rows, or data points */
async function readAs(
  { format }: Recognised & { found: 'one' },
  head: FileHead,
  open: OpenText,
  openSink: () => UsageSink,
): Promise<number> {
  const { reading } = format;
  if (reading.shape === 'refusal') return 0;
  if (reading.shape === 'table') return (await readTable(reading.plan(head), open, openSink)).dataRows;
  if (reading.shape === 'lines') return (await readLines(reading.plan(head), open, openSink)).dataRows;
  const sink = openSink();
  if (reading.shape === 'list') {
    const layout = layoutOf(head, reading.holds) ?? { as: 'lines' };
    return (await readList(layout, reading.holds, open, sink)).dataRows;
  }
  let row = 0;
  const nextRow = (): number => {
    row += 1;
    return row;
  };
  const run: JsonRun = { sink: oncePerRow(sink), mapping: head.mapping, nextRow };
  for await (const document of readJsonDocuments(open, { rows: reading.rows ?? null })) reading.read(document, run);
  tellUndecidedUnits(run);
  return row;
}

function undecided(recognised: Exclude<Recognised, { found: 'one' }>, head: FileHead, sink: UsageSink): ReadResult {
  if (recognised.found === 'several') {
    const candidates = [...recognised.candidates];
    sink.issue('FORMAT_AMBIGUOUS', 0, { candidates });
    return { recognition: { ...blank, status: 'ambiguous', reason: 'FORMAT_AMBIGUOUS', candidates }, resourceIdRule: null };
  }
  const reason = whyUnrecognised(head);
  sink.issue(reason, 0);
  return { recognition: { ...blank, reason }, resourceIdRule: null };
}

function whyUnrecognised(head: FileHead): ReasonCode {
  if (/^\s*[[{]/.test(head.text)) return 'JSON_UNRECOGNISED';
  return tableHeadOf(head) ? 'TABLE_WITHOUT_HEADER' : 'TEXT_UNRECOGNISED';
}
