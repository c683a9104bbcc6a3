/**
 * The strings of a JSON text, names of fields apart, as written between their quotes; one that is cut off at the end is left out. Goes over
 * the text once: an expression that looks for the closing quote begins again at every quote when there is none.
 */
export function stringsIn(text: string): string[] {
  const found: string[] = [];
  for (let open = text.indexOf('"'); open >= 0; ) {
    const close = closingQuote(text, open + 1);
    if (close < 0) break;
    if (!/^\s{0,9}:/.test(text.slice(close + 1, close + 11))) found.push(text.slice(open + 1, close));
    open = text.indexOf('"', close + 1);
  }
  return found;
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return at;
    if (character === '\\') at += 1;
  }
  return -1;
}
