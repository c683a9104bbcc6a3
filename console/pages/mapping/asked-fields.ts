import type { MappingChoices } from '../../../shared/mapping-draft/mapping-choices.ts';
import type { Guess, MappingDraft, Open } from '../../../shared/mapping-draft/mapping-draft.ts';
import type { TableSurvey } from '../../../shared/mapping-draft/survey-file.ts';
import type { Options } from '../../forms/fields.ts';
import type { Words } from '../../words/words.ts';

type Name = keyof Words['mapping']['fields'];
/** A question: what is chosen, among what, and what the choice says. */
export interface Field {
  readonly name: Name;
  readonly value: string;
  readonly options: Options;
  /** What the guess says; undefined: there is none. */
  readonly guess?: Guess<unknown> | Open | null | undefined;
  readonly put: (value: string) => Partial<MappingChoices>;
  readonly needed?: boolean;
  /** Other fields come or go with it. */
  readonly redraws?: boolean;
}

type Groups = Readonly<Record<'shape' | 'time' | 'server' | 'producer', readonly Field[]>>;

/** Every question of a table but those of its measures. */
export function fieldsOf(choices: MappingChoices, survey: TableSurvey | null, { mapping: say }: Words): Groups {
  const draft: Partial<MappingDraft> = survey?.draft ?? {};
  const guesses: Partial<MappingDraft['columns']> = draft.columns ?? {};
  const columns = (none: string, named: readonly string[]): Options => {
    const names = [...new Set([...(survey?.columns.map(({ name }) => name) ?? []), ...named.filter(Boolean)])];
    return [['', none], ...names.map((name) => [name, name] as const)];
  };
  /** Where nobody can guess it, the file does not say it either. */
  const unsaid = (guess: Guess<unknown> | Open | null | undefined) => ['', guess === 'open' ? say.chooseOne : say.fileSays] as const;
  const [time = '', hour = ''] = choices.time;
  const [end = '', ...endRest] = choices.end;
  const both = (first: string, second: string) => [first, second].filter(Boolean);
  return {
    shape: [
      {
        name: 'layout',
        value: choices.layout,
        options: Object.entries(say.layouts),
        guess: draft.layout,
        put: (layout) => ({ layout: layout as 'long' }),
        needed: true,
        redraws: true,
      },
      ...(choices.layout === 'long' ? longFields(choices, columns, say, guesses) : []),
      {
        name: 'decimal',
        value: choices.decimal,
        options: [unsaid(draft.decimal), ...Object.entries(say.decimals)],
        guess: draft.decimal,
        put: (decimal) => ({ decimal }),
      },
    ],
    time: [
      {
        name: 'columns.time',
        value: time,
        options: columns(say.chooseOne, choices.time),
        guess: guesses.time,
        put: (first) => ({ time: both(first, hour) }),
        needed: true,
      },
      {
        name: 'hour',
        value: hour,
        options: columns(say.none, choices.time),
        put: (second) => ({ time: both(time, second) }),
        redraws: true,
      },
      {
        name: 'columns.end',
        value: end,
        options: columns(say.none, choices.end),
        guess: guesses.end,
        put: (first) => ({ end: first === '' ? [] : [first, ...endRest] }),
      },
      {
        name: 'zone',
        value: choices.zone,
        options: [unsaid(draft.zone), ...Object.entries(say.zones)],
        guess: draft.zone,
        put: (zone) => ({ zone }),
      },
      {
        name: 'dateFormat',
        value: choices.dateFormat,
        options: [unsaid(draft.dateFormat), ...Object.entries(say.dates)],
        guess: draft.dateFormat,
        put: (dateFormat) => ({ dateFormat }),
      },
      {
        name: 'stamp',
        value: choices.stamp,
        options: [unsaid(draft.stamp), ...Object.entries(say.stamps)],
        guess: draft.stamp,
        put: (stamp) => ({ stamp }),
      },
      {
        name: 'interval',
        value: choices.interval,
        options: [['', say.instant], ...Object.entries(say.intervals)],
        guess: draft.interval,
        put: (interval) => ({ interval }),
      },
    ],
    server: [
      {
        name: 'resourceIs',
        value: choices.resourceIs,
        options: Object.entries(say.resources),
        put: (is) => ({ resourceIs: is as MappingChoices['resourceIs'], resource: '' }),
        needed: true,
        redraws: true,
      },
    ],
    producer: [
      {
        name: 'producerKind',
        value: choices.producerKind,
        options: [['', say.chooseOne], ...Object.entries(say.producers)],
        put: (producerKind) => ({ producerKind }),
      },
    ],
  };
}

/** Where a row is of one measure: the columns that say which, how much and in what unit. */
function longFields(
  { metric, value, unit }: MappingChoices,
  columns: (none: string, named: readonly string[]) => Options,
  say: Words['mapping'],
  guesses: Partial<MappingDraft['columns']>,
): readonly Field[] {
  return [
    {
      name: 'columns.metric',
      value: metric,
      options: columns(say.none, [metric]),
      guess: guesses.metric,
      put: (one) => ({ metric: one }),
      redraws: true,
    },
    {
      name: 'columns.value',
      value,
      options: columns(say.chooseOne, [value]),
      guess: guesses.value,
      put: (one) => ({ value: one }),
      needed: true,
    },
    { name: 'columns.unit', value: unit, options: columns(say.none, [unit]), guess: guesses.unit, put: (one) => ({ unit: one }) },
  ];
}
