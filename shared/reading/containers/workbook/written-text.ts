/** `_x000D_`: how the format writes characters that XML cannot hold, and `_x005F_` the underscore before what would look like one. */
const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** A text as the cell holds it. Control characters, which no id and no name has, become blanks. */
export function writtenText(text: string): string {
  return text.includes('_x') ? text.replace(escaped, (_all, code: string) => characterOf(Number.parseInt(code, 16))) : text;
}

function characterOf(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return code < 32 && code !== 9 && code !== 10 && code !== 13 ? ' ' : String.fromCharCode(code);
}
