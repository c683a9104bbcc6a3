import type { z } from 'zod';
import type { EvidenceRef, Finding, Measured, Reason } from '../model/finding.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { ProjectFacts, ServiceFacts } from '../verdict/facts.ts';

/** What a check came to. The outcome is not said: the worst reason decides it (`outcomeOf`). */
export interface Assessment {
  readonly reasons: readonly Reason[];
  readonly measured?: readonly Measured[];
  readonly evidence?: readonly EvidenceRef[];
}

/** Kinds of uploads that the answer may rest on: it is held while we have not read one of them (verdict/hold-unread.ts). */
type Reads = readonly EvidenceKind[];

interface Question<P> {
  readonly id: string;
  readonly parameters: z.ZodType<P>;
  /** Every code it may give: a test compares it with what its table shows. */
  readonly codes: readonly ReasonCode[];
}

/**
 * One question about one service. The id is the file's name; parameters come from the ruleset and are validated when it is loaded;
 * a check reads facts and answers with reasons. It never reads files, clocks or other checks' answers.
 */
export interface Check<P = unknown> extends Question<P> {
  readonly about?: 'service';
  readonly reads: Reads;
  /** What of the declaration it looks at, so that a review of the answer expires when that changes; unless said, the whole service. */
  declared?(facts: ServiceFacts): unknown;
  assess(facts: ServiceFacts, parameters: P): Assessment;
}

/** The same about the package as a whole (domain.md §5.5, transversal): points whose `appliesTo` is `project`. */
export interface PackageCheck<P = unknown> extends Question<P> {
  readonly about: 'project';
  readonly reads: Reads;
  /** As in `Check`; unless said, the whole declaration. */
  declared?(facts: ProjectFacts): unknown;
  assess(facts: ProjectFacts, parameters: P): Assessment;
}

/** About what all other points came to, people's decisions included: it is answered last, and no review changes the answer. */
export interface WholeCheck<P = unknown> extends Question<P> {
  readonly about: 'findings';
  assess(findings: readonly Finding[], parameters: P): Assessment;
}

export type AnyCheck = Check | PackageCheck | WholeCheck;

export function defineCheck<P>(check: Check<P>): Check<P> {
  return check;
}

export function defineWholeCheck<P>(check: WholeCheck<P>): WholeCheck<P> {
  return check;
}

export function definePackageCheck<P>(check: PackageCheck<P>): PackageCheck<P> {
  return check;
}
