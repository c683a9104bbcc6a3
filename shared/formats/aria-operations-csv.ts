import { dayOrderOf, timeReader } from '../reading/cell-time.ts';
import { splitUnit } from '../reading/cell-unit.ts';
import { compileDatePattern, type TimeReader } from '../reading/date-pattern.ts';
import { type AriaColumn, ariaColumn, binaryUnit, termsOfAria } from '../reading/metrics/aria-columns.ts';
import { columnTerms, declaredTime, findOwnTable, headCells, type OwnTable, planOwnTable } from '../reading/own-table.ts';
import { tableHeadBy, tableHeadOf } from '../reading/table-head.ts';
import type { PlanProblem, TablePlan, ValueColumn } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const times =
  /^(interval (breakdown|start)|suddivisione (intervallo|dell['’]intervallo)|intervallo|timestamp|time|date|data|ora|data e ora)$/;
const names = /^(name|nome|vm name|object name|nome (oggetto|vm))$/;
const machines = /^(vm|virtual machine|macchina virtuale)$/i;

/** Aria Operations (vRealize Operations): a view of machines over time, exported as CSV. formats.md §13. */
export const format = defineFormat({
  id: 'aria-operations-csv',
  title: { it: 'Vista di Aria (vRealize) Operations in CSV', en: 'Aria (vRealize) Operations view as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato di ogni macchina virtuale: CPU, RAM, dischi, rete, secondo le colonne della vista',
    how: 'vista «Elenco» di macchine virtuali con «Interval Breakdown» di un’ora, esportata in CSV per tutto il periodo (quella predefinita copre 7 giorni); colonne `VM|…`, non `Host|…` o `Cluster|…`, che sono del fornitore',
    declare: 'il fuso (`zone: Europe/Rome`); la macchina è la colonna `Name`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    return own && { needs: statesOffset(own) ? [] : ['zone'] };
  },
  reading: { shape: 'table', plan },
});

function find(head: FileHead): OwnTable | null {
  // A header alone has more bars, inside its titles, than it has delimiters.
  const table = tableHeadOf(head)?.delimiter === '|' ? tableHeadBy(head, ',') : tableHeadOf(head);
  return findOwnTable(head, (keys) => keys.some((key) => times.test(key)) && keys.some((key) => ariaColumn(key) !== null), table);
}

const timeColumn = ({ keys }: OwnTable): number => keys.findIndex((key) => times.test(key));

function statesOffset(own: OwnTable): boolean {
  const column = timeColumn(own);
  const stated = headCells(own).map((cells) => readTime((cells[column] ?? '').trim()));
  return stated.length > 0 && stated.every((time) => time !== null && time.offset !== null);
}

const inFigures = (own: OwnTable): boolean => headCells(own).some((cells) => dayOrderOf((cells[timeColumn(own)] ?? '').trim()) !== null);

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const { header, keys } = own;
  const columns = header.cells.flatMap((cell, column) => {
    // As the keys that it was known by: one blank for a run of them.
    const title = cell.trim().replace(/\s+/g, ' ');
    const parts = ariaColumn(title);
    return parts ? [{ column, parts, title }] : [];
  });
  const theirs = columns.filter(({ parts }) => !machines.test(parts.object));
  const ours = columns.filter(({ parts }) => machines.test(parts.object));
  const others: PlanProblem[] =
    theirs.length === 0 ? [] : [{ code: 'PROVIDER_OBJECTS', details: { objects: [...new Set(theirs.map(({ parts }) => parts.object))] } }];
  const withUnits = columns.filter(({ column }) => headCells(own).some((cells) => splitUnit((cells[column] ?? '').trim()).unit !== null));
  const explained = columnTerms(own, head.mapping);
  const declared = declaredTime(head.mapping);
  const values: ValueColumn[] = ours.map(({ column, parts, title }) => {
    const said = withUnits.some((one) => one.column === column) ? { ...parts, unit: null } : parts;
    const terms = explained.of([title, parts.metric], knownTerms(said, parts));
    return { column, terms: () => terms };
  });
  const name = keys.findIndex((key) => names.test(key));
  return planOwnTable(own, head.mapping, {
    time: [timeColumn(own)],
    // A language of the interface that is not known here may be declared.
    readTime: inFigures(own) ? declared : (cell) => declared?.(cell) ?? readTime(cell),
    id: name < 0 ? { constant: null } : { column: name },
    values,
    stamp: 'start',
    problems: ours.length === 0 ? others : [],
    notes: ours.length === 0 ? [] : [...others, ...explained.notes()],
    // Where the view shows units in the cells, they are binary ones too.
    ...(withUnits.length > 0 && {
      derive: (cells: readonly string[]) =>
        withBinaryUnits(
          cells,
          withUnits.map(({ column }) => column),
        ),
    }),
  });
}

/** The unit that cells state themselves is not said a second time. */
function knownTerms(said: AriaColumn, parts: AriaColumn): ReturnType<typeof termsOfAria> {
  const terms = termsOfAria(parts);
  return terms && (said.unit === null && parts.unit !== null ? { ...terms, unit: null } : terms);
}

function withBinaryUnits(cells: readonly string[], columns: readonly number[]): readonly string[] {
  const changed = [...cells];
  for (const column of columns) {
    const cell = (cells[column] ?? '').trim();
    const { number, unit } = splitUnit(cell);
    if (unit !== null) changed[column] = `${number}${binaryUnit(unit)}`;
  }
  return changed;
}

/** `12:00 AM 21 July 2026` and the other orders in which the language of the user interface puts the same. */
const written = [
  'h:mm:ss a d MMM yyyy',
  'HH:mm:ss d MMM yyyy',
  'd MMM yyyy h:mm:ss a',
  'd MMM yyyy HH:mm:ss',
  'MMM d, yyyy h:mm:ss a',
  'MMM d, yyyy HH:mm:ss',
].map(compileDatePattern);
/** What needs no guess; days and months in figures are the column's to settle. */
const plain = timeReader(null);

const readTime: TimeReader = (cell) => {
  for (const read of written) {
    const time = read?.(cell);
    if (time) return time;
  }
  return plain(cell);
};
