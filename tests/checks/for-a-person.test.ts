import { migrationPlanIsCompared } from '../../shared/checks/migration-plan-is-compared.ts';
import { platformIsDescribed } from '../../shared/checks/platform-is-described.ts';
import { sessionWasHeld } from '../../shared/checks/session-was-held.ts';
import { machineId } from '../support/build-dossier.ts';
import { filed, report, series } from '../support/build-files.ts';
import { testCheck } from '../support/check-table.ts';

/** Points that never pass by themselves: what is there is at best for a person. */
testCheck(platformIsDescribed, {}, [
  { name: 'a described solution is for a person', dossier: {}, outcome: 'review', codes: ['PERTINENCE'] },
  {
    name: 'no reason why it serves the service',
    dossier: { service: { pertinence: null } },
    outcome: 'missing',
    codes: ['PAAS_SOLUTION_MISSING'],
    details: { wanted: 'pertinence' },
  },
  {
    name: 'a blank is no reason',
    dossier: { service: { pertinence: ' ' } },
    outcome: 'missing',
    codes: ['PAAS_SOLUTION_MISSING'],
  },
  {
    name: 'no name of it',
    dossier: { service: { application: null } },
    outcome: 'missing',
    codes: ['PAAS_SOLUTION_MISSING'],
    details: { wanted: 'application.name' },
  },
  {
    name: 'neither: both are told',
    dossier: { service: { application: null, pertinence: null } },
    outcome: 'missing',
    codes: ['PAAS_SOLUTION_MISSING', 'PAAS_SOLUTION_MISSING'],
  },
]);

const usage = [series(machineId, '2026-01-09T23:00:00Z', '2026-01-25T00:00:00Z')];
testCheck(sessionWasHeld, {}, [
  { name: 'nothing uploaded', dossier: {}, outcome: 'missing', codes: ['SYNC_SESSION_PENDING'] },
  {
    name: '18: no upload stands for the live session',
    dossier: { files: [report('protocollo/usage-report/cpu.csv', usage), filed('protocollo/other/verbale.pdf')] },
    outcome: 'missing',
    codes: ['SYNC_SESSION_PENDING'],
  },
]);

testCheck(migrationPlanIsCompared, {}, [
  {
    name: 'the plan is never here: a person compares it',
    dossier: { files: [filed('project/other/piano-di-migrazione.pdf')] },
    outcome: 'review',
    codes: ['MIGRATION_PLAN_TO_COMPARE'],
  },
]);
