import { dateTokens } from '../reading/date-pattern.ts';
import { LONGEST_TEXT } from '../reading/limits.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';
import type { Language } from '../reasons/render.ts';
import { longest } from './declaration.ts';

/**
 * What a schema or a reader says of a declaration or a mapping in its own words, which are Italian, and the same in English. A test reads
 * every such text of theirs and asks for it here.
 */
const inEnglish: ReadonlyMap<string, string> = new Map([
  ['servono da 2 a 63 lettere minuscole, cifre o trattini', '2 to 63 lower-case letters, digits or hyphens are wanted'],
  ['la parola «project» è riservata', 'the word “project” is reserved'],
  ['serve un codice IPA: da 2 a 20 lettere, cifre, _ o -', 'an IPA code is wanted: 2 to 20 letters, digits, _ or -'],
  ['serve un CUP: una lettera, 2 cifre, una lettera, 11 cifre', 'a CUP is wanted: a letter, 2 digits, a letter, 11 digits'],
  [
    'l’indirizzo contiene credenziali (utente:password@): toglierle, e cambiare la password / it holds credentials: remove them, and change the password',
    'the address holds credentials (user:password@): remove them, and change the password',
  ],
  ['serve una data fra il 2000 e il 2049', 'a date between 2000 and 2049 is wanted'],
  ['serve un importo in euro con al più due decimali', 'an amount in euro with two decimals at most is wanted'],
  ['la fine della qualificazione precede l’inizio', 'the end of the qualification comes before its beginning'],
  ['c’è già in un’altra voce', 'another entry has it already'],
  ['due servizi hanno lo stesso id', 'two services have the same id'],
  [
    `in tutta la dichiarazione al massimo ${longest.resources} risorse: le altre in un elenco (resource-list)`,
    `at most ${longest.resources} resources in the whole declaration: the others in a list (resource-list)`,
  ],
  [
    `in tutta la dichiarazione al massimo ${longest.addresses} indirizzi: gli altri in un elenco (ip-list)`,
    `at most ${longest.addresses} addresses in the whole declaration: the others in a list (ip-list)`,
  ],
  [
    'serve un’espressione regolare (sintassi RE2) con un gruppo (?<id>…), per esempio "^(?<id>.+)_cpu"',
    'a regular expression (RE2 syntax) with a group (?<id>…) is wanted, for instance "^(?<id>.+)_cpu"',
  ],
  [
    'serve uno solo fra { column: nome della colonna }, { constant: identificativo } e { fileName: espressione con (?<id>…) }',
    'one alone is wanted of { column: name of the column }, { constant: identifier } and { fileName: expression with (?<id>…) }',
  ],
  [
    'serve una durata ISO 8601: PT5M (5 minuti), PT1H (un’ora), P1D (un giorno)',
    'an ISO 8601 duration is wanted: PT5M (5 minutes), PT1H (an hour), P1D (a day)',
  ],
  [
    'serve il nome di una colonna, oppure un elenco di nomi come [Data, Ora]',
    'the name of a column is wanted, or a list of names as [Date, Time]',
  ],
  ['serve un fuso orario IANA, per esempio Europe/Rome oppure UTC', 'an IANA time zone is wanted, for instance Europe/Rome or UTC'],
  [
    `non è un modello di data, come dd/MM/yyyy HH:mm: i segni ammessi sono ${dateTokens.join(', ')}, e servono anno, mese e giorno`,
    `not a pattern of a date, as dd/MM/yyyy HH:mm: the signs that may stand in it are ${dateTokens.join(', ')}, and year, month and day are wanted`,
  ],
  [`il testo supera ${LONGEST_TEXT} caratteri`, `the text has more than ${LONGEST_TEXT} characters`],
  [
    'un rimando (*nome) non ha il suo &nome, oppure i rimandi sono troppi',
    'a reference (*name) has no &name, or there are too many references',
  ],
  [
    'il testo contiene mezzo carattere (una sequenza \\ud800 … \\udfff da sola): riscriverlo',
    'the text holds half a character (a sequence \\ud800 … \\udfff by itself): write it again',
  ],
  ['la riga comincia con una tabulazione: per rientrare usare spazi', 'the line begins with a tab: indent with spaces'],
  [
    'rientro sbagliato: le voci dello stesso gruppo devono cominciare nella stessa colonna, e ogni [ o { va chiusa',
    'wrong indentation: entries of one group must begin in the same column, and every [ or { must be closed',
  ],
  ['il campo è scritto due volte nello stesso gruppo', 'the field is written twice in the same group'],
  [
    'il file contiene più documenti separati da «---»: deve contenerne uno solo',
    'the file holds several documents with “---” between them: it must hold one',
  ],
  [
    'manca un carattere: i due punti dopo il nome di un campo, oppure una virgoletta o parentesi di chiusura',
    'a character is missing: the colon after the name of a field, or a closing quote or bracket',
  ],
  [
    'due campi sulla stessa riga, oppure la riga dopo è rientrata di troppo; un testo con i due punti va fra virgolette',
    'two fields on one line, or the next line is indented too far; a text with a colon goes in quotes',
  ],
  ['il nome di un campo deve stare su una riga, seguito da due punti', 'the name of a field must stand on one line, with a colon after it'],
  [
    'un testo che comincia con @, %, ` o un altro segno riservato va fra virgolette',
    'a text that begins with @, %, ` or another reserved sign goes in quotes',
  ],
  ['fra virgolette doppie la barra rovesciata va scritta due volte (\\\\)', 'within double quotes a backslash is written twice (\\\\)'],
  [
    'testo inatteso: controllare virgolette, virgole e rientro di questa riga e di quella prima',
    'text that was not expected: look at quotes, commas and indentation of this line and the one before',
  ],
  ['fra parentesi { } o [ ] i campi si separano con virgole', 'within { } or [ ] fields have commas between them'],
  ['un testo che comincia con * va fra virgolette', 'a text that begins with * goes in quotes'],
  ['il testo non è YAML valido', 'the text is not valid YAML'],
]);

/** A text of a schema or a reader in this language; as it is where nobody wrote another. What it is about may stand before it: `D19B…: text`. */
export function complaintFor(message: string, language: Language): string {
  if (language === 'it') return message;
  const own = inEnglish.get(message);
  if (own !== undefined) return own;
  const end = message.indexOf(': ');
  const text = end < 0 ? undefined : inEnglish.get(message.slice(end + 2));
  return text === undefined ? message : `${message.slice(0, end)}: ${text}`;
}

export const inLanguage = (issue: YamlIssue, language: Language): YamlIssue => ({
  ...issue,
  message: complaintFor(issue.message, language),
});
