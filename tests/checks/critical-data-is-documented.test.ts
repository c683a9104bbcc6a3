import { criticalDataIsDocumented } from '../../shared/checks/critical-data-is-documented.ts';
import { filed, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const row = (
  name: string,
  dataClass: string | null,
  hasCriticalData: boolean | null,
  files: Row['dossier']['files'],
  outcome: Row['outcome'],
  ...codes: readonly string[]
): Row => ({ name, dossier: { service: { dataClass, hasCriticalData }, files: files ?? [] }, outcome, codes });
const document = filed('protocollo/critical-data/valutazione.pdf');

const own = filed('protocollo/critical-data/v.pdf', { producer: { name: 'Provincia di Valdoro', kind: 'entity' } });

testCheck(criticalDataIsDocumented, {}, [
  row('ordinary data without critical ones', 'ordinary', false, [], 'pass'),
  row('critical data, no document', 'critical', true, [], 'missing', 'CRITICAL_DOC_MISSING'),
  row('strategic data, no document', 'strategic', false, [], 'missing', 'CRITICAL_DOC_MISSING'),
  row('ordinary data that hold critical ones', 'ordinary', true, [document], 'fail', 'CLASS_INCOHERENT'),
  row('critical data with a document', 'critical', true, [document], 'review', 'CRITICAL_DOC_TO_ASSESS'),
  row('the document is of the project', 'critical', true, [filed('project/critical-data/v.pdf')], 'review', 'CRITICAL_DOC_TO_ASSESS'),
  row('the document is another service’s', 'critical', true, [filed('notifiche/critical-data/v.pdf')], 'missing', 'CRITICAL_DOC_MISSING'),
  row(
    'the document is damaged',
    'critical',
    true,
    [filed('protocollo/critical-data/v.pdf', withStatus('refused'))],
    'missing',
    'CRITICAL_DOC_MISSING',
  ),
  row('the entity made the document', 'critical', true, [own], 'review', 'CRITICAL_DOC_TO_ASSESS', 'DOC_NOT_THIRD_PARTY'),
  row('nothing declared', null, null, [document], 'missing', 'FIELD_MISSING', 'FIELD_MISSING'),
  row('the class is not declared', null, true, [], 'missing', 'FIELD_MISSING', 'CRITICAL_DOC_MISSING'),
  row('whether there are critical data is not declared', 'ordinary', null, [], 'missing', 'FIELD_MISSING'),
]);
