import type { Reason } from '../model/finding.ts';
import type { Purpose } from '../model/record.ts';
import type { ResourceClass } from '../model/usage.ts';
import { reason } from '../reasons/reason.ts';
import { type FoldedSeries, foldDays } from '../usage/fold-days.ts';
import { meets } from '../usage/intervals.ts';
import { ownersOf } from '../usage/owners.ts';
import { type UsagePart, usageOf } from '../usage/service-usage.ts';
import { pathOf, type ServiceFacts, type ServiceResource } from '../verdict/facts.ts';
import { ofNature } from './class-evidence.ts';
import type { ClassJudgement, ClassQuestion } from './judge-class.ts';
import { type RequiredClasses, requiredClasses } from './required-classes.ts';
import type { LifeOf } from './resource-rules.ts';
import { judgeInEveryReading } from './stamp-readings.ts';
import { judgeValues } from './value-rules.ts';

/** What each required class of a service came to, and what it was judged from. */
export interface JudgedClasses {
  /** Every series of every file about the service. */
  readonly parts: readonly UsagePart[];
  /** Days of the measured ones, over all files. */
  readonly folded: readonly FoldedSeries[];
  /** In the order in which classes are told; empty where nothing to prove is defined. */
  readonly judged: readonly JudgedClass[];
}

export interface JudgedClass {
  readonly one: ResourceClass;
  /** The resources that have to show it, of each tree the topmost. */
  readonly roots: readonly LifeOf[];
  readonly judgement: ClassJudgement;
  /** All that is said of this class alone: of its coverage, and of its values. */
  readonly reasons: readonly Reason[];
}

/** The one place where classes are judged: the verdict and the map of days (heat-map) both start here, so that they cannot disagree. */
export function judgeClasses(facts: ServiceFacts, required: RequiredClasses, purpose: Purpose): JudgedClasses {
  const parts = usageOf(facts);
  const measured = ofNature(parts, ['measured']);
  const measuredClasses = new Set(measured.map(({ series }) => series.resourceClass));
  const owners = requiredClasses(required, facts, (one) => measuredClasses.has(one));
  const folded = foldDays(measured);
  const judged = [...owners].map(([one, resources]) => {
    const roots = rootsOf(facts, resources);
    const judgement = judgeInEveryReading(questionOf(facts, parts, one, roots, purpose));
    return { one, roots, judgement, reasons: [...withDocuments(facts, one, judgement), ...valuesOf(facts, folded, one, judgement)] };
  });
  return { parts, folded, judged };
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

/** Of the resources that have to show a class those above which none has to: what statement 14 asks about. A group is asked for its members. */
function rootsOf(facts: ServiceFacts, owing: readonly ServiceResource[]): readonly LifeOf[] {
  const owners = ownersOf(facts);
  const asked = new Set(owing.map(({ key }) => owners.get(key)?.counted ?? key));
  return facts.resources.filter(
    ({ key }) =>
      asked.has(key) &&
      !owners
        .get(key)
        ?.line.slice(1)
        .some((above) => asked.has(above)),
  );
}

function valuesOf(facts: ServiceFacts, folded: readonly FoldedSeries[], resourceClass: ResourceClass, judgement: ClassJudgement): Reason[] {
  if (judgement.is === 'impossible' || judgement.evidence.knownUntil < judgement.judged.end) return [];
  const { judged: window, evidence } = judgement;
  const measured = judgement.parts.every(({ series }) => series.evidence === 'measured');
  const covered = measured && meets(evidence.covered, window.start, window.end);
  return judgeValues({ resourceClass, folded, window, policy: facts.policy, covered });
}

export const isDocument = ({ digest }: ServiceFacts['files'][number]): boolean => digest.recognition.status === 'document';

/** A report that only a person can read is no proof and no absence: a class with nothing else is for the auditor (domain.md §5.7 case 13). */
function withDocuments(facts: ServiceFacts, resourceClass: ResourceClass, { reasons }: ClassJudgement): readonly Reason[] {
  const documents = facts.documents('usage-report').filter(isDocument);
  if (documents.length === 0) return reasons;
  const files = documents.map(pathOf);
  return reasons.map((one) =>
    one.code === 'METRIC_MISSING' ? reason('REPORT_NOT_MACHINE_READABLE', { class: resourceClass, files }) : one,
  );
}
