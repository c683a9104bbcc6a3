import { dataMigrationIsComplete } from '../../shared/checks/data-migration-is-complete.ts';
import { filed } from '../support/build-files.ts';
import { testCheck } from '../support/check-table.ts';

const files = [filed('protocollo/data-completeness/dati.pdf.p7m')];
const said = (complete: boolean | null, justification: string | null) => ({ service: { dataMigration: { complete, justification } } });

testCheck(dataMigrationIsComplete, {}, [
  { name: 'the declaration, and the dossier says the same', dossier: { files, ...said(true, null) }, outcome: 'pass', codes: [] },
  { name: 'the declaration alone', dossier: { files, service: { dataMigration: null } }, outcome: 'pass', codes: [] },
  {
    name: 'the declaration, and a dossier that says no',
    dossier: { files, ...said(false, null) },
    outcome: 'review',
    codes: ['PARTIAL_DATA_MIGRATION'],
  },
  {
    name: 'a justification instead',
    dossier: said(false, 'Gli archivi chiusi restano in sola lettura'),
    outcome: 'review',
    codes: ['PARTIAL_DATA_MIGRATION'],
  },
  { name: 'a blank justification', dossier: said(true, '  '), outcome: 'missing', codes: ['DATA_DECL_MISSING'] },
  { name: 'nothing', dossier: { service: { dataMigration: null } }, outcome: 'missing', codes: ['DATA_DECL_MISSING'] },
]);
