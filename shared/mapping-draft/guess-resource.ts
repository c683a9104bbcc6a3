import { holdsPersonal } from '../reading/personal.ts';
import { looksLikeProviderId, resourceIdKind } from '../reading/resource-id.ts';
import type { GuessedTable } from './draft-table.ts';
import type { MappingDraft } from './mapping-draft.ts';
import { wordsIn } from './read-title.ts';
import { classWords, idTitle } from './title-words.ts';

/** SRV-01, vm-protocollo-2: words in a row with a number at the end. */
const numbered = /^[a-z]+([-_.][a-z0-9]+){0,4}[-_]?\d{1,4}$/i;

/** Is something called like a machine? */
export function isMachineName(name: string): boolean {
  if (looksLikeProviderId(name) || resourceIdKind(name) === 'host') return true;
  return numbered.test(name) && !wordsIn(name).some((word) => classWords.some(([, known]) => known.has(word.replace(/\d+$/, ''))));
}

/** Whose the rows are: a column, a line above the table, or the name of the file; else a person has to say. */
export function guessResource({ roles, above }: GuessedTable, filename: string): Pick<MappingDraft, 'resourceId'> {
  const [column] = roles.id?.columns ?? [];
  if (roles.id && column) return { resourceId: { value: { column: column.name }, because: roles.id.because } };
  if (roles.long === null && roles.measures.length > 0 && roles.measures.every(({ name }) => isMachineName(name)))
    return { resourceId: null };
  const said = idAbove(above.map(({ cells }) => cells));
  if (said !== null) return { resourceId: { value: { constant: said }, because: { why: 'preamble', found: said } } };
  return { resourceId: idInName(filename) };
}

/** An id as a provider writes them, among the words of a file's name. */
export function idInName(filename: string): MappingDraft['resourceId'] {
  const id = filename.split(/[_\s.]+/).find(looksLikeProviderId);
  return id === undefined ? 'open' : { value: { constant: id }, because: { why: 'file-name', found: id } };
}

/** `Server: SRV-01`, in one cell or in two. */
function idAbove(lines: readonly (readonly string[])[]): string | null {
  for (const cells of lines) {
    const [label = '', value = ''] = cells
      .filter((cell) => cell.trim() !== '')
      .join(':')
      .split(/\s*:+\s*/, 2)
      .map((text) => text.trim());
    const isLabel = label.length < 40 && wordsIn(label).length <= 3 && idTitle.test(wordsIn(label).join(' '));
    if (isLabel && value.length > 1 && value.length <= 100 && !/\s/.test(value) && !holdsPersonal(value)) return value;
  }
  return null;
}
