import { type Language, renderDuration } from '../reasons/render.ts';
import { type DraftWords, draftWords } from './draft-words.ts';
import type { Because, DraftSeries, Guess, MappingDraft, Open, UnknownSeries } from './mapping-draft.ts';
import { inComment, yamlText } from './yaml-text.ts';

/**
 * The text of a mapping file to correct: what is guessed says why, what nobody can guess stands as a field without a value, which
 * parse-mapping.ts refuses by its line.
 * @param file name of the file it is for
 */
export function renderDraft(draft: MappingDraft, file: string, language: Language): string {
  const say = draftWords[language];
  const { columns } = draft;
  const line = <T>(name: string, guess: Guess<T> | Open | null, write: (value: T) => string, open: keyof DraftWords['open']): string[] => {
    if (guess === null) return [];
    if (guess === 'open') return [`${name}: # ${say.fill}: ${say.open[open]}`];
    return [`${name}: ${write(guess.value)} # ${say.guess}: ${because(guess.because, say, language)}`];
  };
  const names = (list: readonly string[]): string =>
    list.length === 1 ? yamlText(list[0] as string) : `[${list.map(yamlText).join(', ')}]`;
  const columnLines = [
    ...line('time', columns.time, names, 'time'),
    ...line('end', columns.end, names, 'time'),
    ...line('metric', columns.metric, yamlText, 'metric'),
    ...line('value', columns.value, yamlText, 'value'),
    ...line('unit', columns.unit, yamlText, 'unit'),
  ];
  const lines = [
    ...say.title(inComment(file)).map((text) => `# ${text}`),
    'schema: attesta/mapping@1',
    ...(draft.formats.length > 0 ? [`format: # ${say.fill}: ${say.open.format} ${draft.formats.join(', ')}`] : []),
    ...line('layout', draft.layout, String, 'series'),
    ...line('zone', draft.zone, String, 'zone'),
    ...line('dateFormat', draft.dateFormat, (pattern) => JSON.stringify(pattern), 'dateFormat'),
    ...line('decimal', draft.decimal, (mark) => `"${mark}"`, 'decimal'),
    ...line('stamp', draft.stamp, String, 'stamp'),
    ...line('interval', draft.interval, String, 'stamp'),
    ...(columnLines.length > 0 ? ['columns:', ...columnLines.map((text) => `  ${text}`)] : []),
    ...line('resourceId', draft.resourceId, (rule) => flow(Object.entries(rule)), 'resourceId'),
    ...seriesLines(draft, say, language),
    ...(draft.layout === null ? [] : [`# producer: { name: …, kind: csp } # ${say.producer}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const flow = (fields: readonly (readonly [string, unknown])[]): string =>
  `{ ${fields.map(([name, value]) => `${name}: ${yamlText(String(value))}`).join(', ')} }`;

function seriesLines({ series, unknown, needsSeries }: MappingDraft, say: DraftWords, language: Language): readonly string[] {
  if (!needsSeries && series.length + unknown.length === 0) return [];
  const entries = series.map((guess) => `  - ${seriesText(guess.value)} # ${seriesComment(guess, say, language)}`);
  const others = unknown.map((one) => `  # - ${unknownText(one)} # ${say.fill}: ${one.machine ? say.machine : say.unknown}`);
  return [entries.length > 0 ? 'series:' : `series: # ${say.fill}: ${say.open.series}`, ...entries, ...others];
}

/** A unit that nobody says stands as an empty text, which is refused. */
const seriesText = (value: DraftSeries): string =>
  flow(Object.entries(value).map(([name, field]) => [name, name === 'unit' && field === 'open' ? '' : field]));

function seriesComment({ value, because: why }: Guess<DraftSeries>, say: DraftWords, language: Language): string {
  const guessed = `${say.guess}: ${because(why, say, language)}`;
  return value.unit === 'open' ? `${say.fill} ${say.unit}; ${guessed}` : guessed;
}

const unknownText = ({ column, machine }: UnknownSeries): string =>
  machine
    ? `{ column: ${yamlText(column)}, resourceId: ${yamlText(column)}, class: …, unit: … }`
    : `{ column: ${yamlText(column)}, class: …, meaning: …, unit: … }`;

/** Why something is guessed, in words. */
export const becauseText = (reason: Because, language: Language): string => because(reason, draftWords[language], language);

function because(reason: Because, say: DraftWords, language: Language): string {
  switch (reason.why) {
    case 'title-and-cells':
    case 'cells': {
      const titles = reason.titles.map(inComment).join(', ');
      const tell = reason.why === 'cells' ? say.cells : say.called;
      return tell(titles, say.holds[reason.holds], reason.titles.length > 1);
    }
    case 'words':
      return say.words;
    case 'words-and-values':
      return say.values;
    case 'preamble':
      return say.preamble(inComment(reason.found));
    case 'file-name':
      return say.fileName(inComment(reason.found));
    case 'step':
      return say.step(renderDuration(reason.seconds, language));
    case 'one-column-a-measure':
      return say.wide;
    case 'one-row-a-measure':
      return say.long;
    case 'all-dates':
      return say.dates;
    case 'decimals':
      return say.decimals;
    case 'custom':
      return say.custom;
  }
}
