import type { ContinuityCell } from '../../../shared/model/continuity-cell.ts';
import type { ContinuityMap } from '../../../shared/model/continuity-map.ts';
import { recordLineExample } from '../examples.ts';
import { recordHeadOf } from '../record-head.ts';

const place = { ipa: 'p_vd', cup: 'D19B25999990006', record: recordHeadOf(recordLineExample) };

const cells = { states: ['covered', 'partial'], coveredMinutes: [1_500, 840] } satisfies Partial<ContinuityMap['classes'][number]>;

/** Two days of one machine, over the clock change of autumn. */
export const continuityExample = {
  ...place,
  service: 'protocollo',
  serviceName: 'Protocollo informatico',
  purpose: 'migration',
  point: 'TRA-03',
  timeZone: 'Europe/Rome',
  asOf: recordLineExample.asOf,
  codes: [],
  days: [
    { day: '2025-10-26', hours: 25 },
    { day: '2025-10-27', hours: 24 },
  ],
  daysLeftOut: 0,
  classes: [
    {
      class: 'cpu',
      window: { from: '2025-10-26', to: '2025-10-27' },
      judged: { from: '2025-10-26', to: '2025-10-27' },
      outcome: 'pass',
      codes: ['GAP_SHORT'],
      knownUntil: '2025-11-12T09:00:00Z',
      billed: false,
      stampsAssumed: false,
      ...cells,
    },
  ],
  resources: [
    {
      id: 'i-0a1b2c3d4e5f60718',
      name: 'protocollo-web-1',
      provider: 'aws',
      kind: 'vm',
      declaredIn: 'dossier',
      createdOn: null,
      deletedOn: null,
      classes: [{ class: 'cpu', ...cells }],
    },
  ],
  resourcesTotal: 1,
  next: null,
} satisfies ContinuityMap & Record<string, unknown>;

export const cellExample = {
  ...place,
  service: 'protocollo',
  resource: 'i-0a1b2c3d4e5f60718',
  class: 'cpu',
  day: '2025-10-27',
  hours: 24,
  state: 'partial',
  coveredMinutes: 840,
  silences: [{ from: '2025-10-27T02:00:00Z', to: '2025-10-27T12:00:00Z' }],
  evidence: [
    {
      file: 'protocollo/usage-report/cpu-ottobre.csv',
      versionId: '3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY',
      member: null,
      digest: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
      resourceId: 'i-0a1b2c3d4e5f60718',
      metric: 'CPUUtilization',
      meaning: 'used',
      statistic: 'avg',
      unit: 'percent',
      nature: 'measured',
      samples: 168,
      nulls: 0,
      zeros: 0,
      min: 1.5,
      max: 63.25,
      rows: [4_034, 4_201],
    },
  ],
  evidenceTotal: 1,
} satisfies ContinuityCell & Record<string, unknown>;
