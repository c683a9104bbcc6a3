import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { PackedFile } from '../../shared/reading/containers/packed-file.ts';
import type { Files } from './pack-files.ts';

/** A cell: a number, a text, nothing, or one as its XML says. */
export type Cell = null | number | string | boolean | { readonly xml: string } | { readonly value: number; readonly format: string };

export interface SheetShape {
  readonly name: string;
  /** Rows by their number; absent rows are absent. An array counts from 1. */
  readonly rows?: readonly (readonly Cell[])[] | ReadonlyMap<number, readonly Cell[]>;
  /** Instead of rows: the whole of `sheetData`. */
  readonly sheetData?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Behind `sheetData`. */
  readonly after?: string;
}

export interface WorkbookShape {
  readonly sheets: readonly SheetShape[];
  readonly date1904?: boolean;
  /** Texts in the cells themselves instead of in a table beside them. */
  readonly inline?: boolean;
  readonly strict?: boolean;
  /** Parts to add, or to put in the place of others. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly contentType?: string;
}

const main = (strict: boolean): string =>
  strict ? 'http://purl.oclc.org/ooxml/spreadsheetml/main' : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = (strict: boolean): string =>
  strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`);

/** A1 for 1, 1. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters + row;
}

/** The parts of a workbook as a spreadsheet program writes them, by path. */
export function workbookParts(shape: WorkbookShape): Map<string, string> {
  const { sheets, strict = false, date1904 = false, inline = false } = shape;
  const texts = new Map<string, number>();
  const formats = new Map<string, number>();
  const indexIn = (known: Map<string, number>, text: string): number => {
    const at = known.get(text) ?? known.size;
    known.set(text, at);
    return at;
  };

  const cellXml = (cell: Cell, column: number, row: number): string => {
    const name = `r="${cellName(column, row)}"`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c ${name}><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c ${name} t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'object' && 'xml' in cell) return cell.xml.replace('<c', `<c ${name}`);
    if (typeof cell === 'object') return `<c ${name} s="${indexIn(formats, cell.format) + 1}"><v>${cell.value}</v></c>`;
    if (inline) return `<c ${name} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
    return `<c ${name} t="s"><v>${indexIn(texts, cell)}</v></c>`;
  };
  const sheetXml = ({ rows = [], sheetData, after = '' }: SheetShape): string => {
    const numbered =
      rows instanceof Map ? [...rows] : (rows as readonly (readonly Cell[])[]).map((cells, index) => [index + 1, cells] as const);
    const lines = (numbered as readonly (readonly [number, readonly Cell[]])[])
      .map(([row, cells]) => `<row r="${row}">${cells.map((cell, index) => cellXml(cell, index + 1, row)).join('')}</row>`)
      .join('');
    const content = sheetData ?? lines;
    return `${declaration}<worksheet xmlns="${main(strict)}" xmlns:r="${related(strict)}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>${content}</sheetData>${after}</worksheet>`;
  };

  const parts = new Map<string, string>();
  const sheetParts = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${related(strict)}/${type}" Target="${target}"/>`;
  const relations = (content: string): string =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const type = shape.contentType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  parts.set(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
  );
  parts.set('_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')));
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  parts.set(
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main(strict)}" xmlns:r="${related(strict)}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
  );
  const own = sheetParts.map(([path], index) => relation(`rId${index + 1}`, 'worksheet', path.slice(3)));
  own.push(relation('rId901', 'styles', 'styles.xml'));
  if (texts.size > 0) own.push(relation('rId902', 'sharedStrings', 'sharedStrings.xml'));
  parts.set('xl/_rels/workbook.xml.rels', relations(own.join('')));
  const codes = [...formats.keys()].map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`);
  const looks = [...formats.keys()].map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`);
  parts.set(
    'xl/styles.xml',
    `${declaration}<styleSheet xmlns="${main(strict)}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${looks.join('')}</cellXfs></styleSheet>`,
  );
  if (texts.size > 0) {
    const items = [...texts.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    parts.set('xl/sharedStrings.xml', `${declaration}<sst xmlns="${main(strict)}">${items.join('')}</sst>`);
  }
  for (const [path, xml] of sheetParts) parts.set(path, xml);
  for (const [path, xml] of Object.entries(shape.parts ?? {})) parts.set(path, xml);
  return parts;
}

const bytesOf = (parts: ReadonlyMap<string, string>): Files =>
  new Map([...parts].map(([path, xml]) => [path, new TextEncoder().encode(xml)]));

/** The same bytes from the same shape, in every zone and whatever version of a compressor: nothing is compressed. */
export async function workbookBytes(shape: WorkbookShape): Promise<Uint8Array> {
  const options = { level: 0, lastModDate: new Date(2026, 0, 1), extendedTimestamp: false, useWebWorkers: false } as const;
  const writer = new ZipWriter(new Uint8ArrayWriter(), options);
  for (const [path, bytes] of bytesOf(workbookParts(shape))) await writer.add(path, new Uint8ArrayReader(bytes));
  return writer.close();
}

/** The parts as an archive would hand them over, in pieces of so many bytes. */
export function packedParts(parts: ReadonlyMap<string, string>, piece = 65_536): PackedFile[] {
  return [...bytesOf(parts)].map(([name, bytes]) => ({
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  }));
}
