import type { ResourceClass } from '../model/usage.ts';
import { type Bill, detectBill, type LineText, planBill } from '../reading/bill-plan.ts';
import { readBilledUnit } from '../reading/billed-unit.ts';
import { isNullWord } from '../reading/cell.ts';
import type { Charge } from '../reading/charge.ts';
import type { LineFault } from '../reading/line.ts';
import { extentOf } from '../reading/line-extent.ts';
import { shownText } from '../reading/shown-text.ts';
import { chargedValues } from './billing/billed-value.ts';
import { defineFormat } from './define-format.ts';

/** The specification's nulls are the text `NULL` in many files: read as a name, it would be the busiest resource of all. */
const filled = (text: LineText, ...names: readonly string[]): string => {
  const found = names.map((name) => text(name)).find((cell) => cell !== '' && !isNullWord(cell));
  return found ?? '';
};

/** By the category of the service; a compute service that is charged by anything but time is no machine. */
function classesOf(category: string, unit: string): readonly ResourceClass[] {
  const word = category.toLowerCase();
  if (word === 'storage') return ['storage'];
  if (word === 'networking') return ['network'];
  if (word !== 'compute') return ['other'];
  const { name } = readBilledUnit(unit);
  return name === null || name === 'hour' || name === 'second' || /hour|hrs|second/i.test(name) ? ['cpu', 'ram'] : ['other'];
}

/** As 1.0 and later call them, and as the drafts before did, which some providers still write. */
const [quantities, units] = [
  ['consumedquantity', 'usagequantity'],
  ['consumedunit', 'usageunit'],
] as const;

const terms = ['chargecategory', 'chargeclass', 'servicename', 'servicecategory', 'skumeter', 'resourceid', ...units];
const times = ['chargeperiodstart', 'chargeperiodend'];

function charge(text: LineText): Charge | LineFault {
  const category = filled(text, 'chargecategory');
  if (category.toLowerCase() !== 'usage') return { code: 'CHARGE_NOT_USE', details: { found: shownText(category) } };
  if (filled(text, 'chargeclass').toLowerCase() === 'correction') return { code: 'CHARGE_CORRECTED' };
  const service = filled(text, 'servicename');
  const resourceId = filled(text, 'resourceid');
  if (resourceId === '') return { code: 'CHARGE_WITHOUT_RESOURCE', details: { found: shownText(service) } };
  const unit = filled(text, ...units);
  const metric = filled(text, 'skumeter', 'servicename', 'servicecategory') || 'usage';
  return { resourceId, values: chargedValues(classesOf(filled(text, 'servicecategory'), unit), { metric, unit }) };
}

const bill: Bill = {
  isHeader: (columns) => columns.has('chargeperiodstart') && columns.has('billedcost'),
  ids: ['resourceid'],
  quantities,
  evidence: 'billed',
  open: () => ({
    explain: { terms, times, charge, when: (text) => extentOf(filled(text, 'chargeperiodstart'), filled(text, 'chargeperiodend')) },
  }),
};

/** FinOps Open Cost and Usage Specification 1.0 to 1.2, which every large provider can export. formats.md §20. */
export const format = defineFormat({
  id: 'focus-csv',
  title: { it: 'FOCUS 1.0–1.2 (CSV, Parquet)', en: 'FOCUS 1.0–1.2 (CSV, Parquet)' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'che le risorse sono state addebitate nel periodo di ogni riga (`ChargePeriodStart`, `ChargePeriodEnd`): conferma, ma non sostituisce, l’uso misurato',
    how: 'esportazione FOCUS di AWS, Azure, Google o OCI, con granularità oraria o giornaliera, in CSV o in Parquet come la scrive il fornitore. Si contano le righe `ChargeCategory` = `Usage` che non sono correzioni; gli orari senza fuso sono UTC, come vuole la specifica',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
