import { LONGEST_SMALL_PART } from '../../limits.ts';
import type { PackedFile } from '../packed-file.ts';
import { damaged, localName, readWholeXml } from './xml-part.ts';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  /** Its relation. */
  readonly relation: string;
  readonly hidden: boolean;
}

/** Excel admits 31 characters; other programs admit more. */
const LONGEST_TITLE = 255;

/** The sheets of a workbook in the order of their tabs, and from which day it counts. */
export async function readSheetList(file: PackedFile): Promise<{ readonly sheets: readonly ListedSheet[]; readonly date1904: boolean }> {
  const sheets: ListedSheet[] = [];
  const names = new Set<string>();
  let date1904 = false;
  let list = '';
  await readWholeXml(file, LONGEST_SMALL_PART, {
    open(name, attributes, depth) {
      if (depth === 1 && name !== 'workbook') throw damaged(file.name);
      if (depth === 2) list = name;
      if (depth === 2 && name === 'workbookPr') date1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      if (depth !== 3 || list !== 'sheets' || name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id')?.[1];
      const title = attributes.name ?? '';
      if (relation === undefined || title === '' || title.length > LONGEST_TITLE || names.has(title)) throw damaged(file.name);
      names.add(title);
      sheets.push({ name: title, relation, hidden: /hidden/i.test(attributes.state ?? '') });
    },
    close() {},
    text() {},
  });
  return { sheets, date1904 };
}
