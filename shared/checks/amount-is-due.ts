import * as z from 'zod';
import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { ProjectFacts } from '../verdict/facts.ts';
import { packageAmount } from '../verdict/package-amount.ts';
import { definePackageCheck } from './define-check.ts';

/**
 * Is the amount the notice's sum for the package as it was a candidate, and the one that the project was granted (PKG-02, domain.md §2.1
 * and §5.5)? The register of funded projects says which CUP is whose; without it a person looks.
 */
export const amountIsDue = definePackageCheck({
  id: 'amount-is-due',
  about: 'project',
  parameters: z.strictObject({}),
  reads: [],
  codes: ['AMOUNT_MISMATCH', 'CUP_NOT_IN_OPEN_DATA', 'FIELD_MISSING', 'FUNDED_PROJECTS_ABSENT', 'IPA_MISMATCH'],
  declared: ({ declaration: { entity, project, services } }) => ({
    ipa: entity.ipa,
    cup: project.cup,
    amountEur: project.amountEur,
    modes: services.map(({ candidateMode }) => candidateMode),
  }),
  assess(facts) {
    const { amountEur } = facts.declaration.project;
    if (amountEur === null) return { reasons: [reason('FIELD_MISSING', { wanted: 'project.amountEur' })] };
    const due = packageAmount(facts.declaration.services, facts.ruleset.amounts);
    const wrong = amountEur === due ? [] : [reason('AMOUNT_MISMATCH', { amountEur, expectedEur: due, by: 'notice' })];
    return { reasons: [...wrong, ...againstRegister(facts, amountEur)] };
  },
});

function againstRegister({ declaration: { entity, project }, registers }: ProjectFacts, amountEur: number): readonly Reason[] {
  const funded = registers.get('funded-projects');
  if (funded?.register !== 'funded-projects' || funded.notice !== project.notice)
    return [reason('FUNDED_PROJECTS_ABSENT', { cup: project.cup })];
  const { takenOn } = funded;
  const row = funded.entries.find(({ cup }) => cup === project.cup);
  if (!row) return [reason('CUP_NOT_IN_OPEN_DATA', { cup: project.cup, takenOn })];
  return [
    ...(row.ipa.toLowerCase() === entity.ipa.toLowerCase()
      ? []
      : [reason('IPA_MISMATCH', { cup: project.cup, ipa: entity.ipa, registered: row.ipa })]),
    ...(row.amountEur === amountEur ? [] : [reason('AMOUNT_MISMATCH', { amountEur, expectedEur: row.amountEur, by: 'register' })]),
  ];
}
