import { gunzipSync } from 'node:zlib';
import { scanRows } from '../../shared/reading/csv-scanner.ts';
import { tableHeadOf } from '../../shared/reading/table-head.ts';

/** A file changed in one place: a column, or the values under one key. */
export interface Planted {
  readonly place: string;
  readonly text: string;
}

/** The text of a fixture; null: it is no text. */
export function textOf(name: string, bytes: Uint8Array): string | null {
  const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** The file once for each of its columns, or of its keys of texts, with `person` in place of every cell or value there. */
export function plantedEverywhere(text: string, person: string): readonly Planted[] {
  return /^\uFEFF?\s*[[{]/.test(text) ? plantedKeys(text, person) : plantedColumns(text, person);
}

/** The file once more, with columns or keys that nobody asked for and that hold a person. */
export function plantedBeside(text: string, person: string): string {
  if (/^\uFEFF?\s*[[{]/.test(text)) {
    return mapDocuments(text, (value) =>
      changeObjects(value, (object) => ({ ...object, owner: person, Creator: person, user_tags: { owner: person } })),
    );
  }
  const table = shapeOf(text);
  if (table === null) return text;
  const titles = ['Owner', 'Creato da', 'resourceTags/user:owner', 'Utente'];
  return changeLines(text, table, (cells, isHeader) => [...cells, ...titles.map((title) => (isHeader ? title : `"${person}"`))]);
}

interface TableShape {
  readonly delimiter: string;
  readonly width: number;
  /** Index of the line of titles. */
  readonly headerLine: number;
}

function shapeOf(text: string): TableShape | null {
  const plain = text.replace(/^\uFEFF/, '');
  const table = tableHeadOf({ text: plain, whole: true, typed: false, kind: null, mapping: null });
  const header = table?.rows.find(({ cells }) => cells.length === table.width);
  return table && header ? { delimiter: table.delimiter, width: table.width, headerLine: header.row - 1 } : null;
}

function plantedColumns(text: string, person: string): readonly Planted[] {
  const table = shapeOf(text);
  if (table === null) return text.trim() === '' ? [] : [{ place: 'lines', text: text.replace(/^[^\n]*/gm, (line) => `${line} ${person}`) }];
  const titles = cellsOf(text.split('\n')[table.headerLine] ?? '', table.delimiter);
  return titles.map((title, column) => ({
    place: title.trim(),
    text: changeLines(text, table, (cells, isHeader) =>
      isHeader ? cells : cells.map((cell, at) => (at === column ? quotedLike(cell, person) : cell)),
    ),
  }));
}

const quotedLike = (cell: string, person: string): string => (cell.startsWith('"') ? `"${person}"` : person);

/** Changes the lines that are as wide as the table, from its titles on; quotes, ends of lines and all else stay as they are. */
function changeLines(
  text: string,
  { delimiter, width, headerLine }: TableShape,
  change: (cells: readonly string[], isHeader: boolean) => readonly string[],
): string {
  return text
    .split('\n')
    .map((line, at) => {
      const [, body = '', end = ''] = /^(.*?)(\r?)$/s.exec(line) ?? [];
      const cells = rawCells(body, delimiter);
      return at < headerLine || cells.length !== width ? line : `${change(cells, at === headerLine).join(delimiter)}${end}`;
    })
    .join('\n');
}

/** Cells with the quotes around them. */
function rawCells(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  let found: readonly string[] = [];
  const scanner = scanRows(delimiter, (cells) => {
    found = [...cells];
    return false;
  });
  if (scanner.push(`${line}\n`)) scanner.end();
  return found;
}

function plantedKeys(text: string, person: string): readonly Planted[] {
  const places = new Set<string>();
  const note = (place: string, given: string): string => {
    places.add(place);
    return given;
  };
  mapDocuments(text, (value) => changeTexts(value, note));
  return [...places].map((place) => ({
    place,
    text: mapDocuments(text, (value) => changeTexts(value, (at, given) => (at === place ? person : given))),
  }));
}

/** One document, or one in each line. */
function mapDocuments(text: string, change: (value: unknown) => unknown): string {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.stringify(change(JSON.parse(plain)));
  } catch {
    return plain
      .split('\n')
      .map((line) => {
        try {
          return JSON.stringify(change(JSON.parse(line)));
        } catch {
          return line;
        }
      })
      .join('\n');
  }
}

function changeTexts(value: unknown, change: (place: string, given: string) => string, place = '$'): unknown {
  if (typeof value === 'string') return change(place, value);
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change, `${place}[]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changeTexts(item, change, `${place}.${key}`)]));
}

function changeObjects(value: unknown, change: (object: object) => object): unknown {
  if (Array.isArray(value)) return value.map((item) => changeObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changeObjects(item, change)])));
}
