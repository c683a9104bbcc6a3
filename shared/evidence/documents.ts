import type { EvidenceRef, Reason } from '../model/finding.ts';
import type { EvidenceKind } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import { type EvidenceFile, pathOf, type ServiceFacts } from '../verdict/facts.ts';
import { readingProblems } from './reading-problems.ts';

/** Where a finding was read: the file as a whole, or some physical rows of it. */
export function evidenceRef(file: EvidenceFile, rows: readonly [number, number] | null = null): EvidenceRef {
  return {
    digest: file.digest.id,
    file: file.upload.path,
    versionId: file.upload.versionId,
    sheet: file.member,
    rows: rows === null ? null : [rows[0], rows[1]],
  };
}

/** Is there anything to look at? An empty file, or one refused as damaged, is evidence of nothing. */
export const wasKept = ({ digest }: EvidenceFile): boolean => digest.bytes > 0 && digest.recognition.status !== 'refused';

/** Files of a kind filed under the service or the project that were kept. */
export function keptDocuments(facts: ServiceFacts, kind: EvidenceKind): readonly EvidenceFile[] {
  return facts.documents(kind).filter(wasKept);
}

/**
 * Lists of a kind that give no rows: `forPerson` where a person can read them (PDF, image, signed file), else nobody can.
 * What was filed and not judged never passes in silence (DESIGN §1, invariant 4).
 */
export function listsNotRead(
  facts: ServiceFacts,
  kind: EvidenceKind,
): readonly { readonly file: EvidenceFile; readonly forPerson: boolean }[] {
  return facts
    .documents(kind)
    .filter((file) => file.digest.recognition.status !== 'recognised')
    .map((file) => ({ file, forPerson: file.digest.recognition.status === 'document' }));
}

/** Lists of which some rows are lost: what stood in them was declared, and is compared with nothing. */
export function listRowsLost(facts: ServiceFacts, kind: 'ip-list' | 'resource-list'): readonly Reason[] {
  return facts.documents(kind).flatMap((file) => {
    const { recognition, rows, issues } = file.digest;
    if (recognition.status !== 'recognised' || rows.rejected === 0) return [];
    const codes = issues.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
    return [reason('LIST_ROWS_LOST', { file: pathOf(file), count: rows.rejected, codes })];
  });
}

/** A list or a report that nothing was compared with: for a person where it is a document, else with what keeps it from being read. */
export function fileNotRead(file: EvidenceFile): Reason {
  const { digest } = file;
  const { status } = digest.recognition;
  const told = { file: pathOf(file), status };
  return reason('FILE_NOT_READ', status === 'document' ? told : { ...told, problems: readingProblems(digest) });
}
