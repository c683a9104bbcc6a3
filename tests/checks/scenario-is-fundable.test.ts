import { scenarioIsFundable } from '../../shared/checks/scenario-is-fundable.ts';
import { filed } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const declared = [filed('protocollo/origin-declaration/origine.pdf.p7m')];

/** [origin, destination, was the original cloud qualified, first of two steps on, outcome, codes]: domain.md §2.4, cell by cell. */
const cells: readonly (readonly [string, string, boolean | null, string | null, Row['outcome'], readonly string[]])[] = [
  ['on-premise-unstructured', 'iaas', null, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['on-premise-unstructured', 'paas', null, null, 'fail', ['SCENARIO_IMPOSSIBLE']],
  ['on-premise-unstructured', 'saas', null, null, 'pass', []],
  ['on-premise-structured', 'iaas', null, null, 'pass', []],
  ['on-premise-structured', 'paas', null, null, 'pass', []],
  ['on-premise-structured', 'saas', null, null, 'pass', []],
  ['iaas', 'iaas', null, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'iaas', false, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'paas', false, null, 'pass', []],
  ['iaas', 'paas', true, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'paas', true, '2021-05-01', 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'paas', null, null, 'missing', ['ORIGIN_QUALIFICATION_UNKNOWN']],
  ['iaas', 'saas', false, null, 'pass', []],
  ['iaas', 'saas', true, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'saas', true, '2020-01-31', 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['iaas', 'saas', true, '2020-02-01', 'review', ['TWO_STEP_EXCEPTION']],
  ['iaas', 'saas', null, '2021-05-01', 'missing', ['ORIGIN_QUALIFICATION_UNKNOWN']],
  ['paas', 'iaas', null, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['paas', 'paas', false, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['paas', 'saas', false, null, 'pass', []],
  ['paas', 'saas', true, '2021-05-01', 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['paas', 'saas', null, null, 'missing', ['ORIGIN_QUALIFICATION_UNKNOWN']],
  ['saas', 'iaas', null, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['saas', 'paas', null, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
  ['saas', 'saas', false, null, 'fail', ['SCENARIO_NOT_FUNDABLE']],
];

testCheck(scenarioIsFundable, {}, [
  ...cells.map(
    ([system, destination, qualified, priorStepOn, outcome, codes]): Row => ({
      name: `${system} → ${destination}, qualified ${qualified}, first step ${priorStepOn}: ${outcome}`,
      dossier: { service: { destination, origin: { system, qualified, priorStepOn } }, files: declared },
      outcome,
      codes,
    }),
  ),
  {
    name: 'no origin in the dossier',
    dossier: { service: { origin: null }, files: declared },
    outcome: 'missing',
    codes: ['ORIGIN_DECL_MISSING'],
  },
  { name: 'a fundable origin without its signed declaration', dossier: {}, outcome: 'missing', codes: ['ORIGIN_DECL_MISSING'] },
  {
    name: 'an empty file is no declaration',
    dossier: { files: [filed('protocollo/origin-declaration/origine.pdf', { bytes: 0 })] },
    outcome: 'missing',
    codes: ['ORIGIN_DECL_MISSING'],
  },
  {
    name: 'a declaration filed under the project counts',
    dossier: { files: [filed('project/origin-declaration/origine.pdf')] },
    outcome: 'pass',
    codes: [],
  },
]);
