import { describesColumns } from '../reading/mapped-table.ts';
import { rvtoolsTable } from '../reading/rvtools.ts';
import { defineFormat } from './define-format.ts';

/** The other tabs of RVTools: disks, hosts, switches of a whole vCenter, which no folder may take for a list of the service's machines. */
export const format = defineFormat({
  id: 'rvtools-other-tab',
  title: { it: 'Altre schede di RVTools', en: 'Other tabs of RVTools' },
  kinds: ['resource-list', 'ip-list', 'usage-report'],
  guide: {
    proves: 'niente: dischi, host e reti dell’intero vCenter',
    how: 'serve la scheda vInfo; in una cartella di lavoro le altre sono lasciate da parte',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => (!describesColumns(head.mapping) && rvtoolsTable(head, 'other') ? { needs: [] } : null),
  reading: { shape: 'refusal', code: 'RVTOOLS_OTHER_TAB' },
});
