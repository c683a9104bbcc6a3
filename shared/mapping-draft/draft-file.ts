import type { FileHead, UsageSink } from '../formats/define-format.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { ByteSource, Means } from '../ports.ts';
import { scanRows } from '../reading/csv-scanner.ts';
import type { OpenText } from '../reading/decode.ts';
import { findHeader } from '../reading/find-header.ts';
import { readEvidence } from '../reading/read-evidence.ts';
import { Refusal } from '../reading/refusal.ts';
import { tableHeadOf } from '../reading/table-head.ts';
import { draftTable, type GuessedTable, guessTable, surveyOfHead } from './draft-table.ts';
import { guessRecords } from './guess-records.ts';
import type { MappingDraft } from './mapping-draft.ts';
import { type ColumnSurvey, surveyColumns } from './survey-columns.ts';

/** A draft, and the member of an archive or workbook that it is for; null: the file itself. */
export interface FileDraft {
  readonly member: string | null;
  readonly draft: MappingDraft;
}

/**
 * A mapping for the first part of a file that no format explains: goes through the file again, in bounded memory.
 * @param filename may hold the id of the machine
 * @returns null where there is no such part, or no row of names in it
 */
export async function draftOfFile(bytes: ByteSource, kind: EvidenceKind | null, filename: string, means: Means): Promise<FileDraft | null> {
  let draft: MappingDraft | null = null;
  const onUnexplained = async (head: FileHead, open: OpenText): Promise<void> => {
    draft ??= await draftOfText(head, open, filename);
  };
  for await (const { name } of readEvidence(bytes, { kind, mapping: null, onUnexplained }, means, () => deafSink)) {
    if (draft !== null) return { member: name, draft };
  }
  return null;
}

const deafSink: UsageSink = {
  series: () => ({ add: () => undefined }),
  row: () => undefined,
  issue: () => undefined,
  resource: () => undefined,
  address: () => undefined,
};

/** A mapping for one text; null: nothing in it has names. @throws NotUtf8 as `open` does */
export async function draftOfText(head: FileHead, open: OpenText, filename: string): Promise<MappingDraft | null> {
  const { typed } = head;
  const table = tableHeadOf(head);
  const guessed = table && guessTable(table, findHeader(table, null));
  if (guessed) return draftTable(guessed, await surveyOfFile(guessed, open), { typed, filename });
  const records = guessRecords(head);
  return records && draftTable(records, surveyOfHead(records), { typed, filename });
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
