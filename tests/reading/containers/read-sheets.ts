import { openWorkbook } from '../../../shared/reading/containers/workbook.ts';
import { Refusal } from '../../../shared/reading/refusal.ts';
import { packedParts, type SheetShape, type WorkbookShape, workbookParts } from '../../support/build-workbook.ts';

/** The lines of every sheet by its name, and the rows whose formulas have no result. */
export async function readSheets(
  parts: ReadonlyMap<string, string>,
  piece?: number,
): Promise<Map<string, { lines: string[]; told: number[] }>> {
  const read = new Map<string, { lines: string[]; told: number[] }>();
  for (const { name, open } of await openWorkbook(packedParts(parts, piece))) {
    let text = '';
    const told: number[] = [];
    for await (const more of open(({ row }) => told.push(row))) text += more;
    read.set(name, { lines: text === '' ? [] : text.replace(/\n$/, '').split('\n'), told });
  }
  return read;
}

/** The lines of the only sheet. */
export async function linesOf(sheet: Partial<SheetShape>, shape: Partial<WorkbookShape> = {}): Promise<string[]> {
  const read = await readSheets(workbookParts({ ...shape, sheets: [{ name: 'Foglio1', ...sheet }] }));
  return read.get('Foglio1')?.lines ?? [];
}

/** The refusal that reading ends in: its code and what it names. */
export async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused');
  return [error.code, error.details.part ?? error.details.container ?? ''].join(' ').trim();
}
