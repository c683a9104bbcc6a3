import type { z } from 'zod';
import type { evidenceSchema } from '../routes/evidence.ts';
import type { downloadSchema } from '../routes/evidence-download.ts';
import type { seriesPageSchema } from '../routes/evidence-series.ts';
import { uploadExample } from '../upload-page.ts';

const digest = '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f';
const { path, versionId } = uploadExample;

export const evidenceExample: z.infer<typeof evidenceSchema> = {
  ipa: 'p_vd',
  cup: 'D19B25999990006',
  path,
  role: 'evidence',
  service: 'protocollo',
  kind: 'usage-report',
  versionId,
  current: true,
  bytes: 1024,
  sha256: '8f1b1c6c0c0f5b3b7d1e0c1f4f6f0b8d5a7e9c2b4d6f8091a3b5c7d9e1f30415',
  receivedAt: '2026-03-20T09:00:00Z',
  firstReceivedAt: '2026-03-02T10:00:00Z',
  who: 'ente-1',
  digest,
  reading: {
    status: 'recognised',
    format: 'cloudwatch-series-csv',
    needs: [],
    reader: '1',
    mappingSha256: null,
    rows: { read: 4_032, accepted: 4_031, rejected: 1 },
    seriesTotal: 1,
    resourcesTotal: 0,
    addressesTotal: 0,
    members: [],
    membersTotal: 0,
    issues: [],
    issuesTotal: 0,
  },
  versions: [{ versionId, receivedAt: '2026-03-20T09:00:00Z', bytes: 1024, current: true }],
  versionsTotal: 1,
};

export const downloadExample: z.infer<typeof downloadSchema> = {
  path,
  versionId,
  filename: 'cpu.csv',
  bytes: 1024,
  url: 'https://bucket.s3.eu-south-1.amazonaws.com/uploads/p_vd/D19B25999990006/protocollo/usage-report/cpu.csv?versionId=…&X-Amz-Signature=…',
  until: '2026-03-20T09:05:00Z',
};

export const seriesExample: z.infer<typeof seriesPageSchema> = {
  path,
  versionId,
  digest,
  series: [
    {
      member: null,
      resourceId: 'i-0a1b2c3d4e5f60718',
      class: 'cpu',
      metric: 'CPUUtilization',
      meaning: 'used',
      statistic: 'avg',
      unit: 'percent',
      nature: 'measured',
      zone: 'UTC',
      cadenceSeconds: 300,
      samples: 288,
      nulls: 0,
      zeros: 0,
      min: 1.5,
      mean: 12.25,
      max: 63.25,
      first: '2025-10-13T22:00:00Z',
      last: '2025-10-14T22:00:00Z',
      coveredSeconds: 86_400,
      longestGapSeconds: 0,
      runs: [{ from: '2025-10-13T22:00:00Z', to: '2025-10-14T22:00:00Z' }],
      runsTotal: 1,
      days: [{ day: '2025-10-14', samples: 288, nulls: 0, zeros: 0, min: 1.5, mean: 12.25, max: 63.25, rows: [2, 289] }],
      daysTotal: 1,
    },
  ],
  seriesTotal: 1,
  next: null,
};
