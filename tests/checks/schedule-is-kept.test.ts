import { scheduleIsKept } from '../../shared/checks/schedule-is-kept.ts';
import { goodService } from '../support/build-dossier.ts';
import { type Row, testCheck } from '../support/check-table.ts';

interface Dates {
  readonly decree?: string;
  readonly notifiedOn?: string | null;
  readonly chosenOn?: string | null;
  readonly signedOn?: string | null;
  readonly releasedOn?: string | null;
  readonly asOf?: string;
  readonly plan?: unknown;
}

const row = (name: string, dates: Dates, outcome: Row['outcome'], ...codes: readonly string[]): Row => {
  const {
    decree = '2025-06-23',
    notifiedOn = '2025-06-23',
    chosenOn = '2025-10-21',
    signedOn = '2025-10-21',
    releasedOn = '2026-03-20',
  } = dates;
  const contract = { ...(goodService['contract'] as object), signedOn };
  return {
    name,
    dossier: {
      project: { decree: { number: null, date: decree, notifiedOn }, supplyModeChosenOn: chosenOn },
      service: { releasedOn, contract, activationPlan: dates.plan ?? null },
      asOf: dates.asOf ?? '2026-04-20T09:00:00Z',
    },
    outcome,
    codes,
  };
};
const second = { decree: '2025-07-21', notifiedOn: '2025-07-21', chosenOn: '2025-11-18', signedOn: '2025-11-18' };
const open = '2026-03-10T09:00:00Z';

testCheck(scheduleIsKept, {}, [
  row('22: everything on the last day, first decree', {}, 'pass'),
  row('22: the contract a day late', { signedOn: '2025-10-22' }, 'fail', 'DEADLINE_CONTRACT'),
  row('22: the supply mode a day late', { chosenOn: '2025-10-22' }, 'fail', 'DEADLINE_CONTRACT'),
  row('22: the release a day late', { releasedOn: '2026-03-21' }, 'fail', 'DEADLINE_MIGRATION'),
  row('22: second decree, capped to the last day of the notice', { ...second, releasedOn: '2026-03-31' }, 'pass'),
  row('22: second decree, a day after the last one', { ...second, releasedOn: '2026-04-01' }, 'fail', 'DEADLINE_MIGRATION'),
  row('22: the second decree’s contract a day late', { ...second, signedOn: '2025-11-19' }, 'fail', 'DEADLINE_CONTRACT'),
  row('chosen earlier, so the release is due earlier', { chosenOn: '2025-10-01', releasedOn: '2026-03-01' }, 'fail', 'DEADLINE_MIGRATION'),
  row('23: migrated in 2021', { signedOn: '2021-01-10', releasedOn: '2021-06-01', chosenOn: null }, 'pass'),
  row('notified who knows when, signed within 120 days of the decree', { notifiedOn: null }, 'pass'),
  row('notified who knows when, signed later', { notifiedOn: null, signedOn: '2025-10-22' }, 'missing', 'FIELD_MISSING'),
  row(
    'notified who knows when, signed after the last day of all',
    { notifiedOn: null, signedOn: '2026-04-01' },
    'fail',
    'DEADLINE_CONTRACT',
  ),
  row('chosen who knows when, released within 150 days of the decree', { chosenOn: null, releasedOn: '2025-11-20' }, 'pass'),
  row('chosen who knows when, released later', { chosenOn: null, releasedOn: '2025-11-21' }, 'missing', 'FIELD_MISSING'),
  row('no date on the contract', { signedOn: null }, 'missing', 'FIELD_MISSING'),
  row('not released, the deadline open', { releasedOn: null, asOf: open }, 'missing', 'RELEASE_AWAITED'),
  row('not released, the deadline past', { releasedOn: null }, 'fail', 'NOT_RELEASED_IN_TIME'),
  row('not released, but planned', { releasedOn: null, plan: { note: 'x', plannedOn: '2026-03-20' } }, 'review', 'RELEASE_AWAITED'),
  row(
    'not released, and planned for after the deadline',
    { releasedOn: null, plan: { note: 'x', plannedOn: '2026-03-21' } },
    'review',
    'RELEASE_AWAITED',
    'PLANNED_AFTER_DEADLINE',
  ),
]);
