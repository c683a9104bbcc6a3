import type { CaseResource, Stretch } from './case.ts';
import type { Interpretations } from './interpretations.ts';
import type { PlacedRow } from './placed-rows.ts';
import { policy } from './policy.ts';
import { union } from './stretches.ts';

const isGroup = (resource: CaseResource): boolean => resource.kind === 'group' || resource.kind === 'asg';

/** A resource, then its parent, its parent's parent… (a ring of parents is walked once). */
export function lineOf(id: string, resources: readonly CaseResource[]): CaseResource[] {
  const line: CaseResource[] = [];
  let next = resources.find((resource) => resource.id === id);
  while (next && !line.includes(next)) {
    line.push(next);
    const parentId = next.parentId;
    next = resources.find((resource) => resource.id === parentId);
  }
  return line;
}

/** The declared group that a resource belongs to: the nearest one up its line, itself included; null outside groups. */
export const groupOf = (id: string, resources: readonly CaseResource[]): CaseResource | null => lineOf(id, resources).find(isGroup) ?? null;

/**
 * Statement 5: the name of the series a row belongs to: (resource, or its declared group, x class x metric).
 * Readings taken: the statistic is not part of it, nor measured or billed; a volume of a group's member is of the group as well;
 * a child outside groups keeps its own series (it speaks for its parent only in the union).
 */
export function seriesKey(placed: PlacedRow, resources: readonly CaseResource[]): string {
  const { resourceId, metric } = placed.row;
  return JSON.stringify([groupOf(resourceId, resources)?.id ?? resourceId, placed.row.class, metric]);
}

interface OpenRun {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly PlacedRow[];
}

/** "Silences of at most 2 h 30 between rows are closed." A row takes part from its start to its end cut at its receipt. */
function runsOf(rows: readonly PlacedRow[]): OpenRun[] {
  const sorted = [...rows].sort((a, b) => a.start - b.start || a.end - b.end);
  const runs: { start: number; end: number; rows: PlacedRow[] }[] = [];
  for (const row of sorted) {
    const end = Math.min(row.end, row.receivedAt);
    const run = runs.at(-1);
    if (run && row.start - run.end <= policy.link) {
      run.end = Math.max(run.end, end);
      run.rows.push(row);
    } else runs.push({ start: row.start, end, rows: [row] });
  }
  return runs;
}

/** "A run that ends with a reading lasts on for the step before that reading, if that step is at most 2 h 30." */
function lastOn(run: OpenRun): Stretch {
  const lastReadings = run.rows.filter((row) => row.extent === 'reading' && row.start === run.end);
  const before = run.rows.filter((row) => row.start < run.end).map((row) => row.start);
  if (lastReadings.length === 0 || before.length === 0) return run;
  const step = run.end - Math.max(...before);
  if (step > policy.link) return run;
  const receipt = Math.max(...lastReadings.map((row) => row.receivedAt));
  return { start: run.start, end: Math.min(run.end + step, receipt) };
}

/**
 * Statement 5: the coverage of one series, over the rows of all its files together.
 *
 * Readings taken:
 * - rows that start after their receipt are out before silences are closed: a silence is never closed up to a row not yet known.
 * - "the step before that reading" goes to the latest earlier row *start*, so that a repeated row is no step of 0;
 *   the earlier row may be a stated one (statement 17: "the two latest row starts").
 * - where two files hold the last reading, it lasts on to the later of their receipts at most.
 * - a stated row that ends exactly where a reading stands: the run ends with that reading.
 */
export function coverageOfSeries(rows: readonly PlacedRow[], readings: Interpretations): Stretch[] {
  const counted = rows.filter((row) => row.extent !== 'too-long');
  const known = counted.filter((row) => !row.future);
  return union(runsOf(readings.futureRows === 'cut' ? [...known, ...upToReceipts(counted)] : known).map(lastOn));
}

/** The other reading of future rows: what a file's silences, closed up to rows from after its receipt, leave before the receipt. */
function upToReceipts(rows: readonly PlacedRow[]): PlacedRow[] {
  return [...Map.groupBy(rows, (row) => row.fileName).values()].flatMap((ofFile) => {
    const late = ofFile.filter((row) => row.future).map((row) => ({ ...row, receivedAt: Number.POSITIVE_INFINITY }));
    const uncut = ofFile.filter((row) => !row.future).map((row) => ({ ...row, receivedAt: Number.POSITIVE_INFINITY }));
    return runsOf([...uncut, ...late]).flatMap((run) => {
      const known = run.rows.filter((row) => !row.future);
      const [first] = ofFile;
      const last = known.reduce<PlacedRow | null>((latest, row) => (latest === null || row.start > latest.start ? row : latest), null);
      if (!first || !last || run.end <= first.receivedAt) return [];
      return [{ ...last, receivedAt: first.receivedAt, extent: 'stated', end: first.receivedAt }];
    });
  });
}

/** C(m), or the coverage of some resources: the union over series, nothing more closed. */
export function coverageOf(rows: readonly PlacedRow[], resources: readonly CaseResource[], readings: Interpretations): Stretch[] {
  const series = Map.groupBy(rows, (row) => seriesKey(row, resources));
  return union([...series.values()].flatMap((ofSeries) => coverageOfSeries(ofSeries, readings)));
}
