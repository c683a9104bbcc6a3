import { layoutOf } from '../reading/list-layout.ts';
import { defineFormat } from './define-format.ts';

/** Public addresses and networks: one a line, a column of a table, or JSON. formats.md §21. */
export const format = defineFormat({
  id: 'ip-list',
  title: { it: 'Elenco di indirizzi IP', en: 'List of IP addresses' },
  kinds: ['ip-list'],
  claim: 'content',
  detect: (head) => (layoutOf(head, 'addresses') ? { needs: [] } : null),
  reading: { shape: 'list', holds: 'addresses' },
});
