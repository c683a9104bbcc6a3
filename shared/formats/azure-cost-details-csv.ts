import { type Bill, detectBill, type LineText, planBill } from '../reading/bill-plan.ts';
import type { Charge } from '../reading/charge.ts';
import type { LineFault } from '../reading/line.ts';
import { shownText } from '../reading/shown-text.ts';
import { DAY } from '../time/civil-day.ts';
import { azureClasses } from './billing/azure-classes.ts';
import { type AzureDates, azureDateReader } from './billing/azure-dates.ts';
import { chargedValues } from './billing/billed-value.ts';
import { defineFormat } from './define-format.ts';

const ids = ['resourceid', 'instanceid', 'instancename'];
const dates = ['date', 'usagedatetime', 'usagedate'];
const quantities = ['quantity', 'usagequantity', 'consumedquantity'];

/** Purchases, refunds and unused reservations are no use. Translated exports may translate the word. */
const usage = new Set(['usage', 'utilizzo', 'nutzung', 'verbrauch', 'utilisation', 'uso']);

const datesOf = (text: LineText): AzureDates => ({
  date: text(...dates),
  periodStart: text('billingperiodstartdate'),
  periodEnd: text('billingperiodenddate'),
});

/** What sponsored subscriptions download: meters and days, and no resource (its `ResourceGuid` is the meter's). */
const sponsored = ['subscriptionguid', 'resourceguid', 'serviceresource', 'quantity'] as const;

/** Enterprise agreement, customer agreement, pay as you go, translated titles, and mixtures of them: one reader by normalised titles. */
const bill: Bill = {
  isHeader: (columns) =>
    columns.has(...dates) &&
    ((columns.has('metercategory') && (columns.has(...ids) || (columns.has(...quantities) && columns.has('meterid')))) ||
      sponsored.every((title) => columns.has(title))),
  ids,
  quantities,
  evidence: 'billed',
  open(columns, table) {
    const translated = columns.translated;
    const own = !translated && table.delimiter === ',';
    const days = azureDateReader(own);
    return {
      survey: (text) => days.see(datesOf(text)),
      explain: {
        terms,
        times,
        charge: (text) => charge(text, translated),
        when(text) {
          const start = days.read(datesOf(text));
          return typeof start === 'number' ? { start, length: DAY } : start;
        },
      },
    };
  },
};

const terms = ['chargetype', 'metercategory', 'metername', 'servicename', 'consumedservice', 'unitofmeasure', 'unit', ...ids];
const times = [...dates, 'billingperiodstartdate', 'billingperiodenddate'];

function charge(text: LineText, translated: boolean): Charge | LineFault {
  const type = text('chargetype');
  if (type !== '' && !usage.has(type.toLowerCase())) return { code: 'CHARGE_NOT_USE', details: { found: shownText(type) } };
  const [category, resourceId] = [text('metercategory'), text(...ids)];
  if (resourceId === '') return { code: 'CHARGE_WITHOUT_RESOURCE', details: { found: shownText(category || text('servicename')) } };
  const metric = [category, text('metername')].filter((word) => word !== '').join(': ') || 'usage';
  const classes = azureClasses(category, text('consumedservice'), resourceId, translated);
  return { resourceId, values: chargedValues(classes, { metric, unit: text('unitofmeasure', 'unit') }) };
}

/** Azure cost and usage details, one line a resource, meter and day. formats.md §5. */
export const format = defineFormat({
  id: 'azure-cost-details-csv',
  title: { it: 'Dettagli di costi e utilizzo di Azure (CSV)', en: 'Azure cost and usage details (CSV)' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'che macchine, dischi e rete esistevano e sono stati addebitati, giorno per giorno: conferma, ma non sostituisce, l’uso misurato. Le quantità a migliaia (`10K`) sono moltiplicate; di `100 Hours` contano le ore, e i blocchi che non dicono che cosa contano (`10000`, `100 GB`) restano come sono scritti',
    how: 'dal portale di Azure, *Gestione dei costi*, *Esportazioni*, oppure *Utilizzo e addebiti*; si leggono tutte le varianti, anche con titoli tradotti. Le colonne con nomi e indirizzi di posta non vengono usate',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
