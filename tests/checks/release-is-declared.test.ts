import { releaseIsDeclared } from '../../shared/checks/release-is-declared.ts';
import { filed, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const declared = filed('protocollo/production-declaration/rilascio.pdf.p7m');
const row = (name: string, dossier: Row['dossier'], outcome: Row['outcome'], ...codes: readonly string[]): Row => ({
  name,
  dossier: { files: [declared], ...dossier },
  outcome,
  codes,
});
const plan = { note: 'Si attiva quando il vecchio sistema è spento', plannedOn: '2026-03-21' };
const notReleased = (activationPlan: unknown) => ({ service: { releasedOn: null, activationPlan } });

// The good service: migration from 10 to 24 January 2026, asked on 10 March, deadline 21 March.
testCheck(releaseIsDeclared, {}, [
  row('released in time, with the declaration', {}, 'pass'),
  row('released on the day the migration began', { service: { releasedOn: '2026-01-10' } }, 'pass'),
  row('released before the migration began', { service: { releasedOn: '2026-01-09' } }, 'fail', 'DATE_ORDER'),
  row('released on the last day', { service: { releasedOn: '2026-03-10' } }, 'pass'),
  row('a release of tomorrow', { service: { releasedOn: '2026-03-11' } }, 'missing', 'RELEASE_AWAITED'),
  row('released after the deadline', { service: { releasedOn: '2026-03-22' }, asOf: '2026-03-23T09:00:00Z' }, 'fail', 'DEADLINE_MIGRATION'),
  row('no declaration', { files: [] }, 'missing', 'PROD_DECL_MISSING'),
  row('the declaration is another service’s', { files: [filed('altro/production-declaration/r.pdf')] }, 'missing', 'PROD_DECL_MISSING'),
  row(
    'the declaration is damaged',
    { files: [filed('protocollo/production-declaration/r.pdf', withStatus('refused'))] },
    'missing',
    'PROD_DECL_MISSING',
  ),
  row('nobody says when the migration began', { service: { migrationStartedOn: null } }, 'missing', 'FIELD_MISSING'),
  row('not released, planned and explained', notReleased(plan), 'review', 'NOT_RELEASED'),
  row(
    'not released, planned for after the deadline',
    notReleased({ ...plan, plannedOn: '2026-03-22' }),
    'review',
    'NOT_RELEASED',
    'PLANNED_AFTER_DEADLINE',
  ),
  row('not released, no date', notReleased({ ...plan, plannedOn: null }), 'missing', 'ACTIVATION_DATE_MISSING'),
  row('not released, a word for a note', notReleased({ ...plan, note: 'presto' }), 'missing', 'PROD_DECL_MISSING'),
  row('not released, nothing said', notReleased(null), 'missing', 'ACTIVATION_DATE_MISSING', 'PROD_DECL_MISSING'),
]);
