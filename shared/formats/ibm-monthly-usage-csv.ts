import { defineFormat } from './define-format.ts';

/** IBM Cloud, "Export CSV > Instances": one row is one metric of one instance for a whole month. formats.md §11. */
export const format = defineFormat({
  id: 'ibm-monthly-usage-csv',
  title: { it: 'Consumi mensili IBM Cloud in CSV', en: 'IBM Cloud monthly usage as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: ogni riga è il totale di un mese intero, che non dice in quali giorni la risorsa è stata usata. Viene rifiutato',
    how: 'al suo posto, da IBM Cloud Monitoring, le serie con data e ora (per esempio `query_range` in JSON)',
    declare: 'niente',
  },
  claim: 'signature',
  detect({ text }) {
    return /^\s*"?account owner id"?\s*[,;\t]/i.test(text) && /billing month/i.test(text.slice(0, 2000)) ? { needs: [] } : null;
  },
  reading: { shape: 'refusal', code: 'MONTHLY_TOTALS' },
});
