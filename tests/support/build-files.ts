import { createHash } from 'node:crypto';
import type { Digest, DigestSeries, Presence, ResourceSeen } from '../../shared/model/digest.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { encodeHours } from '../../shared/usage/day-hours.ts';

/** One uploaded file as an assessment sees it. */
export interface Filed {
  readonly path: string;
  readonly receivedAt: string;
  readonly digest: Digest;
}

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param changes what its bytes say, where it is not an unremarkable document */
export function filed(path: string, changes: Partial<Digest> = {}, receivedAt = '2026-03-01T10:00:00Z'): Filed {
  const kind = (path.split('/')[1] ?? null) as EvidenceKind | null;
  const digest: Digest = {
    schema: 'attesta/digest@1',
    id: hex(`digest of ${path}`),
    reader: 'test',
    fileSha256: hex(`bytes of ${path}`),
    bytes: 1000,
    kind,
    mappingSha256: null,
    recognition: { status: 'document', format: null, needs: [], reason: null, candidates: [] },
    producer: null,
    resourceIdRule: null,
    rows: { read: 0, accepted: 0, rejected: 0 },
    series: [],
    resources: [],
    publicIps: [],
    issues: [],
    members: [],
    ...changes,
  };
  return { path, receivedAt, digest };
}

export const recognisedAs = (format: string): Digest['recognition'] => ({
  status: 'recognised',
  format,
  needs: [],
  reason: null,
  candidates: [],
});
export const withStatus = (status: Digest['recognition']['status']): Partial<Digest> => ({
  recognition: { status, format: null, needs: [], reason: null, candidates: [] },
});

export const ipList = (path: string, ...addresses: readonly string[]): Filed =>
  filed(path, {
    recognition: recognisedAs('ip-list'),
    publicIps: addresses.map((text, index) => ({ text, row: index + 1, resourceId: null })),
  });

export const seen = (resourceId: string, row: number, changes: Partial<ResourceSeen> = {}): ResourceSeen => ({
  resourceId,
  resourceKind: 'unknown',
  provider: null,
  name: null,
  aliases: [],
  parentId: null,
  state: null,
  vcpu: null,
  ramBytes: null,
  storageBytes: null,
  row,
  ...changes,
});

export const idList = (path: string, ...ids: readonly string[]): Filed =>
  filed(path, { recognition: recognisedAs('resource-list'), resources: ids.map((id, index) => seen(id, index + 1)) });

export const inventory = (path: string, ...resources: readonly ResourceSeen[]): Filed =>
  filed(path, { recognition: recognisedAs('describe-instances-json'), resources: [...resources] });

export const presence = (from: string, to: string): Presence => ({
  runs: [[Date.parse(from), Date.parse(to), null, Date.parse(from), false]],
  coarse: [],
  declared: [],
  tooLong: [],
  lastStart: Date.parse(from),
});

/** The days that [from, to) touches, each with hourly values in use: those of `whose`, for no two tell the same values hour for hour. */
const daysOf = (from: string, to: string, whose: string): DigestSeries['days'] => {
  const own = Number.parseInt(hex(whose).slice(0, 8), 16);
  const day = 86_400_000;
  const first = Math.floor(Date.parse(from) / day);
  const count = Math.max(1, Math.ceil(Date.parse(to) / day) - first);
  return Array.from({ length: count }, (_, index) => ({
    day: new Date((first + index) * day).toISOString().slice(0, 10),
    samples: 24,
    nulls: 0,
    zeros: 0,
    min: 1,
    max: 40,
    sum: '480',
    hours: encodeHours(Array.from({ length: 24 }, (_, hour) => ({ hour, count: 1, sum: '20', low: own, high: index * 24 + hour }))),
    rows: [2 + index * 24, 25 + index * 24] as [number, number],
    earliest: [0, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 25_200],
  }));
};

/** One series that covers [from, to) without a hole. */
export function series(resourceId: string | null, from: string, to: string, changes: Partial<DigestSeries> = {}): DigestSeries {
  return {
    resourceId,
    resourceKind: 'unknown',
    resourceClass: 'cpu',
    metric: 'CPUUtilization',
    meaning: 'used',
    unit: 'percent',
    statistic: 'avg',
    evidence: 'measured',
    zone: 'UTC',
    stamp: 'start',
    lengthFrom: 'file',
    cadenceSeconds: 300,
    samples: 100,
    nulls: 0,
    zeros: 0,
    min: 1,
    max: 40,
    sum: '2000',
    first: Date.parse(from),
    last: Date.parse(to),
    presence: presence(from, to),
    alternatives: [],
    asWritten: null,
    days: daysOf(from, to, `${changes.resourceClass ?? 'cpu'} of ${resourceId}`),
    ...changes,
  };
}

/** A usage report that holds the given series, received well after the window unless said. */
export const report = (path: string, all: readonly DigestSeries[], changes: Partial<Digest> = {}, receivedAt?: string): Filed =>
  filed(path, { recognition: recognisedAs('cloudwatch-series-csv'), series: [...all], ...changes }, receivedAt);
