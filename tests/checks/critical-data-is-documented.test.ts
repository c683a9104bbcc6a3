import { criticalDataIsDocumented } from '../../shared/checks/critical-data-is-documented.ts';
import { filed, withStatus } from '../support/build-files.ts';
import { catalogue } from '../support/catalogue-cases.ts';
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

const ownAsCsp = filed('protocollo/critical-data/v.pdf', { producer: { name: 'PROVINCIA DI VALDORO', kind: 'csp' } });

const onCard = (
  name: string,
  dataClass: string,
  register: ReturnType<typeof catalogue>,
  outcome: Row['outcome'],
  ...codes: readonly string[]
): Row => ({
  name,
  dossier: { service: { dataClass, hasCriticalData: true }, files: [document], registers: [register] },
  outcome,
  codes,
});

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
  row('the entity calls itself a provider', 'critical', true, [ownAsCsp], 'review', 'CRITICAL_DOC_TO_ASSESS', 'DOC_NOT_THIRD_PARTY'),
  onCard('critical data on a service of level 1', 'critical', catalogue(), 'fail', 'CRITICAL_DOC_TO_ASSESS', 'LEVEL_TOO_LOW'),
  onCard('critical data on level 2', 'critical', catalogue({ level: { scheme: 'QC', n: 2 } }), 'review', 'CRITICAL_DOC_TO_ASSESS'),
  onCard(
    'strategic data on level 2',
    'strategic',
    catalogue({ level: { scheme: 'AC', n: 2 } }),
    'fail',
    'CRITICAL_DOC_TO_ASSESS',
    'LEVEL_TOO_LOW',
  ),
  onCard('strategic data on level 3', 'strategic', catalogue({ level: { scheme: 'QC', n: 3 } }), 'review', 'CRITICAL_DOC_TO_ASSESS'),
  onCard('a card without a level', 'critical', catalogue({ level: null }), 'review', 'CRITICAL_DOC_TO_ASSESS', 'LEVEL_UNKNOWN'),
  onCard('level 1 in an old snapshot', 'critical', catalogue({}, { takenOn: '2026-02-07' }), 'review', 'CRITICAL_DOC_TO_ASSESS'),
  onCard('level 1 of another card', 'critical', catalogue({ id: 'IA-0002' }), 'review', 'CRITICAL_DOC_TO_ASSESS'),
  {
    name: 'ordinary data ask for no level',
    dossier: { service: { hasCriticalData: false }, registers: [catalogue()] },
    outcome: 'pass',
    codes: [],
  },
  row('nothing declared', null, null, [document], 'missing', 'FIELD_MISSING', 'FIELD_MISSING'),
  row('the class is not declared', null, true, [], 'missing', 'FIELD_MISSING', 'CRITICAL_DOC_MISSING'),
  row('whether there are critical data is not declared', 'ordinary', null, [], 'missing', 'FIELD_MISSING'),
]);
