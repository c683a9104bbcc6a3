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

/** The first part of a file that no format explains and that has a row of names. */
export interface Unexplained extends Surveyed {
  readonly member: string | null;
}

interface Surveyed {
  readonly guessed: GuessedTable;
  readonly survey: ColumnSurvey;
  /** The cells were typed: no way of writing is left to say. */
  readonly typed: boolean;
}

/**
 * A mapping for the first part of a file that no format explains.
 * @param filename may hold the id of the machine
 * @returns null where there is no such part, or no row of names in it
 */
export async function draftOfFile(bytes: ByteSource, kind: EvidenceKind | null, filename: string, means: Means): Promise<FileDraft | null> {
  const found = await firstUnexplained(bytes, kind, means);
  return found && { member: found.member, draft: draftOf(found, filename) };
}

/** Goes through the file again, in bounded memory. */
export async function firstUnexplained(bytes: ByteSource, kind: EvidenceKind | null, means: Means): Promise<Unexplained | null> {
  let found: Surveyed | null = null;
  const onUnexplained = async (head: FileHead, open: OpenText): Promise<void> => {
    found ??= await surveyOfText(head, open);
  };
  for await (const { name } of readEvidence(bytes, { kind, mapping: null, onUnexplained }, means, () => deafSink)) {
    if (found !== null) return { member: name, ...(found as Surveyed) };
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
  const found = await surveyOfText(head, open);
  return found && draftOf(found, filename);
}

const draftOf = ({ guessed, survey, typed }: Surveyed, filename: string): MappingDraft => draftTable(guessed, survey, { typed, filename });

async function surveyOfText(head: FileHead, open: OpenText): Promise<Surveyed | null> {
  const { typed = false } = head;
  const table = tableHeadOf(head);
  const guessed = table && guessTable(table, findHeader(table, null));
  if (guessed) return { guessed, survey: await surveyOfFile(guessed, open), typed };
  const records = guessRecords(head);
  return records && { guessed: records, survey: surveyOfHead(records), typed };
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
