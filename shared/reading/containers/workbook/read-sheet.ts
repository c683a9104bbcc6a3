import { LONGEST_BESIDE_ROWS } from '../../limits.ts';
import type { PackedFile } from '../packed-file.ts';
import type { WorkbookTerms } from './cell-value.ts';
import { sheetLines } from './sheet-lines.ts';
import { sheetListener } from './sheet-rows.ts';
import { damaged, readXml } from './xml-part.ts';

/** One pass over a sheet as lines of text, in pieces. @param formulaWithoutValue told the row of each */
export async function* readSheet(
  file: PackedFile,
  terms: WorkbookTerms,
  formulaWithoutValue: (row: number) => void,
): AsyncGenerator<string> {
  const lines = sheetLines(file.name);
  let rows = 0;
  const listener = sheetListener(file, terms, {
    row(row, cells) {
      rows += 1;
      lines.add(row, cells);
    },
    formulaWithoutValue,
  });
  let beside = 0;
  let before = { read: 0, rows: 0 };
  for await (const { read } of readXml(file, listener)) {
    const text = lines.take();
    if (text !== '') yield text;
    // A row has an end; what goes on and on without one is no sheet.
    beside = rows > before.rows ? 0 : beside + read - before.read;
    if (beside > LONGEST_BESIDE_ROWS) throw damaged(file.name);
    before = { read, rows };
  }
}
