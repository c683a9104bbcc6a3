import type { ClassJudgement } from '../continuity/judge-class.ts';
import type { JudgedClass, JudgedClasses } from '../continuity/judge-classes.ts';
import { useOf } from '../continuity/use.ts';
import { zeroDaysOf } from '../continuity/value-rules.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { dayNumber } from '../time/civil-day.ts';
import { union } from '../usage/intervals.ts';
import { ownersOf, spokenFor } from '../usage/owners.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import type { Line } from './day-states.ts';

type Judgement = Extract<ClassJudgement, { is: 'judged' }>;

/** A class that was judged, with the line of the service and those of its servers. */
export interface ClassLines {
  readonly judgedClass: JudgedClass;
  readonly judgement: Judgement;
  /** C(m): all servers together. */
  readonly service: Line;
  /** By the key of the resource at the top of its tree. */
  readonly resources: ReadonlyMap<string, Line>;
}

/** The lines of every class that could be judged. Values are looked at over the days of the map, also beyond the period. */
export function linesOf(facts: ServiceFacts, { folded, judged }: JudgedClasses): readonly ClassLines[] {
  const owners = ownersOf(facts);
  const link = facts.policy.linkSeconds.value * 1000;
  return judged.flatMap((judgedClass): readonly ClassLines[] => {
    const { one, roots, judgement } = judgedClass;
    if (judgement.is === 'impossible') return [];
    const { window, evidence } = judgement;
    const use = useOf(folded, one, { ...window, firstDay: Number.NEGATIVE_INFINITY, lastDay: Number.POSITIVE_INFINITY });
    // A volume speaks for its machine.
    const asked = new Set(roots.map(({ key }) => key));
    const useOfRoot = Map.groupBy(use, ({ folded: { key } }) => spokenFor(owners.get(key) ?? { line: [key] }, asked));
    const seriesOfRoot = Map.groupBy(evidence.series, (series) => spokenFor(series, asked));
    const known = { knownUntil: evidence.knownUntil, link, window };
    const lineOf = ({ key, createdOn, deletedOn }: JudgedClass['roots'][number]): Line => ({
      ...known,
      covered: union((seriesOfRoot.get(key) ?? []).flatMap(({ covered }) => covered)),
      zero: zeroDaysOf(useOfRoot.get(key) ?? []),
      bornOn: dayOf(createdOn),
      diedOn: dayOf(deletedOn),
    });
    return [
      {
        judgedClass,
        judgement,
        service: { ...known, covered: evidence.covered, zero: zeroDaysOf(use), bornOn: null, diedOn: null },
        resources: new Map(roots.map((root) => [root.key, lineOf(root)])),
      },
    ];
  });
}

const dayOf = (text: string | null): DayNumber | null => (text === null ? null : dayNumber(text));
