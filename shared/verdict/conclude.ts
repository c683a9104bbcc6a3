import type { Finding } from '../model/finding.ts';
import type { AttestaRecord, ProjectOutcome, Purpose, ServiceOutcome } from '../model/record.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { ProjectFacts } from './facts.ts';
import { packageAmount } from './package-amount.ts';

export type Verdict = Pick<AttestaRecord, 'outcome' | 'payableEur' | 'heldBackEur' | 'deadline' | 'services'>;

/**
 * Findings to a proposal of outcome. Indivisible: what is payable is the whole amount or 0 (DESIGN §4, Project outcome). Maintenance
 * follows a positive migration and leaves its amounts as they are; it has no deadline.
 */
export function conclude(purpose: Purpose, findings: readonly Finding[], facts: ProjectFacts): Verdict {
  const { project, services } = facts.declaration;
  const outcome = purpose === 'maintenance' ? maintenanceOutcome(findings) : migrationOutcome(findings, facts);
  const amount = project.amountEur ?? packageAmount(services, facts.ruleset.amounts);
  const payableEur = outcome === 'positive' || purpose === 'maintenance' ? amount : 0;
  return {
    outcome,
    payableEur,
    heldBackEur: amount - payableEur,
    deadline: purpose === 'maintenance' ? null : facts.deadline,
    services: services.map(({ id, destination }) => ({
      id,
      destination,
      outcome: serviceOutcome(findings.filter((finding) => finding.service === id)),
    })),
  };
}

/** What a person confirmed to be inadmissible no time can mend; everything else follows the deadline. */
function migrationOutcome(findings: readonly Finding[], facts: ProjectFacts): ProjectOutcome {
  if (isInadmissible(findings, facts.ruleset)) return 'negative';
  return isHeld(findings) ? 'under-review' : projectOutcome(findings, isOpen(facts));
}

/**
 * Not known to be this entity's project at all (DESIGN §4, Keys): held for a person or a newer register, and so neither positive nor, by
 * its deadline, negative. What was uploaded is judged and told all the same.
 */
export const isHeld = (
  findings: readonly { readonly reasons: readonly { readonly code: string; readonly severity: string }[] }[],
): boolean => findings.some(({ reasons }) => reasons.some(({ code, severity }) => code === 'CUP_NOT_ASSIGNED' && severity === 'review'));

/** Only the ruleset says which points make a project inadmissible, and only a person's word makes one of them final (DESIGN §4). */
export function isInadmissible(findings: readonly Decided[], { points }: Pick<Ruleset, 'points'>): boolean {
  const decisive = new Set(points.filter(({ inadmissible }) => inadmissible === true).map(({ id }) => id));
  return findings.some(({ point, outcome, reasons }) => decisive.has(point) && outcome === 'fail' && reasons.some(isConfirmed));
}

interface Decided extends Pick<Finding, 'point' | 'outcome'> {
  readonly reasons: readonly { readonly code: string }[];
}

const isConfirmed = ({ code }: { readonly code: string }): boolean => code === 'REVIEW_CONFIRMED_FAIL' || code === 'REVIEW_FAILED';

/** The deadline's own day still counts, Rome time. */
const isOpen = ({ deadline, today }: ProjectFacts): boolean => deadline === null || today <= deadline;

export function serviceOutcome(findings: readonly Pick<Finding, 'outcome'>[]): ServiceOutcome {
  const any = (outcome: Finding['outcome']) => findings.some((finding) => finding.outcome === outcome);
  if (any('fail')) return 'fail';
  if (any('missing')) return 'incomplete';
  return any('review') ? 'under-review' : 'pass';
}

/** Over the findings of all services and of the package. Until a person confirms it, an inadmissible project is one with a fail. */
export function projectOutcome(findings: readonly Pick<Finding, 'outcome'>[], open: boolean): ProjectOutcome {
  switch (serviceOutcome(findings)) {
    case 'fail':
      return open ? 'partially-positive' : 'negative';
    case 'incomplete':
      return open ? 'incomplete' : 'negative';
    case 'under-review':
      return 'under-review';
    case 'pass':
      return 'positive';
  }
}

/** Of the services that should stay in use: any that is not any more, else any that nobody can tell of, else any for a person. */
export function maintenanceOutcome(findings: readonly Pick<Finding, 'outcome'>[]): ProjectOutcome {
  const outcomes = { fail: 'lapsed', incomplete: 'unproven', 'under-review': 'under-review', pass: 'maintained' } as const;
  return outcomes[serviceOutcome(findings)];
}
