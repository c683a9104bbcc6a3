import type { MappingChoices, SeriesChoice } from './mapping-choices.ts';
import type { MappingDraft } from './mapping-draft.ts';

/** What a person still has to say; a measure by its place, `series.3.unit`. */
export type OpenChoice =
  | 'layout'
  | 'time'
  | 'zone'
  | 'dateFormat'
  | 'decimal'
  | 'stamp'
  | 'value'
  | 'resource'
  | 'series'
  | `series.${number}.${'unit' | 'resourceId'}`;

/**
 * What the file does not say, nobody can guess and nobody has chosen. Without it the file would be read in part, or with doubts that an
 * auditor has to settle.
 * @param draft null: there was no table to look at, only what a mapping says
 */
export function openChoices(choices: MappingChoices, draft: MappingDraft | null): readonly OpenChoice[] {
  const { layout, time, value, resourceIs, resource, series } = choices;
  const read = series.flatMap((one, index) => (one.class === '' ? [] : [{ one, index }]));
  const unsaid = (['zone', 'dateFormat', 'decimal', 'stamp'] as const).filter((name) => draft?.[name] === 'open' && choices[name] === '');
  const saysUnit = layout === 'long' && choices.unit !== '';
  const units = read.filter(({ one }) => !saysUnit && wantsUnit(one, draft));
  const nameless = resourceIs === 'series' ? read.filter(({ one }) => one.resourceId === '') : [];
  return [
    ...(layout === '' ? (['layout'] as const) : []),
    ...(time.length === 0 ? (['time'] as const) : []),
    ...unsaid,
    ...(layout === 'long' && value === '' ? (['value'] as const) : []),
    ...(resourceIs === '' || (resourceIs !== 'series' && resource === '') ? (['resource'] as const) : []),
    ...(read.length === 0 && !saysItself(choices) ? (['series'] as const) : []),
    ...units.map(({ index }) => `series.${index}.unit` as const),
    ...nameless.map(({ index }) => `series.${index}.resourceId` as const),
  ];
}

/** Names of a column of measures may be ones that their vendor documents. */
const saysItself = ({ layout, metric }: MappingChoices): boolean => layout === 'long' && metric !== '';

/** Not one that was guessed without: its cells say the unit, or it has none. */
function wantsUnit({ column, class: named, unit, meaning }: SeriesChoice, draft: MappingDraft | null): boolean {
  if (unit !== '' || named === 'other' || meaning === 'operations') return false;
  const guessed = draft?.series.find(({ value }) => value.column === column)?.value;
  return !(guessed && guessed.unit === undefined);
}
