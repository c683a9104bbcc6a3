import { type Bill, detectBill, type LineText, planBill } from '../reading/bill-plan.ts';
import { readYearFirst } from '../reading/cell-time.ts';
import { knownDatePattern, type TimeReader } from '../reading/date-pattern.ts';
import type { LineValue } from '../reading/line.ts';
import { extentOf } from '../reading/line-extent.ts';
import { isMeteringHeader } from '../reading/openshift.ts';
import { beginning } from '../reading/shown-text.ts';
import { defineFormat } from './define-format.ts';

type Measure = readonly [title: string, value: Omit<LineValue, 'metric' | 'text' | 'statistic'>];

/** Totals of an interval in seconds, which its length turns into a mean: what is used, and the size of a volume. */
const measures: readonly Measure[] = [
  ['pod_usage_cpu_core_seconds', { resourceClass: 'cpu', meaning: 'used', unit: 'core' }],
  ['pod_usage_memory_byte_seconds', { resourceClass: 'ram', meaning: 'used', unit: 'byte' }],
  ['persistentvolumeclaim_usage_byte_seconds', { resourceClass: 'storage', meaning: 'used', unit: 'byte' }],
];

const key = (title: string): string => title.replaceAll('_', '');

/** `2019-02-01 00:00:00 +0000 UTC`, as Go prints a time. */
const goTime = knownDatePattern("yyyy-MM-dd HH:mm:ss X[ 'UTC']");
const readTime: TimeReader = (cell) => goTime(cell) ?? readYearFirst(cell);

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const ids = ['persistentvolume', 'resourceid', 'node'];
const quantities = measures.map(([title]) => key(title));

const bill: Bill = {
  isHeader: (columns) => isMeteringHeader(columns) && columns.has(...quantities),
  ids,
  quantities,
  evidence: 'measured',
  open: () => ({
    explain(text) {
      const resourceId = text(...ids);
      if (resourceId === '') return { code: 'RESOURCE_ID_EMPTY' };
      const when = extentOf(text('intervalstart'), text('intervalend'), readTime);
      if ('code' in when) return when;
      // Some releases write the last second of the interval (14:59:59), others its end.
      const length = when.length % MINUTE === 59 * SECOND ? when.length + SECOND : when.length;
      const values = valuesOf(text, length / SECOND);
      return values.length > 0 ? { resourceId, start: when.start, length, values } : { code: 'LINE_WITHOUT_MEASURE' };
    },
  }),
};

/** Pods come and go: what lasts is the node, and on it the namespace; of a volume its claim. */
function valuesOf(text: LineText, seconds: number): LineValue[] {
  const namespace = text('namespace');
  const claim = text('persistentvolumeclaim');
  const part = [namespace, claim].filter((word) => word !== '').join('/');
  return measures.flatMap(([title, terms]) => {
    const written = text(key(title));
    const metric = beginning(part === '' ? title : `${title} [${part}]`, 300);
    const whole = Number.isInteger(seconds) && seconds >= 1;
    return written === '' || !whole ? [] : [{ ...terms, metric, statistic: 'avg', text: written, dividedBy: seconds }];
  });
}

/** Reports of the cost management operator, one file for pods and one for volumes, packed together. formats.md §18. */
export const format = defineFormat({
  id: 'openshift-metering-csv',
  title: { it: 'Misure di OpenShift (cost management operator, CSV)', en: 'OpenShift metering (cost management operator, CSV)' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'uso misurato di CPU e RAM per nodo e namespace e dei volumi, ora per ora; la rete non c’è. L’identificativo è quello del nodo (`resource_id`) o del volume (`persistentvolume`)',
    how: 'dai pacchetti `tar.gz` dell’operatore *Cost Management* di OpenShift: i CSV che contengono. Il periodo `report_period` è il mese intero e non prova nulla: contano `interval_start` e `interval_end`',
    declare: 'niente',
  },
  claim: 'signature',
  detect: (head) => detectBill(head, bill),
  reading: { shape: 'lines', plan: (head) => planBill(head, bill) },
});
