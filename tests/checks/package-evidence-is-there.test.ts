import { expect, test } from 'vitest';
import { packageEvidenceIsThere, packageFields } from '../../shared/checks/package-evidence-is-there.ts';
import { hasField } from '../../shared/evidence/requirements.ts';
import { declarationOf } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';
import { testCheck } from '../support/check-table.ts';

const needs = (missing: string, ...anyOf: readonly object[]) => ({ needs: [{ anyOf, missing }], review: 'PACKAGE_TO_ASSESS' });
const started = needs('FIELD_MISSING', { field: 'services.*.activityStartedOn' });
const dnsh = needs('DNSH_MISSING', { document: 'dnsh' });

testCheck(packageEvidenceIsThere, { needs: [], review: 'PACKAGE_TO_ASSESS' }, [
  { name: 'nothing asked is still for a person', dossier: {}, outcome: 'review', codes: ['PACKAGE_TO_ASSESS'] },
  { name: 'every service has the date', parameters: started, dossier: {}, outcome: 'review', codes: ['PACKAGE_TO_ASSESS'] },
  {
    name: 'one service of two has no date',
    parameters: started,
    dossier: { services: [{}, { id: 'notifiche', activityStartedOn: null }] },
    outcome: 'missing',
    codes: ['FIELD_MISSING'],
  },
  {
    name: 'no word on double funding',
    parameters: needs('DECL_MISSING', { field: 'project.noDoubleFunding' }),
    dossier: { project: { noDoubleFunding: null } },
    outcome: 'missing',
    codes: ['DECL_MISSING'],
  },
  { name: 'no DNSH declaration', parameters: dnsh, dossier: {}, outcome: 'missing', codes: ['DNSH_MISSING'] },
  {
    name: 'a DNSH declaration in any folder of the project',
    parameters: dnsh,
    dossier: { files: [filed('protocollo/dnsh/esempio-cloud.pdf')] },
    outcome: 'review',
    codes: ['PACKAGE_TO_ASSESS'],
  },
]);

test.each(packageFields)('the field %s is one that a full declaration has', (field) => {
  expect(hasField(declarationOf({}), field)).toBe(true);
});
