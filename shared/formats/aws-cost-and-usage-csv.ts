import type { ResourceClass } from '../model/usage.ts';
import { type Bill, detectBill, type LineText, planBill } from '../reading/bill-plan.ts';
import type { Charge } from '../reading/charge.ts';
import type { LineFault } from '../reading/line.ts';
import { extentOf } from '../reading/line-extent.ts';
import { shownText } from '../reading/shown-text.ts';
import { chargedValues } from './billing/billed-value.ts';
import { defineFormat } from './define-format.ts';

/** Lines of use; taxes, fees, credits and refunds carry periods of a month. */
const usage = new Set(['usage', 'discountedusage', 'savingsplancoveredusage']);

/** Classes by usage type. The first that fits: `USE1-EBS-USW2-EBS-AWS-Out-Bytes` is traffic, `TimedStorage-ByteHrs` is not. */
const classes: readonly (readonly [usageType: RegExp, classes: readonly ResourceClass[]])[] = [
  [/DataTransfer|-Bytes(-|$)|NatGateway|LoadBalancerUsage|LCUUsage|VpcEndpoint|VpnUsage|PublicIPv4|ElasticIP/i, ['network']],
  [/EBS:|TimedStorage|ByteHrs|VolumeUsage|SnapshotUsage|-Storage(-|$|:)|StorageUsage/i, ['storage']],
  [/BoxUsage|SpotUsage|DedicatedUsage|InstanceUsage|Multi-AZUsage/i, ['cpu', 'ram']],
];

const extent = (text: LineText) => {
  const [start = '', end = ''] = text('identitytimeinterval').split('/', 2);
  // The dates of the usage are those of the whole month on some accounts: they count only where nothing else does.
  return start !== '' && end !== '' ? extentOf(start, end) : extentOf(text('lineitemusagestartdate'), text('lineitemusageenddate'));
};

const terms = [
  'lineitemlineitemtype',
  'lineitemusagetype',
  'lineitemresourceid',
  'lineitemoperation',
  'lineitemproductcode',
  'pricingunit',
];
const times = ['identitytimeinterval', 'lineitemusagestartdate', 'lineitemusageenddate'];

function charge(text: LineText): Charge | LineFault {
  const type = text('lineitemlineitemtype');
  if (type !== '' && !usage.has(type.toLowerCase())) return { code: 'CHARGE_NOT_USE', details: { found: shownText(type) } };
  const usageType = text('lineitemusagetype');
  const resourceId = text('lineitemresourceid');
  if (resourceId === '') return { code: 'CHARGE_WITHOUT_RESOURCE', details: { found: shownText(usageType) } };
  const metric = usageType || text('lineitemoperation', 'lineitemproductcode') || 'usage';
  const of = classes.find(([shape]) => shape.test(usageType.slice(0, 200)))?.[1] ?? ['other'];
  return { resourceId, values: chargedValues(of, { metric, unit: text('pricingunit') }) };
}

const bill: Bill = {
  isHeader: (columns) =>
    columns.has('lineitemusagestartdate') && columns.has('lineitemusagetype', 'identitylineitemid', 'lineitemproductcode'),
  ids: ['lineitemresourceid'],
  quantities: ['lineitemusageamount'],
  evidence: 'billed',
  open: () => ({ explain: { terms, times, charge, when: extent } }),
};

/** AWS Cost and Usage Report, legacy and 2.0 (Data Exports), in any order of columns. formats.md §2. */
export const format = defineFormat({
  id: 'aws-cost-and-usage-csv',
  title: {
    it: 'AWS Cost and Usage Report (CUR e CUR 2.0, CSV e Parquet)',
    en: 'AWS Cost and Usage Report (CUR and CUR 2.0, CSV and Parquet)',
  },
  kinds: ['usage-report'],
  guide: {
    proves: 'che macchine, volumi e traffico sono stati addebitati, ora per ora: conferma, ma non sostituisce, l’uso misurato',
    how: 'da *Data Exports* di AWS, granularità oraria, in CSV o in Parquet (anche quello preparato per Athena), con l’opzione *Include resource IDs*: senza, nessuna riga si può attribuire. Si contano le righe `Usage`, `DiscountedUsage` e `SavingsPlanCoveredUsage`. Finché la fattura non è definitiva AWS riscrive il file',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
