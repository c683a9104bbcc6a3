import type { JsonRun } from '../formats/define-format.ts';
import type { Scale } from './series-scale.ts';
import { watchUnit } from './series-scale.ts';
import type { SeriesTerms } from './table-plan.ts';

type UnitWatch = ReturnType<typeof watchUnit>;

/** By run, which is one file; then by resource and metric: an answer may hold only the idle part of a series. */
const watches = new WeakMap<JsonRun, Map<string, { readonly metric: string; readonly watch: UnitWatch }>>();

/** The watch that all parts of a series in a file share. */
export function watchUnitOf(terms: SeriesTerms, scale: Scale, run: JsonRun): UnitWatch {
  const ofRun = watches.get(run) ?? new Map<string, { readonly metric: string; readonly watch: UnitWatch }>();
  watches.set(run, ofRun);
  const key = JSON.stringify([terms.resourceId, terms.metric, scale.unit]);
  const known = ofRun.get(key) ?? { metric: terms.metric ?? '', watch: watchUnit(terms, scale) };
  ofRun.set(key, known);
  return known.watch;
}

/** After the last document: percent or fraction, where nobody states a unit and no value exceeds 1. */
export function tellUndecidedUnits(run: JsonRun): void {
  for (const { metric, watch } of watches.get(run)?.values() ?? []) {
    if (watch.undecided()) run.sink.issue('UNIT_AMBIGUOUS', 0, { metric });
  }
}
