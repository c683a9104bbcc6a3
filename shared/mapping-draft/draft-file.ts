import type { FileHead } from '../formats/define-format.ts';
import { scanRows } from '../reading/csv-scanner.ts';
import { type OpenText, readHead } from '../reading/decode.ts';
import { Refusal } from '../reading/refusal.ts';
import { tableHeadOf } from '../reading/table-head.ts';
import { draftTable, type GuessedTable, guessTable, surveyOfHead } from './draft-table.ts';
import type { MappingDraft } from './mapping-draft.ts';
import { type ColumnSurvey, surveyColumns } from './survey-columns.ts';

/**
 * A mapping for a text that is a table and that no format explains: goes through it twice, in bounded memory.
 * @param typed see `FileHead.typed`
 * @param filename may hold the id of the machine
 * @returns null where it is no table with a row of names
 * @throws NotUtf8 as `open` does
 */
export async function draftOfText(open: OpenText, { typed, filename }: { typed: boolean; filename: string }): Promise<MappingDraft | null> {
  const head: FileHead = { ...(await readHead(open)), typed, kind: null, mapping: null };
  const table = tableHeadOf(head);
  const guessed = table && guessTable(table);
  return guessed && draftTable(guessed, await surveyOfFile(guessed, open), { typed, filename });
}

async function surveyOfFile(guessed: GuessedTable, open: OpenText): Promise<ColumnSurvey> {
  const watch = surveyColumns(guessed.roles, guessed.delimiter);
  const scanner = scanRows(guessed.delimiter, (cells, row) => {
    if (row > guessed.header.row) watch.see(cells);
    return true;
  });
  try {
    for await (const text of open()) scanner.push(text);
    scanner.end();
  } catch (error) {
    // A line too long to be one: the rows before it say what they can.
    if (!(error instanceof Refusal)) throw error;
    return surveyOfHead(guessed);
  }
  return watch.result();
}
