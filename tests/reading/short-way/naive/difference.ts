import type { Digest, DigestSeries } from '../../../../shared/model/digest.ts';
import { dayOf } from '../../../oracle/rome.ts';
import { mappingOf } from '../../read-bytes.ts';
import type { DrawnTable } from '../draw-table.ts';
import { digestOf, textOf } from '../two-ways.ts';
import { textOfNumber } from './naive-number.ts';
import { type NaiveRow, type NaiveTable, readNaively } from './naive-table.ts';

const LINK = 2.5 * 3_600_000;
const lengths: Readonly<Record<string, number>> = { PT5M: 300_000, PT1H: 3_600_000 };
/** What the naive reducer leaves to the tests of each: here a file that has it is not judged. */
const notJudged = ['MAPPING_CONTRADICTS_FILE', 'DECIMAL_AMBIGUOUS', 'TS_FORMAT_AMBIGUOUS', 'QUOTE_UNCLOSED', 'MAPPING_COLUMN_MISSING'];
const rowCodes = ['ROW_EMPTY', 'ROW_RAGGED', 'HEADER_REPEATED', 'COLUMNS_CHANGED', 'RESOURCE_ID_EMPTY', 'RESOURCE_ID_ROUNDED'];
const cellCodes = ['TS_EMPTY', 'TS_UNREADABLE', 'TS_NONEXISTENT', 'VALUE_UNREADABLE', 'VALUE_OUT_OF_RANGE', 'NAME_IS_PERSONAL'];

/** Where the digest of a table says other than the naive reducer; null: nowhere. */
export async function differenceFromNaive(file: DrawnTable): Promise<string | null> {
  const mapping = mappingOf(file.mapping);
  // Which of day and month stands first the whole column would have to say.
  const isOrderOpen = mapping.dateFormat === undefined && /\d[/.-]\d{1,2}[/.-]\d{4}/.test(textOf(file.bytes));
  if (mapping.interval === 'P1D' || !file.isJudged || isOrderOpen) return 'not judged';
  const digest = await digestOf(file);
  if (digest.recognition.status !== 'recognised' || digest.issues.some(({ code }) => notJudged.includes(code))) return 'not judged';
  let naive: NaiveTable;
  try {
    naive = readNaively(textOf(file.bytes), file.delimiter, file.mark, mapping);
  } catch {
    // A quote that csv-parse does not take, or an empty cell of a person.
    return 'not judged';
  }
  const length = lengths[mapping.interval ?? ''] ?? 0;
  return firstOther(linesOfDigest(digest), linesOfNaive(naive, mapping.stamp === 'end' ? length : 0, length));
}

function firstOther(ours: readonly string[], theirs: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index).find(
    (index) => ours[index] !== theirs[index],
  );
  return at === undefined ? null : `${ours[at] ?? 'nothing'} <> ${theirs[at] ?? 'nothing'}`;
}

const sorted = (lines: readonly string[]): string[] => [...lines].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function linesOfDigest({ rows, issues, series }: Digest): string[] {
  const told = issues.filter(({ code }) => [...rowCodes, ...cellCodes].includes(code));
  return sorted([
    `rows ${rows.accepted} + ${rows.rejected}`,
    ...told.map(({ code, count, firstRows }) => `${code} ${count}: ${firstRows}`),
    ...series.flatMap(linesOfSeries),
  ]);
}

function linesOfSeries({ resourceId, metric, unit, zone, first, last, presence, days, ...all }: DigestSeries): string[] {
  const name = `${resourceId} | ${metric} | ${unit ?? ''} | ${zone}`;
  const of = (one: typeof all | (typeof days)[number]) => `${one.samples} ${one.nulls} ${one.zeros} ${one.min} ${one.max} ${one.sum}`;
  return [
    `${name}: ${of(all)} ${first} ${last}`,
    ...days.map((day) => `${name} ${day.day}: ${of(day)} ${day.rows}`),
    ...presence.runs.map(([start, end]) => `${name} run ${start} ${end}`),
  ];
}

function linesOfNaive({ rows, accepted, rejected, issues }: NaiveTable, back: number, length: number): string[] {
  const groups = Map.groupBy(rows, ({ series, zone }) => `${series} | ${zone}`);
  const started = (row: NaiveRow): number => row.stamp - back;
  const dayIn = (row: NaiveRow): string => (row.zone === null ? new Date(started(row)).toISOString().slice(0, 10) : dayOf(started(row)));
  const lines = [...groups].flatMap(([name, group]) => {
    const starts = group.map(started);
    const days = Map.groupBy(group, dayIn);
    return [
      `${name}: ${summed(group)} ${Math.min(...starts)} ${Math.max(...starts)}`,
      ...[...days].map(
        ([day, of]) =>
          `${name} ${day}: ${summed(of)} ${of.map(({ row }) => row).sort((a, b) => a - b)[0]},${Math.max(...of.map(({ row }) => row))}`,
      ),
      ...runsOf(group.filter(({ value }) => value !== null).map(started), length).map(([start, end]) => `${name} run ${start} ${end}`),
    ];
  });
  const told = [...issues].map(([code, at]) => `${code} ${at.length}: ${[...new Set(at)].slice(0, 3)}`);
  return sorted([`rows ${accepted} + ${rejected}`, ...told, ...lines]);
}

function summed(rows: readonly NaiveRow[]): string {
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const numbers = values.map((value) => Number(textOfNumber(value)));
  const [min, max] = numbers.length === 0 ? [null, null] : [Math.min(...numbers), Math.max(...numbers)];
  const zeros = values.filter((value) => value === 0n).length;
  const sum = textOfNumber(values.reduce((total, value) => total + value, 0n));
  return `${values.length} ${rows.length - values.length} ${zeros} ${min} ${max} ${sum}`;
}

/** Silences of at most 2 h 30 closed. */
function runsOf(starts: readonly number[], length: number): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && start - last[1] <= LINK) last[1] = Math.max(last[1], start + length);
    else runs.push([start, start + length]);
  }
  return runs;
}
