import { formats } from '../../shared/formats/index.generated.ts';
import type { Inspection } from '../../shared/inspection.ts';
import type { Language } from '../../shared/reasons/render.ts';

/** Any table: how it is made is nobody's to say, and a draft of its mapping says more. */
const generic = ['generic-table', 'generic-json'];

/**
 * How the tool that wrote a file exports what is read, where nothing of the file could be used: the reason alone says what is wrong, not
 * where to click. null: something was read, or nobody knows the tool. The guide of formats is Italian, for the official.
 */
export function exportGuide(
  { recognition, rows, members }: Pick<Inspection, 'recognition' | 'rows' | 'members'>,
  language: Language,
): string | null {
  const format = formats.find(({ id }) => id === recognition.format);
  if (language !== 'it' || !format || rows.accepted > 0 || members.length > 0 || generic.includes(format.id)) return null;
  return format.guide.how.replaceAll('`', '').replaceAll(/(^|\s)\*([^*\s][^*]*)\*/g, '$1$2');
}
