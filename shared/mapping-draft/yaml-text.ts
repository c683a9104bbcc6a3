/** Words and names that YAML reads as they are, in a line or between braces. */
const plain = /^\p{L}[\p{L}\p{N} ._()/-]*$/u;
/** Plain words that YAML reads as something else, in any of its versions. */
const reserved = /^(true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
/** Characters that a line of YAML cannot hold as they are. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as YAML writes it, between quotes where it has to be. */
export function yamlText(text: string): string {
  const whole = text.toWellFormed();
  if (whole.length < 80 && plain.test(whole) && whole.trim() === whole && !reserved.test(whole)) return whole;
  return JSON.stringify(whole).replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Longest text that a comment shows. */
const SHOWN = 60;

/** A text of the file inside a comment: one line, not too long, in guillemets. */
export function inComment(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(unprintable, ' ')
    .trim();
  return `«${line.length > SHOWN ? `${[...line].slice(0, SHOWN).join('')}…` : line}»`;
}
