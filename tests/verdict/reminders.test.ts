import { expect, test } from 'vitest';
import { assess } from '../../shared/pipeline.ts';
import { allRulesets } from '../../shared/rulesets/load.ts';
import { nextCheckOn } from '../../shared/verdict/next-check.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';

/** A machine on Azure, W = 1 to 20 December 2025, nothing uploaded: of 1 December Azure keeps the metrics until 3 March 2026. */
const resources = [
  { provider: 'Azure', id: '/subscriptions/x/resourceGroups/x/providers/Microsoft.Compute/virtualMachines/x', kind: 'vm' },
];
const service = { migrationStartedOn: '2025-12-01', releasedOn: '2025-12-20', completedOn: '2025-12-20', resources };
const recordOf = (asOf: string) => assess(assessInput({ service, asOf }), sha256);
const steps = (asOf: string) =>
  recordOf(asOf).nextSteps.filter(({ remedy }) => /^(EXPORT_BEFORE_EXPIRY|ASK_SUPPLIER_RECORDS)$/.test(remedy));
const ruleset = allRulesets()[0]?.ruleset;
if (!ruleset) throw new Error('the tests need a ruleset');

test('the record asks the supplier for what will vanish, by its own day where the schedule is longer', () => {
  expect(steps('2026-02-10T09:00:00Z')).toMatchObject([
    {
      ...{ point: 'TRA-03', service: 'protocollo', remedy: 'EXPORT_BEFORE_EXPIRY', who: 'supplier', by: '2026-03-03' },
      details: {
        ...{ provider: 'azure', class: ['cpu', 'ram', 'storage', 'network'], from: '2025-12-01', to: '2025-12-21', days: 21 },
        ...{ lastDay: '2026-03-03', expiresOn: '2026-03-04', afterwards: 'nothing' },
      },
    },
  ]);
});

test('in the last fortnight it is the first of all steps; the sweep comes on the day on which that begins', () => {
  expect(nextCheckOn(recordOf('2026-02-10T09:00:00Z'), ruleset)).toBe('2026-02-18');
  expect(recordOf('2026-02-17T09:00:00Z').nextSteps[0]?.remedy).not.toBe('EXPORT_BEFORE_EXPIRY');
  expect(recordOf('2026-02-18T03:00:00Z').nextSteps[0]).toMatchObject({ order: 1, remedy: 'EXPORT_BEFORE_EXPIRY' });
  expect(nextCheckOn(recordOf('2026-02-18T03:00:00Z'), ruleset)).toBe('2026-03-04');
});

test('when a part has vanished both are told: what to ask for in its place, and what can still be exported', () => {
  expect(steps('2026-03-10T09:00:00Z').map(({ remedy, by, details }) => [remedy, by, details.from, details.to])).toEqual([
    ['EXPORT_BEFORE_EXPIRY', '2026-03-10', '2025-12-08', '2025-12-21'],
    ['ASK_SUPPLIER_RECORDS', '2026-03-21', '2025-12-01', '2025-12-07'],
  ]);
});

test('outcome, findings and services are those of a provider of whom nothing is known', () => {
  const unknown = resources.map((one) => ({ ...one, provider: 'ovh' }));
  const [known, other] = [service, { ...service, resources: unknown }].map((one) =>
    assess(assessInput({ service: one, asOf: '2026-03-10T09:00:00Z' }), sha256),
  );
  const judged = (record: typeof known) => [
    record?.outcome,
    record?.services,
    record?.findings.map(({ point, outcome }) => [point, outcome]),
  ];
  expect(judged(known)).toEqual(judged(other));
});
