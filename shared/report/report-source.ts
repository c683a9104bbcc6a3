import { continuityMapsOf } from '../heat-map/continuity-map-of.ts';
import type { ContinuityMap } from '../model/continuity-map.ts';
import type { AttestaRecord } from '../model/record.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { DossierInput } from '../pipeline.ts';
import type { Language } from '../reasons/render.ts';
import type { TitleOf } from '../telling/told-reasons.ts';
import { verdictWords } from '../telling/verdict-words.ts';
import { type ReportWords, reportWords } from './words.ts';

/** What the sections of a report are made from. */
export interface ReportSource {
  readonly record: AttestaRecord;
  readonly ruleset: Ruleset;
  /** What the record was made from; null: not at hand, and the report says what it lacks. */
  readonly dossier: DossierInput | null;
  readonly maps: readonly ContinuityMap[];
  readonly language: Language;
  readonly words: ReportWords;
  readonly title: TitleOf;
}

export function reportSource(record: AttestaRecord, ruleset: Ruleset, dossier: DossierInput | null, language: Language): ReportSource {
  const titles = new Map([...ruleset.points, ...ruleset.maintenance].map((point) => [point.id, point.title[language]]));
  return {
    ...{ record, ruleset, dossier, language, words: reportWords(language) },
    maps: dossier === null ? [] : continuityMapsOf({ ...dossier, purpose: record.purpose, asOf: record.asOf, previous: null }),
    title: ({ point, service }) => `${point} ${titles.get(point) ?? ''} · ${service ?? verdictWords[language].package}`,
  };
}
