import { knownDatePattern, type TimeReader } from '../reading/date-pattern.ts';
import { counterPath, termsOfCounter } from '../reading/metrics/perfmon-counters.ts';
import { columnTerms, findOwnTable, type OwnTable, planOwnTable, withPoints } from '../reading/own-table.ts';
import type { TablePlan, ValueColumn } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const MINUTE = 60_000;
/** A zone is at most fourteen hours away from UTC. */
const FARTHEST = 14 * 60;
const written = knownDatePattern('MM/dd/yyyy HH:mm:ss.SSS');
const withoutFraction = knownDatePattern('MM/dd/yyyy HH:mm:ss');

/** Windows Performance Monitor and typeperf: PDH-CSV or PDH-TSV, one column a counter, its machine in the column's name. formats.md §19. */
export const format = defineFormat({
  id: 'perfmon-csv',
  title: { it: 'Performance Monitor di Windows in CSV (PDH-CSV)', en: 'Windows Performance Monitor as CSV (PDH-CSV)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di ogni server Windows: processore, memoria, dischi, rete, secondo i contatori scelti',
    how: '`relog` o Performance Monitor, formato CSV (o testo con tabulazioni), con i contatori `Processor`, `Memory`, `LogicalDisk`, `Network Interface`, una riga almeno ogni due ore',
    declare:
      'niente, se l’intestazione dice il fuso (`(PDH-CSV 4.0) (W. Europe Standard Time)(-60)`): vale per tutto il file; altrimenti `zone: Europe/Rome`. Il server è il nome nella colonna: va dichiarato così, oppure si indica `resourceId` in ogni voce di `series`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const paths = own.header.cells.slice(1).map(counterPath);
    const zone = biasOf(own) === null ? (['zone'] as const) : [];
    const id = paths.every((path) => path === null || path.host !== null) ? [] : (['resourceId'] as const);
    // Counters that nobody needs are in most files; where no counter at all is known, somebody must say what they are.
    const unknown = paths.every((path) => path === null || termsOfCounter(path).resourceClass === null);
    return { needs: [...zone, ...id, ...(unknown ? (['metric'] as const) : [])] };
  },
  reading: { shape: 'table', plan },
});

const find = (head: FileHead): OwnTable | null => findOwnTable(head, ([time = '']) => /^\(pdh-[ct]sv 4\.0\)/.test(time));

/**
 * Minutes that UTC is ahead of the local time of the whole file: `(PDH-CSV 4.0) (W. Europe Standard Time)(-60)`. null: some machines cut
 * the cell short, and typeperf leaves it out.
 */
function biasOf({ header }: OwnTable): number | null {
  const bias = /\((-?\d{1,4})\)\s*$/.exec(header.cells[0] ?? '')?.[1];
  return bias === undefined || Math.abs(Number(bias)) > FARTHEST ? null : Number(bias);
}

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const bias = biasOf(own);
  const explained = columnTerms(own, head.mapping);
  const values: ValueColumn[] = own.header.cells.flatMap((title, column) => {
    const path = column === 0 ? null : counterPath(title);
    if (!path) return [];
    const known = termsOfCounter(path);
    const terms = explained.of([title.trim(), known.metric as string, path.counter], known);
    return [{ column, terms: () => terms }];
  });
  const numbers = values.map(({ column }) => column);
  return planOwnTable(own, head.mapping, {
    time: [0],
    readTime: withBias(bias),
    values,
    notes: explained.notes(),
    // A reading of counters at an instant: nothing in the file says how long.
    stamp: head.mapping?.stamp ?? null,
    derive: (cells) => withPoints(cells, numbers),
    // typeperf takes its leave in words.
    isFooter: (cells) => cells.length < own.header.cells.length && !/^\s*(\d|$)/.test(cells[0] ?? ''),
  });
}

/** Month first always, in the local time that the header's bias tells, also after the clocks have changed. */
function withBias(bias: number | null): TimeReader {
  return (cell) => {
    const time = written(cell) ?? withoutFraction(cell);
    if (time === null || bias === null || time.offset !== null) return time;
    const offset = -bias * MINUTE;
    return time.wall - offset < 0 ? null : { wall: time.wall, offset, utc: bias === 0 };
  };
}
