import { type Bill, detectBill, planBill } from '../reading/bill-plan.ts';
import { googleCharges, googleTitles } from './billing/google-charge.ts';
import { defineFormat } from './define-format.ts';

const bill: Bill = {
  isHeader: (columns) => googleTitles.required.every((title) => columns.has(title)) && columns.has('skudescription', 'skuid'),
  ids: [googleTitles.id],
  quantities: ['usageamount'],
  evidence: 'billed',
  open: () => ({ explain: googleCharges }),
};

/** Google Cloud's billing export, taken out of BigQuery as CSV; nested fields flattened with `.` or `_`. formats.md §7. */
export const format = defineFormat({
  id: 'gcp-billing-csv',
  title: { it: 'Fatturazione dettagliata di Google Cloud (CSV)', en: 'Google Cloud detailed billing (CSV)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'che le risorse con un nome globale sono state addebitate, ora per ora: conferma, ma non sostituisce, l’uso misurato',
    how: 'da BigQuery, tabella dell’esportazione dettagliata (*Detailed usage cost*), salvata in CSV: quella standard non ha le colonne `resource` e nessuna riga si può attribuire. Si contano le righe con `cost_type` = `regular`',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
