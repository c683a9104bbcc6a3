import { expect } from 'vitest';
import { type Dossier, goodService } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';
import { filedReport, fourClasses, inUse, late } from './dossiers.ts';
import { fiveServices, registersOf, signedOff } from './packages.ts';
import type { WorkedCase } from './worked-case.ts';

const saas = { destination: 'saas', candidateMode: 'upgrade', resources: [], publicIps: [] };
const privately = (accessMode: string | null) => ({
  publicIps: [],
  visibility: { kind: 'private', urls: ['https://protocollo.intranet.example'], accessMode },
});
const transfers = ['tra-1', 'tra-2', 'tra-3'].map((id) => ({ id, name: id, candidateMode: 'transfer' }));
const upgrades = ['agg-1', 'agg-2'].map((id) => ({ id, name: id, candidateMode: 'upgrade' }));
/** Three transfers and two upgrades, all of them realised as SaaS. */
const improved = (...files: NonNullable<Dossier['files']>): Dossier => ({
  services: [...transfers, ...upgrades].map((one) => ({ ...one, ...saas, candidateMode: one.candidateMode })),
  project: { amountEur: 844_166 },
  registers: registersOf(844_166, ['tra-1', 'tra-2', 'tra-3', 'agg-1', 'agg-2']),
  files,
});
const decree = (notifiedOn: string, supplyModeChosenOn: string) => ({
  decree: { number: '1', date: notifiedOn, notifiedOn },
  supplyModeChosenOn,
});
const signedOn = (day: string) => ({ contract: { ...(goodService.contract as object), signedOn: day } });
/** Four good services and one whose machine is switched off, the rest signed off by a person. */
const oneSwitchedOff = (asOf: string): Dossier => {
  const all = fiveServices({ asOf, project: decree('2025-06-23', '2025-10-21') });
  const off = filedReport({
    name: 'spenta.csv',
    rows: fourClasses({ resourceId: 'i-0a1b2c3d4e5f60714', value: () => 0 }),
    producer: { name: 'Esempio Cloud SpA', kind: 'csp' },
  });
  const files = (all.files ?? []).map((file) => (file.path === 'accesso-atti/usage-report/uso.csv' ? { ...off, path: file.path } : file));
  return { ...all, files, reviews: signedOff({ ...all, files }) };
};

const migratedIn2021 = {
  activityStartedOn: '2021-02-01',
  cspActivatedOn: '2021-02-15',
  migrationStartedOn: '2021-03-01',
  releasedOn: '2021-04-30',
  completedOn: '2021-05-10',
  ...signedOn('2021-01-20'),
};

/** What kind of migration it is, what it is worth, and by when. */
export const cases18To23: readonly WorkedCase[] = [
  {
    number: 18,
    says: 'of a SaaS no report is asked; the session is, and nothing passes without it',
    dossier: { service: saas, project: { amountEur: 628_448 } },
    points: { 'TRA-03': ['not-applicable'], 'PAA-03': ['not-applicable'], 'SAA-03': ['missing', 'SYNC_SESSION_PENDING'] },
    record: { outcome: 'incomplete', payableEur: 0 },
  },
  {
    number: 18,
    says: 'an uploaded report is no substitute for the session',
    dossier: inUse({}, { service: saas }),
    points: { 'SAA-03': ['missing', 'SYNC_SESSION_PENDING'] },
  },
  {
    number: 19,
    says: 'no public address, but a described way in: for a person',
    dossier: { service: privately('VPN IPsec verso la VPC, poi bastion') },
    points: { 'TRA-05': ['review', 'NO_PUBLIC_IP_ACCESS_MODE'] },
  },
  {
    number: 19,
    says: 'neither address nor way in',
    dossier: { service: privately(null) },
    points: { 'TRA-05': ['missing', 'IP_LIST_MISSING'] },
  },
  {
    number: 19,
    says: 'an address of the internal network is not public',
    dossier: { service: { publicIps: ['10.0.0.5'] } },
    points: { 'TRA-05': ['fail', 'IP_NOT_PUBLIC'] },
    details: { 'TRA-05': { address: '10.0.0.5' } },
  },
  {
    number: 20,
    says: 'three transfers realised as SaaS want the signed declaration; the amount stays that of the candidate modes',
    dossier: improved(),
    points: {
      'TRA-03': ['not-applicable'],
      'VIS-04': ['missing', 'ORIGIN_DECL_MISSING'],
      'SAA-03': ['missing', 'SYNC_SESSION_PENDING'],
      'PKG-02': ['pass'],
      'PKG-08': ['missing', 'IMPROVEMENT_DECL_MISSING'],
    },
    record: { heldBackEur: 844_166 },
  },
  {
    number: 20,
    says: 'with the declaration the change of mode is in order',
    dossier: improved(filed('project/improvement-declaration/migliorativa.pdf.p7m')),
    points: { 'PKG-02': ['pass'], 'PKG-08': ['pass'] },
  },
  {
    number: 20,
    says: 'an upgrade realised as IaaS is a step back',
    dossier: { service: { candidateMode: 'upgrade' } },
    points: { 'PKG-08': ['fail', 'MODE_DOWNGRADE'] },
  },
  {
    number: 21,
    says: 'five good services, signed off, are worth the whole amount',
    dossier: () => Promise.resolve({ ...fiveServices({ asOf: late }), reviews: signedOff(fiveServices({ asOf: late })) }),
    points: { 'TRA-03': ['pass'], 'PKG-09': ['pass'] },
    record: { outcome: 'positive', payableEur: 785_802, heldBackEur: 0 },
  },
  {
    number: 21,
    says: 'four good services and one bad on 15 March, five days before the deadline',
    dossier: () => Promise.resolve(oneSwitchedOff('2026-03-15T12:00:00Z')),
    points: { 'TRA-03': ['pass'], 'TRA-03 accesso-atti': ['fail', 'ZERO_USAGE'] },
    record: { outcome: 'partially-positive', payableEur: 0, heldBackEur: 785_802, deadline: '2026-03-20' },
    also: ({ services }) => expect(services.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass', 'fail']),
  },
  {
    number: 21,
    says: 'the same on 1 April',
    dossier: () => Promise.resolve(oneSwitchedOff('2026-04-01T10:00:00Z')),
    record: { outcome: 'negative', payableEur: 0 },
  },
  {
    number: 22,
    says: 'notified on 23 June: a contract of 21 October, and 150 days from that choice end on 20 March',
    dossier: { project: decree('2025-06-23', '2025-10-21'), service: signedOn('2025-10-21') },
    points: { 'PKG-04': ['pass'] },
    record: { deadline: '2026-03-20' },
  },
  {
    number: 22,
    says: 'a contract of the day after is late',
    dossier: { project: decree('2025-06-23', '2025-10-21'), service: signedOn('2025-10-22') },
    points: { 'PKG-04': ['fail', 'DEADLINE_CONTRACT'] },
    details: { 'PKG-04': { limit: '2025-10-21' } },
  },
  {
    number: 22,
    says: 'notified on 21 July: 18 November, and 17 April is cut to 31 March',
    dossier: { project: decree('2025-07-21', '2025-11-18'), service: signedOn('2025-11-18') },
    points: { 'PKG-04': ['pass'] },
    record: { deadline: '2026-03-31' },
  },
  {
    number: 22,
    says: 'the decree’s own date is not that of its notification',
    dossier: { project: { decree: { number: '1', date: '2025-06-23', notifiedOn: '2025-07-21' }, supplyModeChosenOn: '2025-11-18' } },
    points: { 'PKG-04': ['pass'] },
    record: { deadline: '2026-03-31' },
  },
  {
    number: 23,
    says: 'migrated in 2021: the metrics of then are gone, a fresh period of 15 days is judged, and a person decides',
    dossier: inUse({}, { service: { ...migratedIn2021, observationWindow: { start: '2026-01-10', end: '2026-01-24' } } }),
    points: { 'TRA-03': ['review', 'METRICS_RETENTION_EXPIRED'], 'PKG-03': ['pass'], 'PKG-04': ['pass'] },
    measured: { 'TRA-03': { windowStart: '2026-01-09T23:00:00Z', windowEnd: '2026-01-24T23:00:00Z' } },
  },
  {
    number: 23,
    says: 'without that period nothing of 2021 can be shown, and it is asked for',
    dossier: inUse({}, { service: migratedIn2021 }),
    points: { 'TRA-03': ['missing', 'METRIC_MISSING', 'OBSERVATION_WINDOW_MISSING'] },
  },
];
