import type { HeadRow, TableHead } from '../reading/table-head.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import { type ColumnRoles, columnRoles, type Role } from './column-roles.ts';
import { guessResource } from './guess-resource.ts';
import { guessSeries } from './guess-series.ts';
import { emptyDraft, type Guess, type MappingDraft } from './mapping-draft.ts';
import { type ColumnSurvey, surveyColumns } from './survey-columns.ts';
import { endTitle } from './title-words.ts';
import { writtenDates } from './written-dates.ts';

/** The head of a table with what its columns seem to be: what a survey of the whole file goes by. */
export interface GuessedTable {
  readonly delimiter: string;
  readonly header: HeadRow;
  readonly rows: readonly HeadRow[];
  /** Title lines above the header. */
  readonly above: readonly HeadRow[];
  readonly roles: ColumnRoles;
}

/** null: the table has no row of names, or neither times nor numbers below it: no mapping would make measures of it. */
export function guessTable({ rows, delimiter }: TableHead, header: HeadRow | null): GuessedTable | null {
  if (!header) return null;
  const below = rows.filter(({ row }) => row > header.row);
  const above = rows.filter(({ row }) => row < header.row);
  const roles = columnRoles(columnFacts(header, below));
  if (roles.time === null && roles.measures.length === 0 && roles.long === null) return null;
  return { delimiter, header, rows: below, above, roles };
}

/** What the first rows alone say of what only many rows can. */
export function surveyOfHead({ roles, rows, delimiter }: GuessedTable): ColumnSurvey {
  const watch = surveyColumns(roles, delimiter);
  for (const { cells } of rows) watch.see(cells);
  return watch.result();
}

/** From here on which end of a row its date marks changes the judgement (DESIGN §5). */
const SIDE_MATTERS_SECONDS = 20 * 3600;

/**
 * A mapping for a table that no format explains, as good as its titles and cells allow.
 * @param survey of the whole file where it was looked through
 * @param typed  the cells were typed: no way of writing is left to say
 * @param filename may hold the id of the machine
 */
export function draftTable(
  guessed: GuessedTable,
  survey: ColumnSurvey = surveyOfHead(guessed),
  { typed = false, filename = '' }: { readonly typed?: boolean; readonly filename?: string } = {},
): MappingDraft {
  const { roles } = guessed;
  const { time, end, long } = roles;
  const { step } = survey;
  const coarse = step !== null && step >= SIDE_MATTERS_SECONDS;
  const marksEnd = time !== null && end === null && endTitle.test(time.columns[0]?.name ?? '');
  const stamp: Guess<'start' | 'end'> = { value: marksEnd ? 'end' : 'start', because: { why: 'custom' } };
  return {
    ...emptyDraft,
    layout: long ? { value: 'long', because: { why: 'one-row-a-measure' } } : { value: 'wide', because: { why: 'one-column-a-measure' } },
    zone: survey.zoneStated ? null : 'open',
    dateFormat: typed ? null : dateFormatOf(guessed, survey),
    decimal:
      typed || survey.decimal === null
        ? null
        : survey.decimal === 'open'
          ? 'open'
          : { value: survey.decimal, because: { why: 'decimals' } },
    stamp: end === null && time !== null ? (coarse ? 'open' : stamp) : null,
    interval: end === null && step !== null ? { value: durationText(step), because: { why: 'step', seconds: step } } : null,
    columns: {
      time: time ? namesOf(time) : 'open',
      end: end && namesOf(end),
      metric: long && nameOf(long.metric),
      value: long && nameOf(long.value),
      unit: long?.unit ? nameOf(long.unit) : null,
    },
    ...guessResource(guessed, filename),
    ...guessSeries(roles, survey.metrics),
    needsSeries: true,
  };
}

const namesOf = ({ columns, because }: Role): Guess<readonly string[]> => ({ value: columns.map(({ name }) => name), because });
const nameOf = ({ columns: [column], because }: Role): Guess<string> => ({ value: (column as ColumnFacts).name, because });

function dateFormatOf({ roles, rows }: GuessedTable, survey: ColumnSurvey): MappingDraft['dateFormat'] {
  const columns = roles.time?.columns ?? [];
  const cells = rows
    .map((row) =>
      columns
        .map(({ column }) => (row.cells[column] ?? '').trim())
        .join(' ')
        .trim(),
    )
    .filter((cell) => /^\S*\d.*$/.test(cell) && writtenDates([cell]) !== null);
  const written = writtenDates(cells, survey.dayOrder);
  if (written === null || written.as === 'plain') return null;
  return written.as === 'open' ? 'open' : { value: written.pattern, because: { why: 'all-dates' } };
}

/** ISO 8601, of whole hours, minutes or seconds: PT5M. */
export function durationText(seconds: number): string {
  if (seconds % 86_400 === 0) return `P${seconds / 86_400}D`;
  if (seconds % 3600 === 0) return `PT${seconds / 3600}H`;
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${Math.round(seconds)}S`;
}
