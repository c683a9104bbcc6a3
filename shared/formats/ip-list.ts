import { layoutOf } from '../reading/list-layout.ts';
import { defineFormat } from './define-format.ts';

/** Public addresses and networks: one a line, a column of a table, or JSON. formats.md §21. */
export const format = defineFormat({
  id: 'ip-list',
  title: { it: 'Elenco di indirizzi IP', en: 'List of IP addresses' },
  kinds: ['ip-list'],
  guide: {
    proves: 'gli indirizzi IP pubblici del servizio',
    how: 'un file di testo con un indirizzo o una rete CIDR per riga, una colonna di un CSV, oppure JSON: `["93.184.216.34"]`, `{"ips": ["93.184.216.34"]}`',
    declare: 'niente, nella cartella `ip-list`',
  },
  claim: 'content',
  detect: (head) => (layoutOf(head, 'addresses') ? { needs: [] } : null),
  reading: { shape: 'list', holds: 'addresses' },
});
