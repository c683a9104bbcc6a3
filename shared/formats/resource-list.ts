import { layoutOf } from '../reading/list-layout.ts';
import { defineFormat } from './define-format.ts';

/** Ids of cloud resources: one a line, a column of a table, or JSON. domain.md §5.6. */
export const format = defineFormat({
  id: 'resource-list',
  title: { it: 'Elenco di identificativi di risorse', en: 'List of resource ids' },
  kinds: ['resource-list'],
  claim: 'content',
  detect: (head) => (layoutOf(head, 'resources') ? { needs: [] } : null),
  reading: { shape: 'list', holds: 'resources' },
});
