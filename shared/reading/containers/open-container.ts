import { Refusal } from '../refusal.ts';
import { type Packed, packedMember, type Unpacked } from '../unpack.ts';
import type { PackedFile } from './packed-file.ts';
import { tarFiles } from './tar-archive.ts';
import type { Sheet } from './workbook.ts';

/** What a container holds, or what it is after all. */
export type Opened =
  /** Each is read before the next is asked for. */
  | { readonly is: 'files'; readonly files: AsyncIterable<{ readonly name: string; readonly packed: Packed }> }
  | { readonly is: 'sheets'; readonly sheets: readonly Sheet[] }
  /** An office text or a presentation: packed, and for a person. */
  | { readonly is: 'document' };

/** Does it hold files that are read one by one? */
export const holdsFiles = ({ container }: Pick<Unpacked, 'container'>): boolean => container.is === 'zip' || container.is === 'tar';

/**
 * Opens a zip or a tar. A zip may be a workbook, wherever it lies; archives inside archives are refused.
 * @param isMember it lies in an archive itself
 * @throws Refusal
 */
export async function openContainer(unpacked: Unpacked, isMember: boolean): Promise<Opened> {
  if (unpacked.container.is === 'tar') {
    if (isMember) throw new Refusal('ARCHIVE_IN_ARCHIVE');
    return { is: 'files', files: below(unpacked, tarFiles(unpacked.open)) };
  }
  // Loaded on demand: most uploads are plain text, and a function that starts for one should not wait for this.
  const { openZip } = await import('./zip-archive.ts');
  const files = await openZip(await unpacked.anywhere());
  const office = await officeOf(files);
  if (office === 'workbook') {
    const { openWorkbook } = await import('./workbook.ts');
    return { is: 'sheets', sheets: await openWorkbook(files) };
  }
  if (office === 'ods') throw new Refusal('WORKBOOK_NOT_XLSX', 0, { container: office });
  if (office === 'document') return { is: 'document' };
  if (isMember) throw new Refusal('ARCHIVE_IN_ARCHIVE');
  return { is: 'files', files: below(unpacked, files) };
}

async function* below(
  above: Packed,
  files: Iterable<PackedFile> | AsyncIterable<PackedFile>,
): AsyncGenerator<{ readonly name: string; readonly packed: Packed }> {
  for await (const file of files) yield { name: file.name, packed: packedMember(above, () => file.open()) };
}

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** What an office program has packed, by the names of its parts. */
async function officeOf(files: readonly PackedFile[]): Promise<'workbook' | 'document' | 'ods' | null> {
  const has = (start: string): boolean => files.some(({ name }) => name.startsWith(start));
  if (has('[Content_Types].xml')) {
    if (has('xl/')) return 'workbook';
    return has('word/') || has('ppt/') || has('visio/') ? 'document' : null;
  }
  const mimetype = files.find(({ name }) => name === 'mimetype');
  if (!mimetype || !has('content.xml')) return null;
  let text = '';
  for await (const bytes of mimetype.open()) {
    text += String.fromCharCode(...bytes.subarray(0, SPREADSHEET.length));
    if (text.length >= SPREADSHEET.length) break;
  }
  return text.startsWith(SPREADSHEET) ? 'ods' : 'document';
}
