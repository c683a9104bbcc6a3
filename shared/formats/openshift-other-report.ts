import { describesColumns } from '../reading/mapped-table.ts';
import { isOtherMeteringReport } from '../reading/openshift.ts';
import { tableHeadOf } from '../reading/table-head.ts';
import { defineFormat } from './define-format.ts';

/** What lies beside the measures in a payload of the operator: labels of nodes and namespaces, virtual machines, advice on sizes. */
export const format = defineFormat({
  id: 'openshift-other-report',
  title: { it: 'Altri report di OpenShift', en: 'Other reports of OpenShift' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: etichette di nodi e namespace, macchine virtuali, consigli di dimensionamento',
    how: 'servono i report di pod e volumi, che stanno nello stesso pacchetto `tar.gz`: basta caricare il pacchetto intero',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) =>
    !describesColumns(head.mapping) && tableHeadOf(head)?.rows.some(({ cells }) => isOtherMeteringReport(cells)) ? { needs: [] } : null,
  reading: { shape: 'refusal', code: 'OPENSHIFT_OTHER_REPORT' },
});
