import { expect, test } from 'vitest';
import { neededEvidenceIsThere, serviceFields } from '../../shared/checks/needed-evidence-is-there.ts';
import { hasField } from '../../shared/evidence/requirements.ts';
import { declarationOf, machineId } from '../support/build-dossier.ts';
import { filed, report, series, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const needs = (missing: string, ...anyOf: readonly object[]) => ({ needs: [{ anyOf, missing }], review: 'POINT_TO_ASSESS' });
const row = (name: string, parameters: unknown, dossier: Row['dossier'], outcome: Row['outcome'], ...codes: readonly string[]): Row => ({
  name,
  parameters,
  dossier,
  outcome,
  codes,
});
const usage = [series(machineId, '2026-01-09T23:00:00Z', '2026-01-25T00:00:00Z')];

testCheck(neededEvidenceIsThere, {}, [
  row('a field that is there', needs('FIELD_MISSING', { field: 'dataClass' }), {}, 'review', 'POINT_TO_ASSESS'),
  row('a field that says no is there', needs('FIELD_MISSING', { field: 'hasCriticalData' }), {}, 'review', 'POINT_TO_ASSESS'),
  row(
    'a field that is absent',
    needs('FIELD_MISSING', { field: 'dataClass' }),
    { service: { dataClass: null } },
    'missing',
    'FIELD_MISSING',
  ),
  row(
    'a field that is blank',
    needs('PAAS_SOLUTION_MISSING', { field: 'pertinence' }),
    { service: { pertinence: ' ' } },
    'missing',
    'PAAS_SOLUTION_MISSING',
  ),
  row(
    'neither date nor plan',
    needs('ACTIVATION_DATE_MISSING', { field: 'releasedOn' }, { field: 'activationPlan.plannedOn' }),
    { service: { releasedOn: null, activationPlan: null } },
    'missing',
    'ACTIVATION_DATE_MISSING',
  ),
  row(
    'a plan instead of a date',
    needs('ACTIVATION_DATE_MISSING', { field: 'releasedOn' }, { field: 'activationPlan.plannedOn' }),
    { service: { releasedOn: null } },
    'review',
    'POINT_TO_ASSESS',
  ),
  row('a document that is absent', needs('PROD_DECL_MISSING', { document: 'production-declaration' }), {}, 'missing', 'PROD_DECL_MISSING'),
  row(
    'a document that is there',
    needs('DATA_DECL_MISSING', { document: 'data-completeness' }),
    { files: [filed('protocollo/data-completeness/dati.pdf')] },
    'review',
    'POINT_TO_ASSESS',
  ),
  row(
    'another service’s document',
    needs('DATA_DECL_MISSING', { document: 'data-completeness' }),
    { files: [filed('notifiche/data-completeness/dati.pdf')] },
    'missing',
    'DATA_DECL_MISSING',
  ),
  row(
    'a damaged document',
    { needs: [{ anyOf: [{ document: 'contract' }], missing: 'CONTRACT_MISSING' }], review: 'CONTRACT_TO_READ' },
    { files: [filed('protocollo/contract/contratto.pdf', withStatus('refused'))] },
    'missing',
    'CONTRACT_MISSING',
  ),
  row(
    'a contract to read',
    { needs: [{ anyOf: [{ document: 'contract' }], missing: 'CONTRACT_MISSING' }], review: 'CONTRACT_TO_READ' },
    { files: [filed('project/contract/contratto.pdf')] },
    'review',
    'CONTRACT_TO_READ',
  ),
  row(
    'a contract that names no solution',
    needs('ACN_REFERENCE_MISSING', { field: 'contract.catalogueReference' }),
    { service: { contract: null } },
    'missing',
    'ACN_REFERENCE_MISSING',
  ),
  row('no report', needs('REPORT_MISSING', { document: 'usage-report' }), {}, 'missing', 'REPORT_MISSING'),
  row(
    'a report filed elsewhere that holds rows of the service’s resources',
    needs('REPORT_MISSING', { document: 'usage-report' }),
    { files: [report('notifiche/usage-report/cpu.csv', usage)] },
    'review',
    'POINT_TO_ASSESS',
  ),
  row(
    'a report filed elsewhere about others',
    needs('REPORT_MISSING', { document: 'usage-report' }),
    { service: { resources: [] }, files: [report('notifiche/usage-report/cpu.csv', usage)] },
    'missing',
    'REPORT_MISSING',
  ),
  row(
    'case 18: no upload stands for the live session',
    needs('SYNC_SESSION_PENDING', { session: 'synchronous' }),
    {
      files: [report('protocollo/usage-report/cpu.csv', usage), filed('protocollo/other/verbale.pdf')],
    },
    'missing',
    'SYNC_SESSION_PENDING',
  ),
  row(
    'two things missing are both told',
    {
      needs: [
        { anyOf: [{ field: 'application.name' }], missing: 'PAAS_SOLUTION_MISSING' },
        { anyOf: [{ field: 'pertinence' }], missing: 'PAAS_SOLUTION_MISSING' },
      ],
      review: 'PERTINENCE',
    },
    { service: { application: null, pertinence: null } },
    'missing',
    'PAAS_SOLUTION_MISSING',
    'PAAS_SOLUTION_MISSING',
  ),
  row(
    'a described solution is for a person',
    {
      needs: [{ anyOf: [{ field: 'application.name' }], missing: 'PAAS_SOLUTION_MISSING' }],
      review: 'PERTINENCE',
    },
    {},
    'review',
    'PERTINENCE',
  ),
]);

test.each(serviceFields)('the field %s is one that a full declaration has', (field) => {
  expect(hasField(declarationOf({}).services[0], field)).toBe(true);
});
