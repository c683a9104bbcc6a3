import { judgeRequirements, type Requirements, requirementsSchema } from '../evidence/requirements.ts';
import { definePackageCheck } from './define-check.ts';

/** Fields of the declaration that a ruleset may ask for; `*`: of every service. */
export const packageFields = ['project.amountEur', 'services.*.catalogueCode'] as const;

const missingCodes = ['FIELD_MISSING'] as const;
const reviewCodes = ['MIGRATION_PLAN_TO_COMPARE', 'PACKAGE_TO_ASSESS'] as const;

/** The same question as `needed-evidence-is-there`, about the package: `missing` or `review`, never `pass`. */
export const packageEvidenceIsThere = definePackageCheck<Requirements>({
  id: 'package-evidence-is-there',
  about: 'project',
  parameters: requirementsSchema(packageFields, missingCodes, reviewCodes),
  codes: [...missingCodes, ...reviewCodes],
  assess: (facts, requirements) =>
    judgeRequirements(requirements, facts.declaration, (kind) => facts.files.filter((file) => file.upload.kind === kind)),
});
