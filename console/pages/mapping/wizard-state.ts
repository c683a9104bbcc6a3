import { guessColumns, guessMetrics } from '../../../shared/mapping-draft/guess-series.ts';
import {
  choicesOfMapping,
  type MappingChoices,
  mappingOf,
  type SeriesChoice,
  seriesChoices,
} from '../../../shared/mapping-draft/mapping-choices.ts';
import { type OpenChoice, openChoices } from '../../../shared/mapping-draft/open-choices.ts';
import type { TableSurvey } from '../../../shared/mapping-draft/survey-file.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import { parseYamlDocument } from '../../../shared/reading/parse-yaml.ts';
import { rewriteYaml } from '../../../shared/reading/rewrite-yaml.ts';

/** A mapping that somebody is making: what was chosen, and the text that says it. */
export interface WizardState {
  choices(): MappingChoices;
  /** Chooses; what follows from it (the measures of another layout) is guessed anew. */
  choose(some: Partial<MappingChoices>): void;
  chooseSeries(index: number, some: Partial<SeriesChoice>): void;
  text(): string;
  /** Puts a text in place of everything. @returns false: it cannot be read, and nothing is changed */
  take(text: string): boolean;
  /** What is still to be said; of a format that is known nothing is looked for. */
  open(): readonly OpenChoice[];
}

interface Begun {
  /** null: there is no table to look at. */
  readonly survey: TableSurvey | null;
  readonly choices: MappingChoices;
  /** The text that the mapping is written into. */
  readonly text: string;
}

/** @param changed told after each change */
export function wizardState({ survey, ...begun }: Begun, changed: () => void): WizardState {
  let { text } = begun;
  let choices = withUnread(begun.choices, survey);
  const put = (next: MappingChoices) => {
    choices = next;
    changed();
  };
  return {
    choices: () => choices,
    choose(some) {
      const next = { ...choices, ...some };
      const isOther = next.layout !== choices.layout || (next.layout === 'long' && next.metric !== choices.metric);
      put(isOther && survey ? { ...next, series: guessed(survey, next) } : next);
    },
    chooseSeries(index, some) {
      put({ ...choices, series: choices.series.map((one, at) => (at === index ? { ...one, ...some } : one)) });
    },
    text: () => (text = rewriteYaml(text, mappingOf(choices))),
    take(taken) {
      const read = choicesOfText(taken);
      if (!read) return false;
      text = taken;
      put(withUnread(read, survey));
      return true;
    },
    open: () => (survey || choices.time.length > 0 ? openChoices(choices, survey?.draft ?? null) : []),
  };
}

/** Measures of the table that a text does not read are still there to be read. */
function withUnread(choices: MappingChoices, survey: TableSurvey | null): MappingChoices {
  if (!survey) return choices;
  const key = ({ column }: SeriesChoice) => column.trim().toLowerCase();
  const said = new Set(choices.series.map(key));
  const others = guessed(survey, choices).filter((one) => !said.has(key(one)));
  return { ...choices, series: [...choices.series, ...others.map((one) => ({ ...one, class: '' }))] };
}

/** null: it is no YAML, or no group of fields. */
export function choicesOfText(text: string): MappingChoices | null {
  const document = parseYamlDocument(text);
  if (!document.ok || typeof document.value !== 'object' || document.value === null) return null;
  try {
    return choicesOfMapping(withoutNulls(document.value) as Partial<Mapping>);
  } catch {
    // A field that should be a list or a group is something else: the check of the text says so.
    return null;
  }
}

/** A field without a value, as a draft leaves it, is one that nobody has said. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (one === null ? [] : [[name, withoutNulls(one)]])));
};

/** The measures of a table whose layout was chosen by hand: its columns of numbers, or the names in its column of measures. */
function guessed({ columns, draft }: TableSurvey, { layout, metric, value, unit, time, end }: MappingChoices): readonly SeriesChoice[] {
  if (layout === 'wide') {
    const taken = new Set([...time, ...end]);
    return seriesChoices(guessColumns(columns.filter(({ numbers, name }) => numbers && !taken.has(name))));
  }
  if (draft.layout?.value === 'long' && draft.columns.metric !== 'open' && draft.columns.metric?.value === metric)
    return seriesChoices(draft);
  const names = [...new Set(columns.find(({ name }) => name === metric)?.cells ?? (value === '' ? [] : [value]))];
  return seriesChoices(guessMetrics(names, unit !== '', ''));
}
