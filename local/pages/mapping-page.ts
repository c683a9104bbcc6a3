import { meaningAliases, meanings, resourceClasses, statisticAliases, statistics } from '../../shared/model/usage.ts';
import { dateTokens } from '../../shared/reading/date-pattern.ts';
import { unitPrefixes, unitWords } from '../../shared/reading/unit.ts';
import { type MappingExample, mappingExamples } from './mapping-examples.ts';
import { classWords, columnWords, dateWords, fieldWords, meaningWords, seriesWords, statisticWords } from './mapping-words.ts';
import { generatedFrom, tableOf } from './markdown.ts';

const code = (word: string): string => `\`${word}\``;
const explained = (words: Readonly<Record<string, string>>): string =>
  tableOf(
    ['campo', 'che cosa dice'],
    Object.entries(words).map(([word, text]) => [code(word), text]),
  );

/** `docs/mappatura.md`: how an official says what the columns of a spreadsheet are, in the words that the reader knows. */
export function mappingPage(): string {
  return [
    generatedFrom('local/pages/mapping-page.ts'),
    '# Come si scrive una mappatura',
    'Un foglio di calcolo non dice da solo che cosa contengono le sue colonne. Lo dice un file di testo accanto: `report.csv.mapping.yaml` vale ' +
      'per `report.csv`, `mapping.yaml` per tutti i file della sua cartella che non ne hanno uno proprio. Dice solo quello che il file non dice: ' +
      'dove i due si contraddicono vale il file, e la contraddizione viene segnalata.',
    'Per cominciare: `npx attesta inspect report.csv --draft > report.csv.mapping.yaml` scrive una bozza. Ogni riga che è un’ipotesi lo dice e ' +
      'va controllata; dove nessuno può indovinare, come il fuso orario, c’è «DA COMPILARE», e finché resta la bozza viene rifiutata.',
    'Per provarla: `npx attesta inspect report.csv --mapping report.csv.mapping.yaml` mostra le serie lette, i buchi e che cosa manca ancora. ' +
      'Gli export di CloudWatch, di Azure Monitor e gli elenchi di indirizzi e di server si riconoscono da soli (vedi [formats.md](formats.md)).',
    'I nomi delle colonne si scrivono come nell’intestazione; maiuscole e spazi in più non contano. Un testo con due punti, `#`, `%` o `[` va fra virgolette. ' +
      'La forma di una mappatura è pubblicata anche come JSON Schema: [mapping.schema.json](schemas/mapping.schema.json).',
    '## I campi',
    explained(fieldWords),
    '### `columns`',
    explained(columnWords),
    '### `series`',
    explained(seriesWords),
    '## Le parole ammesse',
    '### Classe (`class`)',
    listed(resourceClasses, classWords, {}),
    '### Significato (`meaning`)',
    listed(meanings, meaningWords, meaningAliases),
    '### Statistica (`statistic`)',
    listed(statistics, statisticWords, statisticAliases),
    '### Unità di misura (`unit`)',
    unitTable(),
    'I prefissi sono decimali (1 kB = 1 KB = 1000 byte), quelli con la i binari (1 KiB = 1024 byte). `ratio` e `fraction` vanno da 0 a 1. `Mb` da solo non è ammesso: scrivere `MB` o `Mbit`. ' +
      'Un’unità sconosciuta resta come è scritta e viene segnalata; una che la classe non può avere (una CPU in byte) pure.',
    '### Date (`dateFormat`)',
    dateTable(),
    'Le date come `2026-01-12 09:05`, `12/01/2026 09:05` e `2026-01-12T09:05:00+01:00` si leggono senza. Fra `12/01/2026` e `01/12/2026` decide la ' +
      "colonna intera: basta un giorno oltre il 12. Testo fisso fra apici (`'ore'`), parti facoltative fra parentesi quadre: `dd/MM/yyyy HH:mm[:ss]`.",
    'In una cartella di lavoro di Excel (.xlsx) date, ore e numeri si leggono per quello che sono, comunque la cella li mostri: `dateFormat` e ' +
      '`decimal` valgono solo per le celle di testo. Una colonna di date va lasciata con un formato di data: un numero come 46034,04 non si legge. ' +
      'Ogni foglio è letto come un file a sé, con la stessa mappatura.',
    '## Esempi',
    ...mappingExamples.map(exampleSection),
    '',
  ].join('\n\n');
}

function listed(known: readonly string[], words: Readonly<Record<string, string>>, aliases: Readonly<Record<string, string>>): string {
  const othersOf = (word: string) => Object.keys(aliases).filter((alias) => aliases[alias] === word);
  const rows = known.map((word) => [code(word), wordOf(words, word), othersOf(word).map(code).join(', ')]);
  return tableOf(['parola', 'che cosa dice', 'ammesse anche'], rows);
}

function unitTable(): string {
  const quantities = ['B', ...unitPrefixes.map((prefix) => `${prefix}B`), ...unitPrefixes.map((prefix) => `${prefix}bit`)]
    .map(code)
    .join(', ');
  const rows = [...unitWords].map(([name, words]) => [name, words.map(code).join(', ')]);
  return tableOf(
    ['diventa', 'si può scrivere'],
    [
      ...rows,
      ['byte', `${quantities}, anche per esteso: \`gigabyte\`, \`kibibyte\`, \`megabit\``],
      ['byte/s', 'una di queste seguita da `/s`, `ps` o `/second`: `KB/s`, `Mbps`, `Bytes/Second`'],
    ],
  );
}

const dateTable = (): string =>
  tableOf(
    ['segno', 'che cosa è'],
    dateTokens.map((token) => [code(token), wordOf(dateWords, token)]),
  );

/** A word that the reader knows and nobody explains here is our fault. */
function wordOf(words: Readonly<Record<string, string>>, word: string): string {
  const text = words[word];
  if (text === undefined) throw new Error(`local/pages/mapping-words.ts does not explain ${word}`);
  return text;
}

function exampleSection({ title, why, table, mapping }: MappingExample): string {
  return [`### ${title}`, why, `\`\`\`\n${table}\`\`\``, `\`\`\`yaml\n${mapping}\`\`\``].join('\n\n');
}
