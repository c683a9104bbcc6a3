import { defineFormat } from './define-format.ts';

/** `query` of Prometheus, without `_range`: a vector or a scalar of one instant. formats.md §16. */
export const format = defineFormat({
  id: 'prometheus-instant-json',
  title: { it: 'Risposta di Prometheus di un solo istante (query)', en: 'Prometheus answer of one instant (query)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: è il valore di un solo istante, che non dice per quanto tempo la risorsa è stata usata. Viene rifiutata',
    how: 'al suo posto `GET /api/v1/query_range`, con `start`, `end` e `step`',
    declare: 'niente',
  },
  claim: 'signature',
  detect: ({ text }) => (/^\s*[[{]/.test(text) && /"resultType"\s{0,9}:\s{0,9}"(vector|scalar|string)"/.test(text) ? { needs: [] } : null),
  reading: { shape: 'refusal', code: 'INSTANT_ONLY' },
});
