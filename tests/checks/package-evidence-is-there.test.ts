import { expect, test } from 'vitest';
import { packageEvidenceIsThere, packageFields } from '../../shared/checks/package-evidence-is-there.ts';
import { hasField } from '../../shared/evidence/requirements.ts';
import { declarationOf } from '../support/build-dossier.ts';
import { testCheck } from '../support/check-table.ts';

const amount = { needs: [{ anyOf: [{ field: 'project.amountEur' }], missing: 'FIELD_MISSING' }], review: 'PACKAGE_TO_ASSESS' };

testCheck(packageEvidenceIsThere, { needs: [], review: 'PACKAGE_TO_ASSESS' }, [
  { name: 'nothing asked is still for a person', dossier: {}, outcome: 'review', codes: ['PACKAGE_TO_ASSESS'] },
  { name: 'the amount is there', parameters: amount, dossier: {}, outcome: 'review', codes: ['PACKAGE_TO_ASSESS'] },
  {
    name: 'the amount is not',
    parameters: amount,
    dossier: { project: { amountEur: null } },
    outcome: 'missing',
    codes: ['FIELD_MISSING'],
  },
  {
    name: 'the plan is for a person',
    parameters: { needs: [], review: 'MIGRATION_PLAN_TO_COMPARE' },
    dossier: {},
    outcome: 'review',
    codes: ['MIGRATION_PLAN_TO_COMPARE'],
  },
]);

test.each(packageFields)('the field %s is one that a full declaration has', (field) => {
  expect(hasField(declarationOf({ service: { catalogueCode: 'S-01' } }), field)).toBe(true);
});
