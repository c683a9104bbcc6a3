import { describe, expect, test } from 'vitest';
import type { Finding } from '../../shared/model/finding.ts';
import type { Register } from '../../shared/model/register.ts';
import type { Review } from '../../shared/model/review.ts';
import { assess, type Pinned } from '../../shared/pipeline.ts';
import { conclude, isInadmissible, projectOutcome, serviceOutcome } from '../../shared/verdict/conclude.ts';
import { deadlineOf } from '../../shared/verdict/deadline.ts';
import { nextCheckOn } from '../../shared/verdict/next-check.ts';
import { hashOf } from '../../shared/verdict/seal.ts';
import { assessInput, type Dossier, projectFacts, sha256 } from '../support/build-dossier.ts';

type Outcome = Finding['outcome'];
const found = (outcomes: readonly Outcome[]): Finding[] =>
  outcomes.map((outcome, index) => ({
    point: `TRA-0${index + 1}`,
    service: 'protocollo',
    outcome,
    reasons: [],
    measured: [],
    evidence: [],
    judged: '',
  }));

/** [outcomes of the points, the service's, the project's while the deadline is open, and after it]. */
const table: readonly (readonly [readonly Outcome[], string, string, string])[] = [
  [['pass', 'not-applicable'], 'pass', 'positive', 'positive'],
  [['pass', 'review'], 'under-review', 'under-review', 'under-review'],
  [['pass', 'missing'], 'incomplete', 'incomplete', 'negative'],
  [['review', 'missing'], 'incomplete', 'incomplete', 'negative'],
  [['pass', 'fail'], 'fail', 'partially-positive', 'negative'],
  [['fail', 'missing', 'review'], 'fail', 'partially-positive', 'negative'],
];

test.each(table)('%j: service %s, project %s while open, %s after', (outcomes, service, open, after) => {
  expect(serviceOutcome(found(outcomes))).toBe(service);
  expect(projectOutcome(found(outcomes), true)).toBe(open);
  expect(projectOutcome(found(outcomes), false)).toBe(after);
});

describe('an indivisible package', () => {
  const services = ['a1', 'b2', 'c3', 'd4', 'e5'].map((id) => ({ id }));
  /** The deadline is 20 March 2026: 120 + 150 days from a notification of 23 June 2025 (case 22). */
  const project = { decree: { date: '2025-06-23', notifiedOn: '2025-06-23' }, supplyModeChosenOn: null, amountEur: 844_166 };
  const findings = services.map(({ id }, index): Finding => ({ ...(found([index === 4 ? 'fail' : 'pass'])[0] as Finding), service: id }));
  const at = (asOf: string) => conclude('migration', findings, projectFacts({ services, project, asOf }));

  test('case 21: four good and one bad on 15 March: still mendable, nothing payable', () => {
    expect(at('2026-03-15T12:00:00Z')).toEqual({
      outcome: 'partially-positive',
      payableEur: 0,
      heldBackEur: 844_166,
      deadline: '2026-03-20',
      services: services.map(({ id }, index) => ({ id, destination: 'iaas', outcome: index === 4 ? 'fail' : 'pass' })),
    });
  });

  test('case 21: the same on 1 April is negative', () => expect(at('2026-04-01T10:00:00Z').outcome).toBe('negative'));

  test('the deadline’s own day counts until its Roman midnight', () => {
    expect(at('2026-03-20T22:59:59Z').outcome).toBe('partially-positive');
    expect(at('2026-03-20T23:00:00Z').outcome).toBe('negative');
  });

  test('a package finding counts like any other', () => {
    const good = found(['pass']);
    const packaged: Finding = { ...(found(['review'])[0] as Finding), point: 'PKG-01', service: null };
    const verdict = conclude('migration', [...good, packaged], projectFacts({}));
    expect(verdict.outcome).toBe('under-review');
    expect(verdict.services[0]?.outcome).toBe('pass');
  });

  test('all of it or nothing', () => {
    const verdict = conclude('migration', found(['pass']), projectFacts({}));
    expect([verdict.outcome, verdict.payableEur, verdict.heldBackEur]).toEqual(['positive', 599_266, 0]);
  });

  test.each([
    ['case 20: 3 A and 2 B', ['transfer', 'transfer', 'transfer', 'upgrade', 'upgrade'], 844_166],
    ['Novara: 5 B', ['upgrade', 'upgrade', 'upgrade', 'upgrade', 'upgrade'], 931_712],
  ])('%s: what is held back where the dossier states no amount', (_name, modes, euros) => {
    const packed = modes.map((candidateMode, index) => ({ id: `s-${index}`, candidateMode, destination: 'saas' }));
    expect(conclude('migration', found(['review']), projectFacts({ services: packed, project: { amountEur: null } })).heldBackEur).toBe(
      euros,
    );
  });
});

/** [what is found, on the deadline's day, on the day after]: notified on 21 July 2025, the 120 and 150 days would end on 17 April. */
describe('the notice’s last day caps the schedule, and what is payable is the whole or nothing', () => {
  const project = { decree: { date: '2025-07-21', notifiedOn: '2025-07-21' }, supplyModeChosenOn: '2025-11-18' };
  test.each([
    ['pass', 'positive', 599_266, 'positive', 599_266],
    ['review', 'under-review', 0, 'under-review', 0],
    ['missing', 'incomplete', 0, 'negative', 0],
    ['fail', 'partially-positive', 0, 'negative', 0],
  ] as const)('%s: %s, %i € on 31 March; %s, %i € on 1 April', (outcome, ...wanted) => {
    const on = (asOf: string) => conclude('migration', found([outcome]), projectFacts({ project, asOf }));
    const [last, after] = [on('2026-03-31T21:59:59Z'), on('2026-03-31T22:00:00Z')];
    expect([last.outcome, last.payableEur, after.outcome, after.payableEur]).toEqual(wanted);
    expect([last.deadline, last.payableEur + last.heldBackEur, after.payableEur + after.heldBackEur]).toEqual([
      '2026-03-31',
      599_266,
      599_266,
    ]);
  });
});

describe('inadmissible and confirmed by a person: negative while the deadline is open', () => {
  const doubled: Dossier = { project: { noDoubleFunding: false } };
  const tooEarly: Dossier = { service: { activityStartedOn: '2020-01-31' } };
  /** The deadline is 21 March 2026. */
  const judge = (dossier: Dossier) => assess(assessInput({ asOf: '2026-03-10T09:00:00Z', ...dossier }), sha256);

  function confirmed(dossier: Dossier, point: string, changed: Dossier = {}): ReturnType<typeof judge> {
    const first = judge(dossier);
    const { service, judged } = first.findings.find((one) => one.point === point) as Finding;
    const value: Review = {
      ...{ schema: 'attesta/review@1', record: first.hash, point, service, judged, outcome: 'fail' },
      ...{ reason: 'Visto il decreto dell’altro finanziamento.', who: 'a-1', at: '2026-03-10T10:00:00Z', seen: [], session: null },
    };
    return judge({ ...dossier, ...changed, asOf: '2026-03-11T09:00:00Z', reviews: [{ value, sha256: hashOf(value, sha256) }] });
  }

  test.each([
    ['double funding', doubled, 'PKG-05'],
    ['activities begun too early', tooEarly, 'PKG-03'],
  ])('%s', (_name, dossier, point) => {
    expect(judge(dossier).outcome).toBe('partially-positive');
    const after = confirmed(dossier, point);
    expect([after.outcome, after.payableEur, after.heldBackEur]).toEqual(['negative', 0, 599_266]);
  });

  test('a point that can still be mended stays so, whoever confirms that it failed', () => {
    const record = confirmed({ entity: { taxCode: '12345678901' } }, 'PKG-06');
    expect(record.findings.find(({ point }) => point === 'PKG-06')?.reasons.map(({ code }) => code)).toContain('REVIEW_CONFIRMED_FAIL');
    expect(record.outcome).toBe('partially-positive');
  });

  test('a person who decides an inadmissible point against the project ends it as one who confirms it', () => {
    const points = projectFacts({}).ruleset.points.map((one) => ({ ...one, inadmissible: one.id === 'VIS-04' }));
    const decided = (code: 'REVIEW_FAILED' | 'TWO_STEP_EXCEPTION', outcome: Outcome): Finding => ({
      ...(found([outcome])[0] as Finding),
      point: 'VIS-04',
      reasons: [{ code, severity: 'fail', details: {} }],
    });
    expect(isInadmissible([decided('REVIEW_FAILED', 'fail')], { points })).toBe(true);
    expect(isInadmissible([decided('REVIEW_FAILED', 'review')], { points })).toBe(false);
    expect(isInadmissible([decided('TWO_STEP_EXCEPTION', 'fail')], { points })).toBe(false);
    expect(isInadmissible([decided('REVIEW_FAILED', 'fail')], { points: [] })).toBe(false);
  });

  test('the confirmation falls with the mistake that it confirmed', () => {
    expect(confirmed(doubled, 'PKG-05', { project: { noDoubleFunding: true } }).outcome).not.toBe('negative');
  });
});

describe('case 22: the deadline', () => {
  const { deadlines } = projectFacts({}).ruleset;
  const decree = (notifiedOn: string | null, date = '2025-06-23') => ({ number: null, date, notifiedOn });
  const of = (dates: { decree: ReturnType<typeof decree>; supplyModeChosenOn: string | null }) =>
    deadlineOf({ cup: 'D19B25999990006', notice: 'x', amountEur: null, noDoubleFunding: null, ...dates }, deadlines);

  test.each([
    ['mode chosen on the last possible day', decree('2025-06-23'), '2025-10-21', '2026-03-20'],
    ['mode not yet chosen: the latest it can be', decree('2025-06-23'), null, '2026-03-20'],
    ['mode chosen at once', decree('2025-06-23'), '2025-06-24', '2025-11-21'],
    ['notified in July: capped', decree('2025-07-21', '2025-07-21'), null, '2026-03-31'],
    ['mode chosen in November: capped', decree('2025-07-21', '2025-07-21'), '2025-11-18', '2026-03-31'],
    ['decree date and notification differ: the notification counts', decree('2025-06-25'), null, '2026-03-22'],
    ['no notification stated: the decree’s date', decree(null, '2025-06-20'), null, '2026-03-17'],
  ])('%s', (_name, stated, supplyModeChosenOn, deadline) => {
    expect(of({ decree: stated, supplyModeChosenOn })).toBe(deadline);
  });
});

test('case 18: a SaaS service waits for its live session, whatever is uploaded', () => {
  const dossier: Dossier = { service: { destination: 'saas' } };
  const record = assess(assessInput(dossier), sha256);
  expect(record.findings.find(({ point }) => point === 'SAA-03')).toMatchObject({
    outcome: 'missing',
    reasons: [{ code: 'SYNC_SESSION_PENDING' }],
  });
  expect(record.services).toEqual([{ id: 'protocollo', destination: 'saas', outcome: 'incomplete' }]);
});

describe('a CUP that the register does not assign to the entity: held, and never a negative', () => {
  const register = (cup: string): Pinned<Register> => {
    const entry = { ipa: 'P_VD', cup, entity: 'Provincia di Valdoro', amountEur: 599_266, decree: '73 - 1' };
    const value: Register = {
      ...{ schema: 'attesta/register@1', takenOn: '2026-03-20', source: 'fictional', partial: false },
      ...{ register: 'funded-projects', notice: 'avviso-1.2-province-citta-metropolitane', entries: [entry] },
    };
    return { value, sha256: hashOf(value, sha256) };
  };
  /** Long after the deadline, and with nothing proved: negative by itself. */
  const judge = (cup: string) => assess(assessInput({ asOf: '2026-04-10T09:00:00Z', registers: [register(cup)] }), sha256);

  test('held until a register has the pair, then judged as it stands', () => {
    const held = judge('D19B25999990007');
    expect([held.outcome, held.payableEur]).toEqual(['under-review', 0]);
    expect(held.nextSteps.filter(({ remedy }) => remedy === 'CHECK_ASSIGNMENT')).toHaveLength(1);
    expect(judge('D19B25999990006').outcome).toBe('negative');
    // What was uploaded is judged all the same: only the one reason differs.
    const others = ({ findings }: typeof held) => findings.filter(({ point }) => point !== 'PKG-02' && point !== 'PKG-09');
    expect(others(held)).toEqual(others(judge('D19B25999990006')));
  });

  test('is looked at again within a week, for an import asks for nobody', () => {
    const { ruleset } = assessInput({}).ruleset;
    expect(nextCheckOn(judge('D19B25999990007'), ruleset)).toBe('2026-04-17');
  });
});
