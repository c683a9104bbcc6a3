import type { DigestSeries } from '../../../shared/model/digest.ts';
import { type Dossier, machineId } from '../../support/build-dossier.ts';
import { report, series } from '../../support/build-files.ts';
import type { Row } from '../../support/check-table.ts';

export const other = 'i-0ffffffffffffffff';
export const vm = (id: string, changes: object = {}) => ({ provider: 'aws', id, kind: 'vm', ...changes });
export const whole = (id: string | null, changes: Partial<DigestSeries> = {}) =>
  series(id, '2026-01-09T23:00:00Z', '2026-01-25T16:00:00Z', changes);
export const path = 'protocollo/usage-report/cpu.csv';

/** W is 10..24 January 2026 in Rome: [2026-01-09T23:00Z, 2026-01-24T23:00Z). */
export const reported = (all: readonly DigestSeries[], resources: readonly object[] = [vm(machineId)], more: Dossier = {}): Dossier => ({
  ...more,
  service: { resources, ...more.service },
  files: [report(path, all), ...(more.files ?? [])],
});

export const row = (name: string, dossier: Dossier, outcome: Row['outcome'], codes: Row['codes'], details?: Row['details']): Row => ({
  name,
  dossier,
  outcome,
  codes,
  ...(details ? { details } : {}),
});

export const armId =
  '/subscriptions/00000000-0000-4000-8000-000000000108/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/VM1';
