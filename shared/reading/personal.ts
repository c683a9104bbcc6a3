/**
 * What names a person in the texts of a file. Two kinds of signs: a title that promises people, and a text that can be nothing else than
 * somebody's address or tax code. Names alone have no shape: where only a title could tell them, the column is not shown.
 */

/** somebody@somewhere.tld, wherever it stands in a text. The local part is bounded, so that no text makes the search slow. */
const address = /[^\s@/:;,<>()"'[\]{}=|]{1,64}@[^\s@/:;,<>()"'[\]{}=|]{1,190}\.[a-z]{2,24}(?![a-z0-9-])/giu;
/** The shape of a codice fiscale: six letters, birth year, month and day, place, check letter; digits may stand as the letters LMNPQRSTUV. */
const taxCode = /(?<![a-z0-9])[a-z]{6}[0-9lmnpqrstuv]{2}[abcdehlmprst][0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{3}[a-z](?![a-z0-9])/gi;

/** What stands in place of an address and of a tax code. */
const MASKED_ADDRESS = '…@…';
const MASKED_TAX_CODE = '(codice fiscale)';

/** Does the text hold an e-mail address or a tax code? */
export const holdsPersonal = (text: string): boolean => withoutPersonal(text) !== text;

/** The text with e-mail addresses and tax codes masked; the same text where there are none, which is nearly always. */
export function withoutPersonal(text: string): string {
  const masked = text.includes('@') ? text.replace(address, MASKED_ADDRESS) : text;
  return masked.length < 16 ? masked : masked.replace(taxCode, (code) => (isTaxCode(code) ? MASKED_TAX_CODE : code));
}

/** What the characters 0 to 9 and A to Z count at odd places, from the first (D.M. 23 dicembre 1976); at even ones their place in the row. */
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const LETTER_A = 65;

/** Is the check letter right? Of machines' random names one in twenty-six would still be. */
function isTaxCode(text: string): boolean {
  const places = Array.from(text.toUpperCase(), (character) =>
    /\d/.test(character) ? Number(character) : character.charCodeAt(0) - LETTER_A,
  );
  const sum = places.slice(0, 15).reduce((total, place, at) => total + (at % 2 === 0 ? (oddValues[place] as number) : place), 0);
  return sum % 26 === places[15];
}

const personalWords = [
  'e-?mail',
  'mail',
  'posta( elettronica)?',
  'pec',
  'cognome',
  'surname',
  'last ?name',
  'first ?name',
  'full ?name',
  'nome (e|ed) cognome',
  'nominativo',
  'utente',
  'user( ?(name|id))?',
  'username',
  'codice ?fiscale',
  'cf',
  'tax ?code',
  'telefono',
  'cellulare',
  'phone',
  'mobile',
  'owner',
  'proprietario',
  'titolare',
  'referente',
  'responsabile',
  'contatto',
  'contact',
  'persona',
  'person',
  'creato da',
  'created ?by',
  'creator',
  'creatore',
  'autore',
  'author',
  'assegnatario',
  'dipendente',
  'employee',
  'tags?',
  'etichette',
];
const personalTitle = new RegExp(`(?<![\\p{L}\\p{N}])(${personalWords.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** A column title or a key that promises people, or words that people write freely. */
export function isPersonalTitle(title: string): boolean {
  const words = title
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_/.:]+/g, ' ')
    .trim();
  return personalTitle.test(words);
}
