import { LONGEST_SMALL_PART, MOST_CELL_FORMATS } from '../../limits.ts';
import type { PackedFile } from '../packed-file.ts';
import { builtInKind, kindOfCode, type NumberKind } from './number-format.ts';
import { damaged, readWholeXml } from './xml-part.ts';

/** By the number of a cell's format: what its numbers are; null: numbers. */
export type CellFormats = readonly (NumberKind | null)[];

/** The formats of cells, of which only one thing matters: whether a number is a time, or a share. */
export async function readCellFormats(file: PackedFile): Promise<CellFormats> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let list = '';
  await readWholeXml(file, LONGEST_SMALL_PART, {
    open(name, attributes, depth) {
      if (depth === 2) list = name;
      if (depth !== 3) return;
      if (list === 'numFmts' && name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (list === 'cellXfs' && name === 'xf') ids.push(Number(attributes.numFmtId ?? 0));
      if (Math.max(codes.size, ids.length) > MOST_CELL_FORMATS) throw damaged(file.name);
    },
    close() {},
    text() {},
  });
  const kinds = new Map([...codes].map(([id, code]) => [id, kindOfCode(code)]));
  // What the workbook itself writes of a number comes before what everybody knows of it.
  return ids.map((id) => (kinds.has(id) ? (kinds.get(id) ?? null) : builtInKind(id)));
}
