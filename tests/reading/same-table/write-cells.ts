import { gzipSync } from 'node:zlib';
import type { ColumnSource } from 'hyparquet-writer';
import { type Cell, workbookBytes } from '../../support/build-workbook.ts';
import { tarOf, zipOf } from '../../support/pack-files.ts';
import { parquetOf } from '../containers/parquet-bytes.ts';
import type { PlainCell, PlainTable } from './draw-cells.ts';

/** One table as a file. */
export interface WrittenTable {
  readonly bytes: Uint8Array;
  /** The decimal mark that its texts have. */
  readonly mark: '.' | ',';
  /** The number of its first row of data. */
  readonly firstRow: 1 | 2;
}

const DAY = 86_400_000;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const isoOf = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');

interface Csv {
  readonly delimiter: string;
  readonly mark: '.' | ',';
  readonly lineEnd: string;
  readonly quoted: boolean;
}

/** As most programs write it. */
const plain: Csv = { delimiter: ',', mark: '.', lineEnd: '\n', quoted: false };
const italian: Csv = { delimiter: ';', mark: ',', lineEnd: '\r\n', quoted: true };

function csvText({ header, rows }: PlainTable, { delimiter, mark, lineEnd, quoted }: Csv): string {
  const textOf = (cell: PlainCell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell).replace('.', mark);
    return typeof cell === 'string' ? cell : isoOf(cell.instant);
  };
  const write = (cell: PlainCell): string => {
    const text = textOf(cell);
    return quoted || text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((cells) => `${cells.map(write).join(delimiter)}${lineEnd}`).join('');
}

/** Days since 30 December 1899, to the second. */
const serialOf = (instant: number): number => (instant - Date.UTC(1899, 11, 30)) / DAY;

function workbookCell(cell: PlainCell): Cell {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
  return { value: serialOf(cell.instant), format: 'yyyy-mm-dd hh:mm:ss' };
}

/** A column of what its cells are; one of several kinds is a column of texts. */
function parquetColumn({ rows }: PlainTable, name: string, at: number): ColumnSource {
  const cells = rows.map((row) => row[at] ?? null);
  const filled = cells.filter((cell) => cell !== null);
  if (filled.length > 0 && filled.every((cell) => Number.isSafeInteger(cell)))
    return { name, data: cells.map((cell) => (cell === null ? null : BigInt(cell as number))), type: 'INT64', nullable: true };
  if (filled.length > 0 && filled.every((cell) => typeof cell === 'number')) return { name, data: cells, type: 'DOUBLE', nullable: true };
  if (filled.length > 0 && filled.every((cell) => typeof cell === 'object'))
    return { name, data: cells.map((cell) => cell && new Date((cell as { instant: number }).instant)), type: 'TIMESTAMP', nullable: true };
  const texts = cells.map((cell) => (cell === null ? null : typeof cell === 'object' ? isoOf(cell.instant) : String(cell)));
  return { name, data: texts, type: 'STRING', nullable: true };
}

/** What JSON has no type for as texts. */
const asText = (cell: PlainCell): unknown => (cell !== null && typeof cell === 'object' ? `${isoOf(cell.instant)}Z` : cell);
/** Times as milliseconds since 1970, and numbers as texts. */
const otherWay = (cell: PlainCell): unknown =>
  typeof cell === 'number' ? String(cell) : cell !== null && typeof cell === 'object' ? cell.instant : cell;

const recordsOf = ({ header, rows }: PlainTable, write: (cell: PlainCell) => unknown): object[] =>
  rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, write(cells[at] as PlainCell)])));

type Writer = (table: PlainTable) => Promise<WrittenTable> | WrittenTable;

const ofText = (bytes: Uint8Array, mark: '.' | ',' = '.'): WrittenTable => ({ bytes, mark, firstRow: 2 });
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

/** The ways in which a table is written, by name; the first is what the others are compared with. */
export const writers: Readonly<Record<string, Writer>> = {
  'CSV in UTF-8': (table) => ofText(utf8(csvText(table, plain))),
  'CSV as it is written in Italy': (table) => ofText(utf8(csvText(table, italian)), ','),
  'CSV in Windows-1252': (table) => ofText(new Uint8Array(Buffer.from(csvText(table, plain), 'latin1'))),
  'CSV in UTF-16': (table) => ofText(utf16(csvText(table, { ...plain, delimiter: '\t' }))),
  'CSV in gzip': (table) => ofText(new Uint8Array(gzipSync(csvText(table, plain)))),
  'CSV in a zip': async (table) => ofText(await zipOf(new Map([['uso.csv', utf8(csvText(table, plain))]]))),
  'CSV in a tar': (table) => ofText(tarOf(new Map([['uso.csv', utf8(csvText(table, italian))]])), ','),
  'a workbook': async (table) =>
    ofText(
      await workbookBytes({ sheets: [{ name: 'Foglio1', rows: [[...table.header], ...table.rows.map((row) => row.map(workbookCell))] }] }),
    ),
  Parquet: (table) =>
    ofText(
      parquetOf(
        table.header.map((name, at) => parquetColumn(table, name, at)),
        { codec: 'SNAPPY' },
      ),
    ),
  'JSON of records': (table) => ({ bytes: utf8(JSON.stringify(recordsOf(table, asText))), mark: '.', firstRow: 1 }),
  'JSON, a record a line': (table) => ({
    bytes: utf8(
      recordsOf(table, otherWay)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    ),
    mark: '.',
    firstRow: 1,
  }),
};
