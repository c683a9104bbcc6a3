import type { ParsedRegister } from '../model/parse-register.ts';
import { levelSchemes } from '../model/register.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { checked, dayTaken, type Stated } from './import-terms.ts';
import { type RegisterWords, registerWords } from './register-words.ts';

/**
 * The header of a catalogue snapshot as a table. The columns that the catalogue itself publishes are not known (domain.md §2.5): whoever
 * copies its cards names them so. `level` is written `QC1`; an empty cell says that there is none.
 */
export const catalogueColumns: readonly string[] = [
  'id',
  'family',
  'provider',
  'service',
  'level',
  'validFrom',
  'validTo',
  'revokedOn',
  'hostingCsp',
  'url',
];

const source = 'Catalogo delle infrastrutture digitali e dei servizi cloud per la PA, ACN: copia in tabella';
const levelText = new RegExp(`^(${levelSchemes.join('|')})([1-4])$`);

/** Cards of the ACN catalogue, from a table with our own header. Only whoever says that it is complete lets it prove what is not in it. */
export function catalogueCards(text: string, stated: Stated): ParsedRegister {
  const { complete, language } = stated;
  const words = registerWords[language];
  const { rows, issues } = csvRows(text, catalogueColumns, words);
  const day = dayTaken(null, stated);
  const found = [...day.issues, ...issues, ...rows.flatMap(levelIssues(words)), ...twice(rows, words)];
  const head = { schema: 'attesta/register@1', register: 'acn', takenOn: day.day, source, partial: !complete };
  const entries = rows.map(({ cells }) => ({
    id: cells.id,
    family: cells.family,
    provider: cells.provider,
    service: cells.service,
    level: levelOf(cells.level ?? ''),
    validFrom: cells.validFrom,
    validTo: cells.validTo || null,
    revokedOn: cells.revokedOn || null,
    hostingCsp: cells.hostingCsp || null,
    url: cells.url || null,
  }));
  return checked({ ...head, entries }, (entry, path) => ({ line: rows[entry]?.line ?? 1, path }), found, language);
}

function levelOf(text: string): { readonly scheme: string; readonly n: number } | null {
  const [, scheme, n] = levelText.exec(text) ?? [];
  return scheme === undefined ? null : { scheme, n: Number(n) };
}

const levelIssues =
  (words: RegisterWords) =>
  ({ line, cells }: CsvRow): readonly YamlIssue[] =>
    cells.level === '' || levelText.test(cells.level ?? '') ? [] : [{ path: 'level', line, message: words.noLevel(cells.level ?? '') }];

/** A card is looked up by its number: two with one number would answer for each other. */
const twice = (rows: readonly CsvRow[], words: RegisterWords): readonly YamlIssue[] =>
  [...Map.groupBy(rows, ({ cells }) => (cells.id ?? '').toLowerCase()).values()].flatMap(([first, ...more]) =>
    more.map(({ line, cells }) => ({ path: 'id', line, message: words.cardTwice(cells.id ?? '', first?.line ?? 1) })),
  );
