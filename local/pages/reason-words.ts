import type { Severity } from '../../shared/model/severity.ts';
import type { Remedy } from '../../shared/reasons/define-reason.ts';

/** What a severity does to a point, in the words of the pages. */
export const severityWords: Readonly<Record<Severity, string>> = {
  fail: 'non superato',
  missing: 'manca',
  review: 'da valutare',
  warning: 'avviso',
  info: 'informazione',
};

export const whoWords: Readonly<Record<Remedy['who'], string>> = {
  entity: 'ente',
  supplier: 'fornitore',
  auditor: 'asseveratore',
  operator: 'gestore di Attesta',
};
