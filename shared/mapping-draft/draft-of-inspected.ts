import type { Inspection } from '../inspection.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { ByteSource, Means } from '../ports.ts';
import type { Language } from '../reasons/render.ts';
import { draftOfFile } from './draft-file.ts';
import { draftFormat, draftNeeds, type ReadPart } from './draft-needs.ts';
import { renderDraft } from './render-draft.ts';

/** What an inspected file is read from again, where its rows have to be looked at. */
export interface Inspected {
  readonly file: Inspection;
  readonly bytes: ByteSource;
  readonly kind: EvidenceKind | null;
}

/** The text of a mapping that says what a file does not, to be corrected by a person; null: nothing that a mapping could say is lacking. */
export async function mappingDraft({ file, bytes, kind }: Inspected, language: Language, means: Means): Promise<string | null> {
  const filename = file.path.slice(file.path.lastIndexOf('/') + 1);
  const { status, candidates } = file.recognition;
  if (status === 'ambiguous') return renderDraft(draftFormat(candidates), filename, language);
  if (!isExplained(file)) {
    const found = await draftOfFile(bytes, kind, filename, means);
    if (found) return renderDraft(found.draft, found.member ?? filename, language);
  }
  for (const part of partsOf(file).filter(isExplained)) {
    const draft = draftNeeds(part, filename);
    if (draft) return renderDraft(draft, filename, language);
  }
  return null;
}

/** Of a table that nobody explains there are no lines to add, but a whole mapping to write. */
const isExplained = ({ issues }: Pick<ReadPart, 'issues'>): boolean => issues.every(({ code }) => code !== 'MAPPING_MISSING');

/** The file itself, or each of its members. */
function partsOf(file: Inspection): readonly ReadPart[] {
  if (file.members.length === 0) return [file];
  return file.members.map(({ path, recognition }) => ({
    recognition,
    series: file.series.filter(({ member }) => member === path),
    issues: file.issues.filter(({ member }) => member === path),
  }));
}
