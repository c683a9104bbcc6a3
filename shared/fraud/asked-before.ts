import type { Reason } from '../model/finding.ts';
import type { Policy } from '../model/ruleset.ts';
import { remembered } from '../remembered.ts';
import type { ToldDay, ToldSeries } from './told-series.ts';

/** All that signals depend on. */
export interface SignalsQuestion {
  readonly own: readonly ToldSeries[];
  /** What the own ones are only compared with. */
  readonly others: readonly ToldSeries[];
  readonly policy: Policy;
}

interface Answered extends SignalsQuestion {
  readonly reasons: readonly Reason[];
}

/** So many answers are kept of one series: a project is judged for its migration and for its maintenance. */
const KEPT = 3;

/** What was answered about digests that stay in memory. By the days of the first series, which are the same object for as long as they do. */
const answersOf = remembered((_first: readonly ToldDay[]): Answered[] => []);

/**
 * Asks once. A review, a declaration, a register, the sweep: most assessments come with no new evidence, and of the same series the
 * signals are the same.
 */
export function askedBefore(question: SignalsQuestion, ask: (question: SignalsQuestion) => readonly Reason[]): readonly Reason[] {
  const [first] = question.own;
  if (first === undefined) return ask(question);
  const known = answersOf(first.days);
  const same = known.find(
    (one) => one.policy === question.policy && areSame(one.own, question.own) && areSame(one.others, question.others),
  );
  if (same) return same.reasons;
  const reasons = ask(question);
  known.push({ ...question, reasons });
  if (known.length > KEPT) known.shift();
  return reasons;
}

const areSame = (some: readonly ToldSeries[], others: readonly ToldSeries[]): boolean =>
  some.length === others.length && some.every((one, at) => isSame(one, others[at] as ToldSeries));

const isSame = (a: ToldSeries, b: ToldSeries): boolean =>
  a.days === b.days &&
  a.hours === b.hours &&
  a.series === b.series &&
  a.resourceId === b.resourceId &&
  a.root === b.root &&
  a.counted === b.counted &&
  a.cadenceSeconds === b.cadenceSeconds;
