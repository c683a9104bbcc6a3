import type { Reason } from '../model/finding.ts';
import type { ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { type DayNumber, dayNumber, dayText } from '../time/civil-day.ts';
import { romeDayOf, romeMidnight } from '../time/rome.ts';
import { greatest } from '../usage/extremes.ts';
import { clip, meets } from '../usage/intervals.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';
import { blockOf, neededUntil } from './block.ts';
import { classEvidence, ofNature } from './class-evidence.ts';
import { isCovered, longHolesIn } from './coverage-rules.ts';
import type { ClassJudgement } from './judge-class.ts';
import type { JudgedClass } from './judge-classes.ts';
import { type Keeper, keeperOf } from './keeper-of.ts';

type Judged = Extract<ClassJudgement, { is: 'judged' }>;

/**
 * What is still to be exported, and until when its provider can (domain.md §2.6): for each class and each provider of declared resources
 * of which the ruleset knows how long it keeps metrics. Told while the window runs too, and when nothing was uploaded at all: later is
 * too late. Nothing here moves an outcome.
 */
export function retentionReasons(facts: ServiceFacts, classes: readonly JudgedClass[]): readonly Reason[] {
  const today = romeDayOf(facts.asOf);
  const kept = Map.groupBy(facts.resources, (resource) => keeperOf(resource, facts.ruleset));
  return classes.flatMap(({ one, judgement }) => {
    if (judgement.is === 'impossible') return [];
    const lacking = lackingDays(facts, judgement, today);
    return facts.ruleset.retention.flatMap((keeper) => {
      const resources = kept.get(keeper) ?? [];
      const days = lacking.filter((day) => resources.some((resource) => isAlive(resource, day)));
      return [...ended(one, keeper, days, today), ...ending(one, keeper, days, today, facts.policy.reminderDays.value)];
    });
  });
}

/**
 * Days before today that are needed and lack measured coverage: they have none, or they meet a hole of 24 h or more between two covered
 * instants, which fails although both of its days are partly there (statement 8). A service that is not released yet needs all days.
 */
function lackingDays({ service, policy, asOf }: ServiceFacts, { window, evidence, parts }: Judged, today: DayNumber): readonly DayNumber[] {
  const measured = ofNature(parts, ['measured']);
  // Billed rows may stand in `evidence` (statement 12); the reading is that of the codes and of the printed numbers.
  const known = measured.length === parts.length ? evidence : classEvidence(measured, { zone: 'UTC', side: 'start' }, asOf);
  const ends = service.releasedOn ?? service.completedOn;
  const needed = ends === null ? today : romeDayOf(neededUntil(blockOf(known.covered, window, policy), window) - 1);
  const lastDay = Math.min(needed, today - 1);
  const days = Array.from({ length: Math.max(0, lastDay - window.firstDay + 1) }, (_, index) => window.firstDay + index);
  const holes = longHolesIn(clip(known.covered, window.start, romeMidnight(lastDay + 1)), policy);
  return days.filter((day) => !isCovered(known, day) || meets(holes, romeMidnight(day), romeMidnight(day + 1)));
}

/** Of days on which a resource was not there no export says anything. */
const isAlive = ({ createdOn, deletedOn }: ServiceResource, day: DayNumber): boolean =>
  (createdOn === null || dayNumber(createdOn) <= day) && (deletedOn === null || day <= dayNumber(deletedOn));

/** The first day on which a day is no longer whole in what a tier keeps. */
const expiryOf = (day: DayNumber, { days }: Keeper['tiers'][number]): DayNumber => day + days;

const longest = ({ tiers }: Keeper): Keeper['tiers'][number] => tiers.at(-1) as Keeper['tiers'][number];

const stretch = (days: readonly DayNumber[]) => ({
  days: days.length,
  from: dayText(days[0] as DayNumber),
  to: dayText(greatest(days) as DayNumber),
});

function ended(resourceClass: ResourceClass, keeper: Keeper, days: readonly DayNumber[], today: DayNumber): readonly Reason[] {
  const tier = longest(keeper);
  const gone = days.filter((day) => expiryOf(day, tier) <= today);
  if (gone.length === 0) return [];
  return [reason('RETENTION_ENDED', { class: resourceClass, provider: keeper.provider, ...stretch(gone), keptDays: tier.days })];
}

/** About the earliest day that can still be had: the tier that keeps it now, and what is left of it afterwards. */
function ending(
  resourceClass: ResourceClass,
  keeper: Keeper,
  days: readonly DayNumber[],
  today: DayNumber,
  reminderDays: number,
): readonly Reason[] {
  const left = days.filter((day) => expiryOf(day, longest(keeper)) > today);
  const [first] = left;
  if (first === undefined) return [];
  const index = keeper.tiers.findIndex((tier) => expiryOf(first, tier) > today);
  const tier = keeper.tiers[index] as Keeper['tiers'][number];
  const next = keeper.tiers[index + 1];
  const expiry = expiryOf(first, tier);
  const urgent = next === undefined && expiry - today <= reminderDays;
  const details = {
    ...{ class: resourceClass, provider: keeper.provider, ...stretch(left) },
    ...{ step: tier.step, lastDay: dayText(expiry - 1), expiresOn: dayText(expiry), afterwards: next?.step ?? 'nothing' },
  };
  return [reason('RETENTION_ENDING', details, urgent ? 'warning' : 'info')];
}
