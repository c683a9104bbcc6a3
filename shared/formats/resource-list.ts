import { layoutOf } from '../reading/list-layout.ts';
import { defineFormat } from './define-format.ts';

/** Ids of cloud resources: one a line, a column of a table, or JSON. domain.md §5.6. */
export const format = defineFormat({
  id: 'resource-list',
  title: { it: 'Elenco di identificativi di risorse', en: 'List of resource ids' },
  kinds: ['resource-list'],
  guide: {
    proves: 'gli identificativi delle macchine e delle altre risorse del servizio',
    how: 'un file di testo con un identificativo per riga, una colonna di un CSV (con `Nome`, `Fornitore`, `Parent ID`, `Stato` se ci sono), oppure JSON: `["i-…"]`, `{"ids": ["i-…"]}`',
    declare: 'niente, nella cartella `resource-list`',
  },
  claim: 'content',
  detect: (head) => (layoutOf(head, 'resources') ? { needs: [] } : null),
  reading: { shape: 'list', holds: 'resources' },
});
