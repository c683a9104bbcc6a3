import type { MappedSeries, Mapping } from '../model/mapping.ts';
import type { DraftSeries, Guess, MappingDraft, Open, UnknownSeries } from './mapping-draft.ts';

/** What a person says of one measure; an empty text: not said. */
export interface SeriesChoice {
  /** Title of the column (wide) or name of the measure (long). */
  readonly column: string;
  /** Empty: the measure is not read. */
  readonly class: string;
  readonly meaning: string;
  readonly unit: string;
  readonly statistic: string;
  readonly metric: string;
  readonly resourceId: string;
}

/** How the server of a row is known; `series`: each measure names its own; empty: nobody has said. */
export type ResourceIs = 'column' | 'constant' | 'fileName' | 'series' | '';

/** Everything that a mapping says, as fields that a person fills in: an empty text is not said. */
export interface MappingChoices {
  readonly format: string;
  readonly layout: 'long' | 'wide' | '';
  readonly zone: string;
  readonly dateFormat: string;
  readonly decimal: string;
  readonly stamp: string;
  readonly interval: string;
  /** One column, or those of date and hour. */
  readonly time: readonly string[];
  readonly end: readonly string[];
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly resourceIs: ResourceIs;
  /** The column, the id or the expression. */
  readonly resource: string;
  readonly series: readonly SeriesChoice[];
  readonly producerName: string;
  readonly producerKind: string;
}

export const noChoices: MappingChoices = {
  ...{ format: '', layout: '', zone: '', dateFormat: '', decimal: '', stamp: '', interval: '' },
  ...{ time: [], end: [], metric: '', value: '', unit: '', resourceIs: '', resource: '', series: [], producerName: '', producerKind: '' },
};

/** What is guessed, chosen; what nobody can guess, left open. */
export function choicesOfDraft(draft: MappingDraft): MappingChoices {
  const { columns, series, unknown } = draft;
  const resourceId = chosen(draft.resourceId);
  return {
    ...noChoices,
    layout: draft.layout?.value ?? '',
    zone: '',
    dateFormat: chosen(draft.dateFormat) ?? '',
    decimal: chosen(draft.decimal) ?? '',
    stamp: chosen(draft.stamp) ?? '',
    interval: draft.interval?.value ?? '',
    time: chosen(columns.time) ?? [],
    end: columns.end?.value ?? [],
    metric: chosen(columns.metric) ?? '',
    value: chosen(columns.value) ?? '',
    unit: chosen(columns.unit) ?? '',
    ...(resourceId ? resourceOf(resourceId) : unknown.some(({ machine }) => machine) && { resourceIs: 'series' }),
    series: seriesChoices({ series, unknown }),
  };
}

const chosen = <T>(guess: Guess<T> | Open | null): T | null => (guess === null || guess === 'open' ? null : guess.value);

/** The measures that were guessed, then those of which nothing is known: not read, until somebody says what they are. */
export const seriesChoices = ({ series, unknown }: Pick<MappingDraft, 'series' | 'unknown'>): readonly SeriesChoice[] => [
  ...series.map(({ value }) => choiceOf(value)),
  ...unknown.map(choiceOfUnknown),
];

const choiceOf = ({ unit, ...one }: DraftSeries | MappedSeries): SeriesChoice => ({
  ...{ column: one.column, class: one.class, meaning: one.meaning ?? '', statistic: one.statistic ?? '' },
  ...{ metric: one.metric ?? '', resourceId: one.resourceId ?? '', unit: unit === 'open' ? '' : (unit ?? '') },
});
const choiceOfUnknown = ({ column, machine }: UnknownSeries): SeriesChoice => ({
  ...{ column, class: '', meaning: '', unit: '', statistic: '', metric: '' },
  resourceId: machine ? column : '',
});

/** What a mapping that was written already says. */
export function choicesOfMapping(mapping: Partial<Mapping>): MappingChoices {
  const { columns = {}, resourceId, series = [], producer } = mapping;
  const list = (names: string | readonly string[] | undefined): readonly string[] => [names ?? []].flat();
  const { format = '', zone = '', dateFormat = '', decimal = '', stamp = '', interval = '' } = mapping;
  const { metric = '', value = '', unit = '' } = columns;
  const byColumn = columns.id === undefined ? {} : ({ resourceIs: 'column', resource: columns.id } as const);
  return {
    ...{ format, zone, dateFormat, decimal, stamp, interval, metric, value, unit },
    layout: mapping.layout ?? (value === '' ? 'wide' : 'long'),
    time: list(columns.time),
    end: list(columns.end),
    resourceIs: series.some((one) => one.resourceId !== undefined) ? 'series' : '',
    resource: '',
    ...byColumn,
    ...(resourceId && resourceOf(resourceId)),
    series: series.map(choiceOf),
    producerName: producer?.name ?? '',
    producerKind: producer?.kind ?? '',
  };
}

function resourceOf(rule: NonNullable<Mapping['resourceId']>): Pick<MappingChoices, 'resourceIs' | 'resource'> {
  if ('column' in rule) return { resourceIs: 'column', resource: rule.column };
  return 'constant' in rule ? { resourceIs: 'constant', resource: rule.constant } : { resourceIs: 'fileName', resource: rule.fileName };
}

/** A text that says nothing is left out, and so is a group without any. */
type Said = Readonly<Record<string, unknown>>;
const said = (fields: Said): Said => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

/** The mapping as `mappingSchema` wants it, as far as a person has said it: what is wrong or lacking is for the reader of mappings to say. */
export function mappingOf(choices: MappingChoices): Said {
  const { layout, metric, value, unit, resourceIs, resource, producerName: name, producerKind: kind } = choices;
  const { format, zone, dateFormat, decimal, stamp, interval } = choices;
  const ofLong = layout === 'long' ? { metric, value, unit } : {};
  const columns = said({ time: oneOrMore(choices.time), end: oneOrMore(choices.end), ...ofLong });
  const series = choices.series.filter((one) => one.class !== '').map((one) => seriesOf(one, resourceIs));
  return said({
    schema: 'attesta/mapping@1',
    ...{ format, layout, zone, dateFormat, decimal, stamp, interval },
    columns: Object.keys(columns).length > 0 ? columns : undefined,
    resourceId: resourceIs === '' || resourceIs === 'series' ? undefined : { [resourceIs]: resource },
    series: series.length > 0 ? series : undefined,
    producer: name === '' && kind === '' ? undefined : { name, kind },
  });
}

const oneOrMore = (names: readonly string[]): string | readonly string[] | undefined => (names.length > 1 ? names : names[0]);

const seriesOf = (one: SeriesChoice, resourceIs: ResourceIs): Said => {
  const { column, metric, meaning, unit, statistic, resourceId } = one;
  return said({ column, class: one.class, metric, meaning, unit, statistic, resourceId: resourceIs === 'series' ? resourceId : '' });
};
