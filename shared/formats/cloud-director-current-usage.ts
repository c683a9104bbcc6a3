import { xmlRootOf } from '../reading/read-xml.ts';
import { defineFormat } from './define-format.ts';

/** VMware Cloud Director, `CurrentUsage`: the values of one moment, without its time. formats.md §13. */
export const format = defineFormat({
  id: 'cloud-director-current-usage',
  title: { it: 'Uso corrente di VMware Cloud Director', en: 'VMware Cloud Director current usage' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: è il valore di un momento, senza data',
    how: 'serve `metrics/historic` al posto di `metrics/current`',
    declare: 'niente',
  },
  claim: 'signature',
  detect({ text }) {
    const isJson = /^\s*\{/.test(text) && /vmware\.vcloud\.metrics\.currentUsage/i.test(text) && /"metric"\s{0,9}:\s{0,9}\[/.test(text);
    return isJson || xmlRootOf(text) === 'CurrentUsage' ? { needs: [] } : null;
  },
  reading: { shape: 'refusal', code: 'CURRENT_USAGE_ONLY' },
});
