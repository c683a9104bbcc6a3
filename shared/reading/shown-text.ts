/** Characters of a cell that an issue shows. */
const SHOWN = 80;

/** The beginning of a text, never ending in the first half of a character: records hold no half ones. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** What an issue shows of a cell or of a JSON value. Objects and lists may be of any size and depth: only that they are there is told. */
export function shownText(value: unknown): string {
  if (typeof value === 'string') return beginning(value, SHOWN);
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
