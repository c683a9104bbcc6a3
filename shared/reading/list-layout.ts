import type { FileHead } from '../formats/define-format.ts';
import { dayOrderOf, readYearFirst } from './cell-time.ts';
import {
  findIdTitle,
  isAddressTitle,
  isListTitle,
  isOtherAddressTitle,
  looksLikeAddress,
  withoutComment,
  withoutQuotes,
} from './list-text.ts';
import { looksLikeProviderId } from './resource-id.ts';
import { stringsIn } from './strings-in.ts';
import { type TableHead, tableHeadOf } from './table-head.ts';

export type ListOf = 'addresses' | 'resources';

/** How a list is laid out. */
export type ListLayout =
  | { readonly as: 'json' }
  | { readonly as: 'lines' }
  | {
      readonly as: 'table';
      readonly delimiter: string;
      /** Physical line of the header; 0: there is none. */
      readonly headerRow: number;
      readonly titles: readonly string[];
      /** Columns of addresses, or the one of ids. */
      readonly columns: readonly number[];
      /** Column of the id that an address belongs to; null: none. */
      readonly owner: number | null;
    };

const MOST = 0.5;
const WIDEST_UNTOLD = 8;

/**
 * How this head would be read as such a list; null: it is none. Where the kind of the upload already says what it should be, one entry
 * that looks right is enough; else most must.
 */
export function layoutOf(head: FileHead, holds: ListOf): ListLayout | null {
  const told = head.kind === (holds === 'addresses' ? 'ip-list' : 'resource-list');
  if (/^\s*[[{]/.test(head.text)) return isJsonList(head.text, holds, told) ? { as: 'json' } : null;
  const table = tableHeadOf(head);
  return table && table.rows.length > 0 ? tableLayout(table, holds, told) : linesLayout(head, holds, told);
}

const fits = (holds: ListOf, told: boolean) => (cell: string) =>
  holds === 'addresses' ? looksLikeAddress(cell) : looksLikeProviderId(cell) || (told && /^\S{3,}$/.test(cell));

function isJsonList(text: string, holds: ListOf, told: boolean): boolean {
  const strings = stringsIn(text);
  const good = strings.filter(fits(holds, told)).length;
  if (told) return good > 0;
  // A list by itself, or as the only field of an object.
  const plain = /^\s{0,99}(\{\s{0,99}"[^"]{1,99}"\s{0,9}:\s{0,99})?\[\s{0,99}"/.test(text) && good > strings.length * MOST;
  const ranges = holds === 'addresses' && /"(ip_prefix|ipv4Prefix|ipv6Prefix|addressPrefixes|cidr)"\s*:/.test(text);
  return plain || ranges;
}

function tableLayout(table: TableHead, holds: ListOf, told: boolean): ListLayout | null {
  const start = Math.max(0, table.rows.findIndex(isFull));
  const first = table.rows[start];
  const cells = first?.cells.map((cell) => cell.trim()) ?? [];
  const width = Math.max(table.width, cells.length);
  // A table as wide as a bill is no list that nobody announced.
  if (!told && width > WIDEST_UNTOLD) return null;
  const titled = !cells.some((cell) => looksLikeAddress(cell) || looksLikeProviderId(cell));
  const body = table.rows.slice(titled ? start + 1 : start).map((row) => row.cells.map((cell) => cell.trim()));
  const share = (column: number, test: (cell: string) => boolean): number => {
    const filled = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  };
  const all = Array.from({ length: width }, (_, column) => column);
  const isTime = (cell: string): boolean => readYearFirst(cell) !== null || dayOrderOf(cell) !== null;
  // Nor is one with times.
  const isTimed = (column: number): boolean => share(column, isTime) > MOST || (titled && isTimeTitle(cells[column] ?? ''));
  if (!told && all.some(isTimed)) return null;
  const ids = titled ? findIdTitle(cells) : null;
  // The nanoseconds of a script have as many digits as the ids of Google.
  const likeIds = all.find((column) => share(column, looksLikeProviderId) > MOST && !(titled && isTimeTitle(cells[column] ?? ''))) ?? null;
  const common = {
    as: 'table',
    delimiter: table.delimiter,
    headerRow: titled ? (first?.row ?? 0) : 0,
    titles: titled ? cells : [],
  } as const;
  if (holds === 'resources') {
    const column = likeIds ?? (told ? ids : null);
    return column === null ? null : { ...common, columns: [column], owner: null };
  }
  const looks = all.filter(
    (column) =>
      share(column, looksLikeAddress) > MOST && !isOtherAddressTitle(titled ? (cells[column] ?? '') : '') && share(column, isMask) <= MOST,
  );
  const named = titled ? all.filter((column) => isAddressTitle(cells[column] ?? '')) : [];
  const columns = looks.length > 0 ? [...new Set([...looks, ...(told ? named : [])])] : told ? named : [];
  return columns.length === 0 ? null : { ...common, columns: columns.sort((a, b) => a - b), owner: likeIds ?? ids };
}

/** Titles of a sheet above its header, and the `#TYPE` line of PowerShell, fill one cell. */
const isFull = ({ cells }: { readonly cells: readonly string[] }): boolean =>
  cells.filter((cell) => cell.trim() !== '').length > 1 && !/^\s*#/.test(cells[0] ?? '');

const isTimeTitle = (title: string): boolean => /^_?(time|timestamp|epoch|clock|date|data|ora|data e ora)$/i.test(title);

const isHostName = (line: string): boolean => line.length <= 253 && /^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(line);

const isMask = (cell: string): boolean => /^255\.\d/.test(cell);

function linesLayout({ text, whole }: FileHead, holds: ListOf, told: boolean): ListLayout | null {
  const lines = text.split(/\r\n|\n|\r/);
  if (!whole) lines.pop();
  const entries = lines.map((line) => withoutComment(withoutQuotes(line))).filter((line) => line !== null);
  const body = entries.filter((line, index) => index > 0 || !isListTitle(line) || fits(holds, false)(line));
  const test = fits(holds, told);
  const good = body.filter((line) => line.split(/[\s,;]+/).some(test)).length;
  const words = body.filter((line) => line.split(/\s+/).length <= 6).length;
  // Names of hosts in a list of addresses are wrong one by one, which the point can say; the file is what it should be.
  if (told && holds === 'addresses' && body.length > 0 && body.every(isHostName)) return { as: 'lines' };
  // Lines of many words are those of a log, whoever stands in them.
  if (words <= body.length * MOST) return null;
  return good > (told ? 0 : body.length * MOST) ? { as: 'lines' } : null;
}
