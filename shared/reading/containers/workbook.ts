import type { ReasonCode } from '../../reasons/catalogue.ts';
import type { PackedFile } from './packed-file.ts';
import { readCellFormats } from './workbook/cell-formats.ts';
import type { WorkbookTerms } from './workbook/cell-value.ts';
import { type PackageParts, packageParts, type Relation, readRelations } from './workbook/package-parts.ts';
import { readSheet } from './workbook/read-sheet.ts';
import { refuseOtherWorkbooks } from './workbook/refuse-others.ts';
import { readSharedTexts } from './workbook/shared-texts.ts';
import { type ListedSheet, readSheetList } from './workbook/sheet-list.ts';
import { damaged } from './workbook/xml-part.ts';

/** Something of a sheet that its text cannot show. */
export interface SheetComplaint {
  readonly code: ReasonCode;
  readonly row: number;
}

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Whoever opens the workbook does not see it. It is read all the same. */
  readonly hidden: boolean;
  /**
   * A fresh pass: lines as `writtenRow` writes them, row n of the sheet on line n, in pieces that end anywhere. No text where the sheet
   * has no cells. @param complain told while the pass goes on
   */
  open(complain?: (complaint: SheetComplaint) => void): AsyncIterable<string>;
}

/**
 * The sheets of an .xlsx workbook, in the order of their tabs (ECMA-376, transitional and strict). Memory holds the texts that cells share
 * and one row; sheets pass by as streams.
 *
 * @throws Refusal for workbooks that are damaged, too large, or of a kind that is not read; here or while a sheet is read
 */
export async function openWorkbook(files: readonly PackedFile[]): Promise<readonly Sheet[]> {
  const parts = packageParts(files);
  await refuseOtherWorkbooks(parts);
  const workbook = await mainPart(parts);
  const relations = await readRelations(parts, workbook.name);
  const { sheets, date1904 } = await readSheetList(workbook.file);
  const related = (type: string): PackedFile | null => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target;
    return target == null ? null : existing(parts, target);
  };
  const [texts, styles] = [related('sharedStrings'), related('styles')];
  const terms: WorkbookTerms = {
    texts: texts ? await readSharedTexts(texts) : [],
    formats: styles ? await readCellFormats(styles) : [],
    date1904,
  };
  // A part that several sheets name would be read as often as a forged list repeats it.
  const targets = sheets.map(({ relation }) => relations.get(relation)?.target?.toLowerCase());
  if (new Set(targets).size < sheets.length) throw damaged(workbook.name);
  return sheets.flatMap((sheet) => asSheet(sheet, relations.get(sheet.relation), parts, terms, workbook.name));
}

/** The part that lists the sheets, wherever the package says that it is. */
async function mainPart(parts: PackageParts): Promise<{ readonly name: string; readonly file: PackedFile }> {
  const relations = [...(await readRelations(parts, null)).values()];
  const name = relations.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  return { name, file: existing(parts, name) };
}

function existing(parts: PackageParts, name: string): PackedFile {
  const file = parts.find(name);
  if (!file) throw damaged(name);
  return file;
}

/** Sheets that are one chart have no cells. */
function asSheet(
  { name, hidden }: ListedSheet,
  relation: Relation | undefined,
  parts: PackageParts,
  terms: WorkbookTerms,
  workbook: string,
): Sheet[] {
  if (!relation?.target) throw damaged(workbook);
  if (relation.type !== 'worksheet') return [];
  const file = existing(parts, relation.target);
  const open: Sheet['open'] = (complain) => readSheet(file, terms, (row) => complain?.({ code: 'FORMULA_WITHOUT_VALUE', row }));
  return [{ name, hidden, open }];
}
