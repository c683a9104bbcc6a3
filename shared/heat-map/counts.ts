import { type CellState, cellStates } from '../model/cell-states.ts';
import type { DayWords } from './words.ts';

/** How many days are in each state, none left out: they add up to the days of the map. */
export type Counts = Readonly<Record<CellState, number>>;

export function countsOf({ states }: { readonly states: readonly CellState[] }): Counts {
  const counts = Object.fromEntries(cellStates.map((state) => [state, 0])) as Record<CellState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}

/** `146 giorni coperti, 2 parziali, 2 buchi`. */
export function countsText(counts: Counts, words: DayWords): string {
  return cellStates
    .filter((state) => counts[state] > 0 || state === 'covered')
    .map((state) => `${counts[state]} ${words.counts[state][counts[state] === 1 ? 0 : 1]}`)
    .join(', ');
}

/** Days in a row of one state. */
export interface Stretch {
  readonly state: CellState;
  readonly from: number;
  readonly days: number;
}

export function stretchesOf({ states }: { readonly states: readonly CellState[] }): readonly Stretch[] {
  const stretches: { state: CellState; from: number; days: number }[] = [];
  for (const [index, state] of states.entries()) {
    const open = stretches.at(-1);
    if (open?.state === state) open.days += 1;
    else stretches.push({ state, from: index, days: 1 });
  }
  return stretches;
}
