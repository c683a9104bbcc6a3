import type { ResourceClass } from '../model/usage.ts';
import { type Bill, detectBill, type LineText, planBill } from '../reading/bill-plan.ts';
import { readBilledUnit } from '../reading/billed-unit.ts';
import { extentOf } from '../reading/line-extent.ts';
import { shownWord } from '../reading/shown-text.ts';
import { billedValues } from './billing/billed-value.ts';
import { correctedLines } from './billing/corrected-lines.ts';
import { defineFormat } from './define-format.ts';

/** Types of OCIDs that are one class, whatever is charged of them. */
const types: Readonly<Record<string, readonly ResourceClass[]>> = {
  vnic: ['network'],
  loadbalancer: ['network'],
  networkloadbalancer: ['network'],
  natgateway: ['network'],
  publicip: ['network'],
  bootvolume: ['storage'],
  volume: ['storage'],
  bootvolumebackup: ['storage'],
  volumebackup: ['storage'],
  bucket: ['storage'],
  filesystem: ['storage'],
};

/** What is charged of a machine, or of a service made of several things. */
const measures: readonly (readonly [measure: RegExp, classes: readonly ResourceClass[]])[] = [
  [/MEMORY/i, ['ram']],
  [/OCPU|\bECPU/i, ['cpu']],
  [/STORAGE_SIZE/i, ['storage']],
  [/DATA_TRANSFERRED/i, ['network']],
];

function classesOf(resourceId: string, text: LineText): readonly ResourceClass[] {
  const type = resourceId.split('.', 2)[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(types, type)) return types[type] as readonly ResourceClass[];
  const said = [text('usageconsumedquantitymeasure'), text('costbillingunitreadable'), text('productresource'), text('productdescription')];
  const measure = said.join(' ').slice(0, 400);
  return measures.find(([shape]) => shape.test(measure))?.[1] ?? (type === 'instance' ? ['cpu', 'ram'] : ['other']);
}

/** Space for a time is no space: some articles say `TB` for what the line itself calls TiB MONTHS. */
function unitOf(text: LineText): string {
  const unit = text('usageconsumedquantityunits', 'costskuunitdescription');
  const time = /\b(HOURS|MONTHS)\b/.exec(text('costbillingunitreadable').slice(0, 100))?.[1];
  return time !== undefined && readBilledUnit(unit).name === 'byte' ? `${unit} ${time}` : unit;
}

const isCorrection = (text: LineText): boolean => text('lineitemiscorrection').toLowerCase() === 'true';

const bill: Bill = {
  isHeader: (columns) => columns.has('lineitemintervalusagestart'),
  ids: ['productresourceid'],
  quantities: ['usageconsumedquantity', 'usagebilledquantity'],
  evidence: 'billed',
  open: () => {
    const corrected = correctedLines();
    return {
      survey(text) {
        // Lines that correct nothing carry numbers of another kind here.
        if (isCorrection(text)) corrected.see(text('lineitembackreferenceno'));
      },
      explain(text) {
        const quantity = text('usageconsumedquantity', 'usagebilledquantity');
        const reverses = isCorrection(text) && quantity.startsWith('-');
        if (reverses || (!isCorrection(text) && corrected.has(text('lineitemreferenceno')))) return { code: 'CHARGE_CORRECTED' };
        const resourceId = text('productresourceid');
        // Names of services stand here too (oci_vcn), and paths of buckets.
        if (!/^ocid1\./.test(resourceId)) {
          return { code: 'CHARGE_WITHOUT_RESOURCE', details: { found: shownWord(resourceId || text('productservice')) } };
        }
        const when = extentOf(text('lineitemintervalusagestart'), text('lineitemintervalusageend'));
        if ('code' in when) return when;
        const metric = text('productdescription', 'productresource', 'productservice') || 'usage';
        return { resourceId, ...when, values: billedValues(classesOf(resourceId, text), { metric, quantity, unit: unitOf(text) }) };
      },
    };
  },
};

/** Cost reports and usage reports that Oracle Cloud puts into a bucket, gzipped. formats.md §8. */
export const format = defineFormat({
  id: 'oci-cost-and-usage-csv',
  title: { it: 'Report di costi e di utilizzo di Oracle Cloud (CSV)', en: 'Oracle Cloud cost and usage reports (CSV)' },
  kinds: ['usage-report'],
  guide: {
    proves: 'che istanze, dischi e rete sono stati addebitati, ora per ora: conferma, ma non sostituisce, l’uso misurato',
    how: 'dal bucket dei report di Oracle Cloud (*Cost and Usage Reports*), anche compressi così come sono. Contano le righe con un OCID; le correzioni sostituiscono le righe che correggono; i tag non vengono letti',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
