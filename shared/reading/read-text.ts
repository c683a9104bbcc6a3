import type { FileHead, JsonRun, ReadContext, UsageSink } from '../formats/define-format.ts';
import { formats } from '../formats/index.generated.ts';
import { type Recognised, recognise } from '../formats/recognise.ts';
import type { Recognition } from '../model/digest.ts';
import type { ResourceIdRule } from '../model/mapping.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { decode, type Encoding, type OpenText, readHead, statedEncoding } from './decode.ts';
import { readJsonDocuments } from './json-documents.ts';
import { layoutOf } from './list-layout.ts';
import { columnsOfLines, columnsOfTable, type RowsOfColumns, readNeeded } from './needed-columns.ts';
import { oncePerRow } from './once-per-row.ts';
import { type LineRows, readLines } from './read-lines.ts';
import { readList } from './read-list.ts';
import { readRows } from './read-table.ts';
import { readXml } from './read-xml.ts';
import { readRecords } from './records/record-plan.ts';
import { NotUtf8, Refusal } from './refusal.ts';
import { linesOf, type RowSource } from './row-source.ts';
import { rowsOfBytes } from './scan/byte-rows.ts';
import { tableHeadOf } from './table-head.ts';
import { tellUndecidedUnits } from './undecided-units.ts';
import type { Unpacked } from './unpack.ts';

/** What was read as one, and how ids are completed from its name. The rows are in the last sink that was opened. */
export interface ReadResult {
  readonly recognition: Recognition;
  readonly resourceIdRule: ResourceIdRule | null;
}

export const blankRecognition: Recognition = { status: 'unrecognised', format: null, needs: [], reason: null, candidates: [] };

/** Nothing of what is refused counts, also what was read before its fault showed. */
export function refused(sink: UsageSink, { code, row, details }: Refusal, format: string | null = null): ReadResult {
  sink.issue(code, row, details);
  return { recognition: { ...blankRecognition, status: 'refused', reason: code, format }, resourceIdRule: null };
}

/**
 * Reads bytes of text: encoding, format, rows. They are passed over more than once (head, survey, rows); of the sinks only the one opened
 * last is valid. @throws Refusal
 */
export async function readText(
  { open, passing, magic }: Pick<Unpacked, 'open' | 'passing' | 'magic'>,
  context: ReadContext,
  openSink: () => UsageSink,
): Promise<ReadResult> {
  const as = (encoding: Encoding): TextSource => ({
    open: () => decode(open(), encoding),
    bytes: { open: passing, encoding },
    rowsOf: null,
  });
  try {
    return await readDecoded(as(statedEncoding(magic)), context, openSink);
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

/**
 * Reads rows that containers/typed-cells.ts wrote.
 * @param rowsOf the rows without the text, where the table can give columns alone
 * @throws Refusal
 */
export const readTyped = (
  open: OpenText,
  context: ReadContext,
  openSink: () => UsageSink,
  rowsOf: RowsOfColumns | null = null,
): Promise<ReadResult> => readDecoded({ open, bytes: null, rowsOf }, context, openSink);

/** A text; where its bytes are of ASCII and perhaps more, rows can be read from them directly. */
interface TextSource {
  readonly open: OpenText;
  /** null: rows that containers/typed-cells.ts wrote. */
  readonly bytes: { open(): AsyncIterable<Uint8Array>; readonly encoding: Encoding } | null;
  readonly rowsOf: RowsOfColumns | null;
}

/** Rows from the bytes themselves; null: they do not stand for themselves. */
function byteRows(delimiter: string, bytes: TextSource['bytes']): LineRows['bytes'] {
  if (!bytes || !isOfAscii(bytes.encoding)) return null;
  return { rows: rowsOfBytes(delimiter, bytes.open, bytes.encoding), encoding: bytes.encoding };
}

const rowsOfText = (delimiter: string, { open, bytes }: TextSource): LineRows => ({
  decoded: linesOf(delimiter, open),
  bytes: byteRows(delimiter, bytes),
});

const rowsOfStore = (rows: RowSource): LineRows => ({ decoded: rows, bytes: { rows, encoding: 'utf-8' } });

const isOfAscii = (encoding: Encoding): boolean => encoding === 'utf-8' || encoding === 'windows-1252';

async function readDecoded(source: TextSource, context: ReadContext, openSink: () => UsageSink): Promise<ReadResult> {
  const { open } = source;
  const typed = source.bytes === null;
  const head: FileHead = { ...(await readHead(open, typed)), typed, ...context };
  if (head.whole && head.text.trim() === '') throw new Refusal('EMPTY_FILE');
  const recognised = recognise(head, formats);
  if (recognised.found !== 'one') return undecided(recognised, head, openSink());
  const { format, detection, contradicted } = recognised;
  if (format.claim === 'last-resort' && detection.needs.includes('mapping')) await context.onUnexplained?.(head, open);
  const rule = context.mapping?.resourceId;
  let last: UsageSink | null = null;
  const noted = (): UsageSink => {
    last = openSink();
    if (contradicted) last.issue('MAPPING_CONTRADICTS_FILE', 0, { field: 'format' });
    // Formats with columns of their own have no other: an id column that the mapping names is not there.
    if (rule && 'column' in rule && format.claim === 'signature') {
      const found = tableHeadOf(head)?.rows[0]?.cells.map((cell) => cell.trim());
      last.issue('MAPPING_COLUMN_MISSING', 0, { ...rule, ...(found && { found }) });
    }
    return last;
  };
  if (format.reading.shape === 'refusal') return refused(noted(), new Refusal(format.reading.code), format.id);
  const dataRows = await readAs(recognised, head, source, noted);
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
  source: TextSource,
  openSink: () => UsageSink,
): Promise<number> {
  const { reading } = format;
  const { open } = source;
  if (reading.shape === 'refusal') return 0;
  if (reading.shape === 'table') {
    const plan = reading.plan(head);
    const { dataRows } = await readNeeded(source.rowsOf, columnsOfTable(plan), (stored) =>
      readRows(plan, stored ?? byteRows(plan.delimiter, source.bytes)?.rows ?? linesOf(plan.delimiter, open), openSink),
    );
    return dataRows;
  }
  if (reading.shape === 'lines') {
    const { dataRows } = await readNeeded(source.rowsOf, columnsOfLines(reading.plan(head)), (stored) => {
      // It remembers what it has surveyed.
      const plan = reading.plan(head);
      return readLines(plan, stored ? rowsOfStore(stored) : rowsOfText(plan.delimiter, source), openSink);
    });
    return dataRows;
  }
  if (reading.shape === 'records') return (await readRecords(reading.plan(head), open, openSink)).dataRows;
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
  if (reading.shape === 'xml') await readXml(open, reading.open(run));
  else for await (const document of readJsonDocuments(open, { rows: reading.rows ?? null })) reading.read(document, run);
  tellUndecidedUnits(run);
  return row;
}

function undecided(recognised: Exclude<Recognised, { found: 'one' }>, head: FileHead, sink: UsageSink): ReadResult {
  if (recognised.found === 'several') {
    const candidates = [...recognised.candidates];
    sink.issue('FORMAT_AMBIGUOUS', 0, { candidates });
    return { recognition: { ...blankRecognition, status: 'ambiguous', reason: 'FORMAT_AMBIGUOUS', candidates }, resourceIdRule: null };
  }
  const reason = whyUnrecognised(head);
  sink.issue(reason, 0);
  return { recognition: { ...blankRecognition, reason }, resourceIdRule: null };
}

/** `{"status":"error",…}` of Prometheus, `{"error":{"code":…}}` of Azure, Google and Zabbix. */
const isError = /"status"\s{0,9}:\s{0,9}"error"|"error"\s{0,9}:\s{0,9}[{"]/;

function whyUnrecognised(head: FileHead): ReasonCode {
  // `[1706742000] SERVICE ALERT: …` is the line of a log.
  const isLog = /^\s*\[[^\]"{[]{1,40}\]\s*[^\s,\]]/.test(head.text);
  if (/^\s*\{/.test(head.text) && isError.test(head.text)) return 'ERROR_ANSWER';
  if (/^\s*[[{]/.test(head.text) && !isLog) return 'JSON_UNRECOGNISED';
  if (/^\s*<(!doctype html|html|head|body|table)[\s>]/i.test(head.text)) return 'WEB_PAGE';
  return tableHeadOf(head) ? 'TABLE_WITHOUT_HEADER' : 'TEXT_UNRECOGNISED';
}
