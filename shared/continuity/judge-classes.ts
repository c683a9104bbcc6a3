import type { Purpose } from '../model/record.ts';
import type { ResourceClass } from '../model/usage.ts';
import { type FoldedSeries, foldDays } from '../usage/fold-days.ts';
import { resourceKey } from '../usage/resource-key.ts';
import { type UsagePart, usageOf } from '../usage/service-usage.ts';
import type { ServiceFacts, ServiceResource } from '../verdict/facts.ts';
import { ofNature } from './class-evidence.ts';
import type { ClassJudgement, ClassQuestion, LifeOf } from './judge-class.ts';
import { type RequiredClasses, requiredClasses } from './required-classes.ts';
import { judgeInEveryReading } from './stamp-readings.ts';

/** What each required class of a service came to, and what it was judged from. */
export interface JudgedClasses {
  /** Every series of every file about the service. */
  readonly parts: readonly UsagePart[];
  /** Days of the measured ones, over all files. */
  readonly folded: readonly FoldedSeries[];
  /** In the order in which classes are told; empty where nothing to prove is defined. */
  readonly judged: readonly { readonly one: ResourceClass; readonly roots: readonly LifeOf[]; readonly judgement: ClassJudgement }[];
}

/** The one place where classes are judged: the verdict and the map of days (heat-map) both start here, so that they cannot disagree. */
export function judgeClasses(facts: ServiceFacts, required: RequiredClasses, purpose: Purpose): JudgedClasses {
  const parts = usageOf(facts);
  const measured = ofNature(parts, ['measured']);
  const measuredClasses = new Set(measured.map(({ series }) => series.resourceClass));
  const owners = requiredClasses(required, facts, (one) => measuredClasses.has(one));
  const judged = [...owners].map(([one, resources]) => {
    const roots = rootsOf(resources);
    return { one, roots, judgement: judgeInEveryReading(questionOf(facts, parts, one, roots, purpose)) };
  });
  return { parts, folded: foldDays(measured), judged };
}

function questionOf(
  facts: ServiceFacts,
  parts: readonly UsagePart[],
  resourceClass: ResourceClass,
  roots: readonly LifeOf[],
  purpose: Purpose,
): ClassQuestion {
  return {
    resourceClass,
    purpose,
    service: facts.service,
    roots,
    decreeDate: facts.declaration.project.decree.date,
    policy: facts.policy,
    asOf: facts.asOf,
    parts: parts.filter(({ series }) => series.resourceClass === resourceClass),
  };
}

/** Of the resources that have to show a class those whose parent does not: the tops of the trees that statement 14 asks about. */
function rootsOf(resources: readonly ServiceResource[]): readonly LifeOf[] {
  const keys = new Set(resources.map(({ key }) => key));
  return resources.filter(({ provider, parentId, key }) => {
    const parent = parentId === null ? null : resourceKey(provider, parentId);
    return parent === null || parent === key || !keys.has(parent);
  });
}
