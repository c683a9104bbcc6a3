import { dayOrderOf, readYearFirst } from '../reading/cell-time.ts';
import { looksLikeAddress } from '../reading/list-text.ts';
import { looksLikeProviderId } from '../reading/resource-id.ts';
import { tableHeadOf } from '../reading/table-head.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const LEAST_ROWS = 3;
/** Seconds since 1970 of the year 2001: what is smaller is no instant of a report. */
const FIRST_EPOCH = 1_000_000_000;
const number = /^-?\d{1,20}(\.\d{1,20})?([eE][+-]?\d{1,3})?$/;
/** Ids of such traces are hashes, so that nobody is recognised. */
const hash = /^[A-Za-z0-9+/_-]{20,100}={0,2}$/;

/** Research traces: no header, times that count from a moment nobody states, or none; ids that are hashes or none. formats.md §22. */
export const format = defineFormat({
  id: 'relative-time-trace',
  title: { it: 'Traccia di ricerca con tempi relativi', en: 'Research trace with relative times' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: non dice in che giorni e di quali server (PlanetLab, Azure VM trace, Google cluster trace e simili). Viene rifiutata',
    how: 'al suo posto, l’esportazione del fornitore con data, ora e identificativo del server',
    declare: 'niente',
  },
  claim: 'content',
  detect(head) {
    // A mapping that explains the columns speaks of another file.
    if (head.mapping?.columns !== undefined || head.mapping?.series !== undefined) return null;
    return isBareNumbers(head) || isRelativeTable(head) ? { needs: [] } : null;
  },
  reading: { shape: 'refusal', code: 'TIME_RELATIVE' },
});

/** PlanetLab: one whole number a line, no time at all. */
function isBareNumbers({ text, whole }: FileHead): boolean {
  const lines = text.split(/\r?\n/);
  if (!whole) lines.pop();
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  return filled.length >= LEAST_ROWS && filled.every((line) => /^\d{1,3}(\.\d{1,6})?$/.test(line));
}

/** No row of names; numbers and hashes; a column of whole numbers too small for instants where the times should be. */
function isRelativeTable(head: FileHead): boolean {
  const table = tableHeadOf(head);
  const rows = table?.rows.map(({ cells }) => cells.map((cell) => cell.trim())) ?? [];
  const [first = []] = rows;
  if (rows.length < LEAST_ROWS || first.length < 2) return false;
  const plain = rows.every((cells) => cells.filter((cell) => number.test(cell) || hash.test(cell)).length * 2 > cells.length);
  const named = !first.some((cell) => number.test(cell));
  const known = rows.some((cells) => cells.some((cell) => looksLikeAddress(cell) || looksLikeProviderId(cell) || isTime(cell)));
  // A few small numbers are any table that lost its titles: that is told as such, and a mapping may explain it.
  const traced = rows.some((cells) => cells.some((cell) => hash.test(cell) || /^\d{6,}$/.test(cell)));
  return plain && traced && !named && !known && first.some((_, column) => countsFromNowhere(rows.map((cells) => cells[column] ?? '')));
}

const isTime = (cell: string): boolean => readYearFirst(cell) !== null || dayOrderOf(cell) !== null;

const countsFromNowhere = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^\d{1,15}$/.test(cell)) && cells.some((cell) => Number(cell) < FIRST_EPOCH);
