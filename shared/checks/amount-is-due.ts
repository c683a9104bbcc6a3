import * as z from 'zod';
import type { Reason } from '../model/finding.ts';
import type { Register } from '../model/register.ts';
import { reason } from '../reasons/reason.ts';
import { dayNumber } from '../time/civil-day.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { packageAmount } from '../verdict/package-amount.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is the amount the notice's sum for the package as it was a candidate, and the one that the project was granted (PKG-02, domain.md §2.1
 * and §5.5)? The register of funded projects says which CUP is whose; without it a person looks. Where a whole and recent one does not
 * have the pair of entity and CUP the project is held (DESIGN §4, Keys; verdict/conclude.ts).
 */
export const amountIsDue = definePackageCheck({
  id: 'amount-is-due',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['AMOUNT_MISMATCH', 'CUP_NOT_ASSIGNED', 'CUP_NOT_IN_OPEN_DATA', 'FIELD_MISSING', 'FUNDED_PROJECTS_ABSENT', 'IPA_MISMATCH'],
  declared: ({ declaration: { entity, project, services } }) => ({
    ipa: entity.ipa,
    cup: project.cup,
    amountEur: project.amountEur,
    modes: services.map(({ candidateMode }) => candidateMode),
  }),
  assess(facts) {
    const { amountEur } = facts.declaration.project;
    const due = packageAmount(facts.declaration.services, facts.ruleset.amounts);
    const told =
      amountEur === null
        ? [reason('FIELD_MISSING', { wanted: 'project.amountEur' })]
        : amountEur === due
          ? []
          : [reason('AMOUNT_MISMATCH', { amountEur, expectedEur: due, by: 'notice' })];
    return { reasons: [...told, ...againstRegister(facts, amountEur)] };
  },
});

function againstRegister(facts: ProjectFacts, amountEur: number | null): readonly Reason[] {
  const { entity, project } = facts.declaration;
  const funded = facts.registers.get('funded-projects');
  if (funded?.register !== 'funded-projects' || funded.notice !== project.notice)
    return [reason('FUNDED_PROJECTS_ABSENT', { cup: project.cup })];
  const { takenOn } = funded;
  const row = funded.entries.find(({ cup }) => cup === project.cup);
  const isOwn = row?.ipa.toLowerCase() === entity.ipa.toLowerCase();
  if (!isOwn && saysWhoseNow(funded, facts)) return [reason('CUP_NOT_ASSIGNED', { cup: project.cup, ipa: entity.ipa, takenOn })];
  if (!row) return [reason('CUP_NOT_IN_OPEN_DATA', { cup: project.cup, takenOn })];
  return [
    ...(isOwn ? [] : [reason('IPA_MISMATCH', { cup: project.cup, ipa: entity.ipa, registered: row.ipa })]),
    ...(amountEur === null || row.amountEur === amountEur
      ? []
      : [reason('AMOUNT_MISMATCH', { amountEur, expectedEur: row.amountEur, by: 'register' })]),
  ];
}

/** A part of the list, an old copy, and one of a later day (what was revoked since is gone from it) say nothing of who is not in them. */
const saysWhoseNow = ({ partial, takenOn }: Register, { today, policy }: ProjectFacts): boolean =>
  !partial && takenOn <= today && dayNumber(today) - dayNumber(takenOn) <= policy.snapshotDays.value;
