import type { Finding } from '../model/finding.ts';
import type { AttestaRecord, ProjectOutcome, Purpose, ServiceOutcome } from '../model/record.ts';
import type { ProjectFacts } from './facts.ts';
import { packageAmount } from './package-amount.ts';

export type Verdict = Pick<AttestaRecord, 'outcome' | 'payableEur' | 'heldBackEur' | 'deadline' | 'services'>;

/**
 * Findings to a proposal of outcome. Indivisible: what is payable is the whole amount or 0 (DESIGN §4, Project outcome). Maintenance
 * follows a positive migration and leaves its amounts as they are; it has no deadline.
 */
export function conclude(purpose: Purpose, findings: readonly Finding[], facts: ProjectFacts): Verdict {
  const { project, services } = facts.declaration;
  const outcome = purpose === 'maintenance' ? maintenanceOutcome(findings) : projectOutcome(findings, isOpen(facts));
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

/** The deadline's own day still counts, Rome time. */
const isOpen = ({ deadline, today }: ProjectFacts): boolean => deadline === null || today <= deadline;

export function serviceOutcome(findings: readonly Pick<Finding, 'outcome'>[]): ServiceOutcome {
  const any = (outcome: Finding['outcome']) => findings.some((finding) => finding.outcome === outcome);
  if (any('fail')) return 'fail';
  if (any('missing')) return 'incomplete';
  return any('review') ? 'under-review' : 'pass';
}

/**
 * Over the findings of all services and of the package. "Inadmissible and confirmed by a person" needs a person's review among the
 * inputs: without one an inadmissible project is one with a fail.
 */
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
