import type { AttestaRecord, NextStep } from '../model/record.ts';
import { type Language, renderDate, renderRemedy } from '../reasons/render.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';
import { euroText } from './euro-text.ts';
import { requestText } from './request-text.ts';
import { verdictWords } from './verdict-words.ts';

/** Something to do, told once for all the points it mends. */
export interface ToldStep {
  /** `ente, entro il 20/03/2026`. */
  readonly who: string;
  readonly what: string;
  readonly steps: readonly NextStep[];
}

/** Steps that ask the same of the same person are one. */
export function toldSteps(record: AttestaRecord, steps: readonly NextStep[], language: Language): readonly ToldStep[] {
  const each = steps.map((step): ToldStep => {
    // An auditor looks at a point as a whole: what it is about stands with the point.
    const what =
      step.who === 'auditor' || step.who === 'operator' ? renderRemedy(step.remedy, step.details, language) : requestText(step, language);
    return { who: whoAndWhen(record, step, language), what, steps: [step] };
  });
  return [...Map.groupBy(each, ({ who, what }) => `[${who}] ${what}`).values()].map((group) => ({
    ...(group[0] as ToldStep),
    steps: group.flatMap((one) => one.steps),
  }));
}

/** Who, and `entro il …`; where the wait itself ends later, or the day has gone by, that is said instead. */
export function whoAndWhen({ asOf }: AttestaRecord, step: Pick<NextStep, 'who' | 'by' | 'details'>, language: Language): string {
  const say = verdictWords[language];
  const { by: deadline } = step;
  const who = say.who[step.who];
  if (deadline === null) return who;
  const { neededUntil } = step.details;
  const dayOf = (instant: string) => dayText(romeDayOf(Date.parse(instant)));
  const isLate = typeof neededUntil === 'string' && dayOf(neededUntil) > deadline;
  const word = dayOf(asOf) > deadline ? say.expired : isLate ? say.after : say.by;
  return `${who}, ${word} ${renderDate(deadline, language)}`;
}

/** No single step frees a part of the amount: only all of them free all of it (DESIGN §4, Project outcome). null: nothing is held back. */
export function heldBackText({ outcome, heldBackEur }: AttestaRecord, language: Language): string | null {
  if (heldBackEur === 0) return null;
  const say = verdictWords[language];
  const sentence = outcome === 'negative' ? say.lost : say.heldBack;
  return sentence.replace('{amount}', euroText(heldBackEur, language));
}
