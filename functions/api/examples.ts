import type { RecordLineAnswer } from './schemas.ts';

/** What the description of the API shows of a record; fictional, and checked by the tests like every other example. */
export const recordLineExample: RecordLineAnswer = {
  sequence: 3,
  hash: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415',
  prevHash: '1c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c',
  purpose: 'migration',
  asOf: '2026-03-20T09:00:00Z',
  ruleset: {
    id: 'avviso-1.2-province-citta-metropolitane',
    version: '2025-04',
    sha256: '4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f',
  },
  engine: '0.1.0',
  outcome: 'incomplete',
  payableEur: 0,
  heldBackEur: 599_266,
  deadline: '2026-03-31',
  services: [{ id: 'protocollo', destination: 'iaas', outcome: 'incomplete' }],
  points: [
    { point: 'PKG-01', service: null, outcome: 'pass', codes: [] },
    { point: 'TRA-03', service: 'protocollo', outcome: 'missing', codes: ['METRIC_MISSING'] },
  ],
};

const { sequence, hash, asOf } = recordLineExample;

/** Shows one change of each kind. */
export const recordDiffExample = {
  ipa: 'p_vd',
  cup: 'D19B25999990006',
  before: { sequence: 2, hash: recordLineExample.prevHash as string, asOf: '2026-03-02T10:00:00Z' },
  after: { sequence, hash, asOf },
  same: false,
  changes: {
    purpose: null,
    asOf: { before: '2026-03-02T10:00:00Z', after: asOf },
    outcome: null,
    payableEur: null,
    heldBackEur: null,
    deadline: null,
    ruleset: null,
    engine: null,
    services: [],
    points: [
      {
        point: 'TRA-03',
        service: 'protocollo',
        kind: 'changed' as const,
        before: { outcome: 'missing' as const, codes: ['REPORT_MISSING'] },
        after: { outcome: 'missing' as const, codes: ['METRIC_MISSING'] },
      },
    ],
    pointCounts: { new: 0, fixed: 0, changed: 1, same: 27 },
    nextSteps: {
      added: [],
      gone: [
        {
          order: 1,
          point: 'TRA-03',
          service: 'protocollo',
          remedy: 'UPLOAD_USAGE_REPORT',
          details: {},
          who: 'entity' as const,
          by: '2026-03-31',
        },
      ],
    },
    inputs: {
      declaration: null,
      uploads: [
        {
          path: 'protocollo/usage-report/cpu.csv',
          before: null,
          after: {
            version: '3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY',
            receivedAt: '2026-03-20T09:00:00Z',
            digest: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
          },
        },
      ],
      unread: { added: [], gone: [] },
      reviews: { added: [], gone: [] },
      registers: [],
      claims: [],
    },
  },
};
