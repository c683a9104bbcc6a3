import type { EvidenceKind } from '../model/evidence-kinds.ts';
import type { ByteSource, Means } from '../ports.ts';
import type { HeadRow } from '../reading/table-head.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import { firstUnexplained } from './draft-file.ts';
import { draftTable } from './draft-table.ts';
import type { MappingDraft } from './mapping-draft.ts';

/** Rows that a person looks at, to know the table again. */
const SHOWN_ROWS = 8;

/** The head of a table that no format explains, as the core reads it, with what its columns seem to be. */
export interface TableSurvey {
  /** The part of an archive or workbook that it is; null: the file itself. */
  readonly member: string | null;
  /** The columns that have a title, from the left, by the names that a mapping calls them. Cells of one that may name people are left out. */
  readonly columns: readonly ColumnFacts[];
  /** Title lines above the header. */
  readonly above: readonly string[];
  /** The first rows below it; a cell for each of `columns`. `row`: the physical line. */
  readonly rows: readonly HeadRow[];
  readonly draft: MappingDraft;
}

/**
 * Looks through the first table of a file that no format explains, in bounded memory.
 * @param filename may hold the id of the machine
 * @returns null where every part is explained, or has no row of names
 */
export async function surveyFile(
  bytes: ByteSource,
  kind: EvidenceKind | null,
  filename: string,
  means: Means,
): Promise<TableSurvey | null> {
  const found = await firstUnexplained(bytes, kind, means);
  if (!found) return null;
  const { member, guessed, survey, typed } = found;
  const columns = columnFacts(guessed.header, guessed.rows).map((column) => (column.personal ? { ...column, cells: [] } : column));
  const cellsOf = ({ row, cells }: HeadRow): HeadRow => ({
    row,
    cells: columns.map(({ column, personal }) => (personal ? '…' : (cells[column] ?? '').trim())),
  });
  return {
    member,
    columns,
    above: guessed.above.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' ')),
    rows: guessed.rows.slice(0, SHOWN_ROWS).map(cellsOf),
    draft: draftTable(guessed, survey, { typed, filename }),
  };
}
