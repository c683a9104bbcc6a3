import { LONGEST_SMALL_PART } from '../../limits.ts';
import { Refusal } from '../../refusal.ts';
import type { PackedFile } from '../packed-file.ts';
import type { PackageParts } from './package-parts.ts';
import { readWholeXml } from './xml-part.ts';

/**
 * Refuses what is no plain .xlsx: programs inside, cells that show what other workbooks held once, and workbooks of other formats.
 * @throws Refusal with what to save instead
 */
export async function refuseOtherWorkbooks(parts: PackageParts): Promise<void> {
  const { names, find } = parts;
  if (find('mimetype') && find('content.xml')) throw new Refusal('WORKBOOK_NOT_XLSX', 0, { container: 'ods' });
  const types = find('[Content_Types].xml');
  const declared = types ? await contentTypes(types) : [];
  const says = (pattern: RegExp): boolean => declared.some((type) => pattern.test(type));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (says(/sheet\.binary/i) || has(/^xl\/workbook\.bin$/)) throw new Refusal('WORKBOOK_NOT_XLSX', 0, { container: 'xlsb' });
  if (says(/macroEnabled|vbaProject|ms-excel\.(macrosheet|intlmacrosheet)/i) || has(/(^|\/)vbaproject\.bin$|^xl\/macrosheets\//)) {
    throw new Refusal('WORKBOOK_MACROS');
  }
  if (has(/^xl\/externallinks\/[^/]+\.xml$/)) throw new Refusal('WORKBOOK_LINKED');
}

/** The kinds of content that the package declares for its parts. */
async function contentTypes(file: PackedFile): Promise<readonly string[]> {
  const types = new Set<string>();
  await readWholeXml(file, LONGEST_SMALL_PART, {
    open(_name, { ContentType }) {
      // A package has a few dozen kinds; what is looked for stands among the first of a forged one, or its file tells.
      if (ContentType !== undefined && types.size < MOST_TYPES) types.add(ContentType);
    },
    close() {},
    text() {},
  });
  return [...types];
}

const MOST_TYPES = 10_000;
