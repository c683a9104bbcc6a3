import { expect, test } from 'vitest';
import { scenarioIsFundable } from '../../shared/checks/scenario-is-fundable.ts';
import { assess } from '../../shared/pipeline.ts';
import { assessInput, projectFacts, sha256 } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const declared = [filed('protocollo/origin-declaration/origine.pdf.p7m')];

/**
 * domain.md §2.4 as it is printed, not as the ruleset has it: T Trasferimento, A Aggiornamento, A* Aggiornamento only from where the
 * original cloud was not qualified, A** the same with the exception of the two steps, no "non finanziabile", x "impossibile".
 */
const matrix = [
  //                          iaas  paas  saas
  ['on-premise-unstructured', 'no', 'x', 'A'],
  ['on-premise-structured', 'T', 'A', 'A'],
  ['iaas', 'no', 'A*', 'A**'],
  ['paas', 'no', 'no', 'A*'],
  ['saas', 'no', 'no', 'no'],
] as const;

type Word = 'T' | 'A' | 'A*' | 'A**' | 'no' | 'x';
type Answer = readonly [Row['outcome'], ...string[]];
const pass: Answer = ['pass'];
const refused: Answer = ['fail', 'SCENARIO_NOT_FUNDABLE'];
const impossible: Answer = ['fail', 'SCENARIO_IMPOSSIBLE'];
const asked: Answer = ['missing', 'ORIGIN_QUALIFICATION_UNKNOWN'];
const person: Answer = ['review', 'TWO_STEP_EXCEPTION'];

/** The first of two steps: none, before the notice's first day, on it, on the day of the question (10 March), still to come. It matters where the original cloud was qualified, and only there. */
const steps = [null, '2020-01-31', '2020-02-01', '2026-03-10', '2026-03-11'] as const;
/** What VIS-04 says where the original cloud was not known to be qualified, was not, and was: this for each of those steps. */
const answers: Readonly<Record<Word, readonly [unknown: Answer, no: Answer, yes: readonly Answer[]]>> = {
  T: [pass, pass, [pass, pass, pass, pass, pass]],
  A: [pass, pass, [pass, pass, pass, pass, pass]],
  'A*': [asked, pass, [refused, refused, refused, refused, refused]],
  'A**': [asked, pass, [refused, refused, person, person, refused]],
  no: [refused, refused, [refused, refused, refused, refused, refused]],
  x: [impossible, impossible, [impossible, impossible, impossible, impossible, impossible]],
};

const cells = matrix.flatMap(([system, ...words]) =>
  (['iaas', 'paas', 'saas'] as const).map((destination, column) => ({ system, destination, word: words[column] as Word })),
);

const asks = cells.flatMap(({ system, destination, word }) => {
  const [unknown, no, yes] = answers[word];
  return steps.flatMap((priorStepOn, step) => [
    { system, destination, qualified: null, priorStepOn, wanted: unknown },
    { system, destination, qualified: false, priorStepOn, wanted: no },
    { system, destination, qualified: true, priorStepOn, wanted: yes[step] as Answer },
  ]);
});

testCheck(scenarioIsFundable, {}, [
  ...asks.map(({ system, destination, qualified, priorStepOn, wanted: [outcome, ...codes] }): Row => {
    return {
      name: `${system} → ${destination}, qualified ${qualified}, first step ${priorStepOn}: ${outcome}`,
      dossier: { service: { destination, origin: { system, qualified, priorStepOn } }, files: declared },
      outcome,
      codes,
    };
  }),
  {
    name: 'no origin in the dossier',
    dossier: { service: { origin: null }, files: declared },
    outcome: 'missing',
    codes: ['ORIGIN_DECL_MISSING'],
  },
  { name: 'a fundable origin without its signed declaration', dossier: {}, outcome: 'missing', codes: ['ORIGIN_DECL_MISSING'] },
  {
    name: 'a refused origin needs no declaration to be refused',
    dossier: { service: { origin: { system: 'saas', qualified: null, priorStepOn: null } } },
    outcome: 'fail',
    codes: ['SCENARIO_NOT_FUNDABLE'],
  },
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

test('the ruleset has the fifteen cells as the FAQ prints them, each with the mode that it is funded as', () => {
  const said = projectFacts({}).ruleset.scenarios.map(({ origin, destination, answer, mode, twoStepException }) => {
    const word = {
      fundable: mode === 'transfer' ? 'T' : 'A',
      'fundable-if-origin-unqualified': 'A*',
      'not-fundable': 'no',
      impossible: 'x',
    };
    return { system: origin, destination, word: `${word[answer]}${twoStepException ? '*' : ''}` };
  });
  expect(said).toEqual(cells);
});

test.each(cells)('the whole dossier says it as VIS-04 of the service: $system → $destination', ({ system, destination, word }) => {
  const origin = { system, qualified: true, priorStepOn: '2021-05-01' };
  const { findings } = assess(assessInput({ service: { destination, origin }, files: declared }), sha256);
  const [outcome, ...codes] = answers[word][2][2] as Answer;
  const found = findings.find(({ point }) => point === 'VIS-04');
  expect([found?.outcome, ...(found?.reasons.map(({ code }) => code) ?? [])]).toEqual([outcome, ...codes]);
});
