import type { CaseFile, CaseResource, CaseRow, OracleCase, OracleClass } from './case.ts';
import { type PlacedRow, placeRow, type StampReading } from './placed-rows.ts';
import { readAsRome } from './rome.ts';

/** Which rows count: measured ones, or (statement 12) billed ones too. Inventory never. */
export type Basis = 'measured' | 'measured+billed';

/** Spares comparing the same files again and again. */
const asked = new WeakMap<OracleCase, CaseFile[]>();

const counts = (row: CaseRow, basis: Basis): boolean =>
  row.evidence === 'measured' || (basis === 'measured+billed' && row.evidence === 'billed');

/**
 * Statement 3, files: what had arrived at asOf, each file with the first receipt of its bytes.
 * Reading taken: files are the same bytes when zone and rows are the same; their names do not matter.
 */
export function knownFiles(question: OracleCase): CaseFile[] {
  const before = asked.get(question);
  if (before) return before;
  const byBytes = new Map<string, CaseFile>();
  for (const file of question.files) {
    if (file.receivedAt > question.asOf) continue;
    const bytes = JSON.stringify([file.zone, file.rows]);
    const earlier = byBytes.get(bytes);
    if (!earlier || file.receivedAt < earlier.receivedAt) byBytes.set(bytes, file);
  }
  const known = [...byBytes.values()];
  asked.set(question, known);
  return known;
}

/**
 * The files, each with only its rows of one class that may speak for the service.
 * Reading taken: "rows of m" in "a file with rows of m" are rows of the service's declared resources and of the basis judged;
 * null rows, rows over 25 h and rows from after the receipt are rows too, and show up to when the file speaks.
 */
export function filesOfClass(files: readonly CaseFile[], resources: readonly CaseResource[], m: OracleClass, basis: Basis): CaseFile[] {
  const declared = new Set(resources.map((resource) => resource.id));
  return files
    .map((file) => ({ ...file, rows: file.rows.filter((row) => row.class === m && declared.has(row.resourceId) && counts(row, basis)) }))
    .filter((file) => file.rows.length > 0);
}

/** Statement 3: T(m). `files` are those of the class, already known at asOf. */
export function knownUntil(files: readonly CaseFile[], asOf: number): number {
  return files.length === 0 ? asOf : Math.max(...files.map((file) => file.receivedAt));
}

/** Rows of one source follow each other in the file: what an hour that occurs twice is unfolded by. */
const sourceOf = ({ value: _value, stamp: _stamp, length: _length, ...source }: CaseRow): string => JSON.stringify(source);

/**
 * A file's rows with the instants of their stamps. Readings taken, for an open zone read as Rome (domain.md §5.7 case 5; §5 says
 * nothing): a local time that does not exist is no row; one that exists twice is the first unless the row before it of the same
 * source is already as late; null rows take part in that order.
 */
function instantsOf(file: CaseFile, reading: StampReading): { readonly row: CaseRow; readonly instant: number }[] {
  const before = new Map<string, number>();
  return file.rows.flatMap((row) => {
    if (file.zone === 'known' || reading.zone === 'UTC') return [{ row, instant: row.stamp }];
    const source = sourceOf(row);
    const candidates = readAsRome(row.stamp);
    const after = before.get(source) ?? Number.NEGATIVE_INFINITY;
    const instant = candidates.find((candidate) => candidate > after) ?? candidates[0];
    if (instant === undefined) return [];
    before.set(source, instant);
    return [{ row, instant }];
  });
}

export function placeRows(files: readonly CaseFile[], reading: StampReading): PlacedRow[] {
  return files.flatMap((file) => instantsOf(file, reading).flatMap(({ row, instant }) => placeRow(row, instant, file, reading) ?? []));
}
