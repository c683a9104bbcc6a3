import type { ParsedRegister } from '../model/parse-register.ts';
import type { YamlIssue } from '../reading/parse-yaml.ts';
import { rulesetFor } from '../rulesets/load.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { checked, dayTaken, refusedFor, type Stated } from './import-terms.ts';
import { type RegisterWords, registerWords } from './register-words.ts';

/** Columns of the open data that a project is made from (domain.md §2.1, source F2). */
const columns = {
  ipa: 'codice_ipa',
  cup: 'codice_cup',
  entity: 'ente',
  amountEur: 'importo_finanziamento',
  decree: 'decreto_finanziamento',
} as const;
const noticeColumn = 'avviso';
export const fundedProjectsColumns: readonly string[] = [...Object.values(columns), noticeColumn];

/** domain.md §2.7. */
const written = [
  { column: columns.ipa, is: /^[A-Za-z0-9_-]{2,20}$/, wanted: 'ipa' },
  { column: columns.cup, is: /^[A-Z]\d{2}[A-Z]\d{11}$/, wanted: 'cup' },
  { column: columns.amountEur, is: /^(?!0+(\.0+)?$)\d+(\.\d{1,2})?$/, wanted: 'amount' },
] as const;

const source =
  'Candidature finanziate, open data di PA digitale 2026 (github.com/teamdigitale/padigitale2026-opendata), Dipartimento per la trasformazione digitale, CC-BY-4.0';

/** The funded projects of one notice, from the open data's CSV, which holds those of every notice. The CSV does not say of which day it is. */
export function fundedProjects(text: string, stated: Stated): ParsedRegister {
  const { notice, language } = stated;
  const words = registerWords[language];
  const title = rulesetFor(notice)?.ruleset.openDataTitle ?? null;
  if (title === null) return refusedFor('notice', words.unknownNotice(notice));
  const table = csvRows(text, fundedProjectsColumns, words);
  const rows = table.rows.filter(({ cells }) => cells[noticeColumn] === title);
  const day = dayTaken(null, stated);
  const noRow = rows.length === 0 && table.issues.length === 0;
  const found = [
    ...day.issues,
    ...table.issues,
    ...(noRow ? [{ path: noticeColumn, line: 1, message: words.noRowOf(title) }] : []),
    ...rows.flatMap((row) => miswritten(row, words)),
    ...twice(rows, words),
  ];
  const inOrder = [...rows].sort(byIpa);
  const entries = inOrder.map(({ cells }) => ({
    ipa: cells[columns.ipa],
    cup: cells[columns.cup],
    entity: cells[columns.entity],
    amountEur: Number(cells[columns.amountEur]),
    decree: cells[columns.decree],
  }));
  const head = { schema: 'attesta/register@1', register: 'funded-projects', takenOn: day.day, source, partial: false, notice };
  const placeOf = (entry: number, field: string) => ({
    line: inOrder[entry]?.line ?? 1,
    path: columns[field as keyof typeof columns] ?? field,
  });
  return checked({ ...head, entries }, placeOf, found, language);
}

function miswritten({ line, cells }: CsvRow, words: RegisterWords): readonly YamlIssue[] {
  return written.flatMap(({ column, is, wanted }) =>
    is.test(cells[column] ?? '') ? [] : [{ path: column, line, message: words.isNot(cells[column] ?? '', words[wanted]) }],
  );
}

/** A CUP is one project's: of two rows neither can be told to be the right one. */
const twice = (rows: readonly CsvRow[], words: RegisterWords): readonly YamlIssue[] =>
  [...Map.groupBy(rows, ({ cells }) => cells[columns.cup]).values()].flatMap(([first, ...more]) =>
    more.map(({ line, cells }) => ({
      path: columns.cup,
      line,
      message: words.cupTwice(cells[columns.cup] ?? '', first?.line ?? 1),
    })),
  );

/** The open data change their order from day to day; the register keeps one. */
function byIpa(a: CsvRow, b: CsvRow): number {
  const key = ({ cells }: CsvRow) => `${cells[columns.ipa]}\n${cells[columns.cup]}`;
  return key(a) < key(b) ? -1 : 1;
}
