import type { ProjectKey } from '../../../functions/ports.ts';
import { fullRecord, latestRecord } from '../../../functions/read-model.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { dossier } from './dossier.ts';
import type { World } from './world.ts';

/** Fictional projects that may claim the same. */
export const first = { ipa: 'p_vd', cup: 'D19B25999990006' } as const;
export const second = { ipa: 'cm_va', cup: 'E29B25999990001' } as const;
export const third = { ipa: 'p_tn', cup: 'F39B25999990002' } as const;
export const machine = 'i-0a1b2c3d4e5f60718';
export const address = '93.184.216.34';
export const machineToOne = ['TRA-06', 'review', { claimed: machine, otherProjects: 1 }];

export interface Claims {
  readonly machine?: string;
  readonly address?: string;
  readonly url?: string;
}

/** The declaration of a project with one service, with a machine of its own where none is claimed. */
export const declaring = ({ ipa, cup }: ProjectKey, claims: Claims, name = `Ente ${ipa}`): string =>
  dossier(name, cup)
    .replace('ipa: P_VD', `ipa: ${ipa.toUpperCase()}`)
    .replace(machine, claims.machine ?? `i-${ipa.length}${cup.slice(-7)}`)
    .concat(claims.address ? `    publicIps: ["${claims.address}"]\n` : '')
    .concat(claims.url ? `    visibility: { kind: public, urls: ["${claims.url}"] }\n` : '');

export const recordOf = async ({ ports }: World, project: ProjectKey): Promise<AttestaRecord> =>
  fullRecord(ports.evidence, (await latestRecord(ports.records, project))?.hash ?? '');

/** Where the last record of a project tells that others claim the same. */
export const signals = async (world: World, project: ProjectKey): Promise<unknown[]> =>
  (await recordOf(world, project)).findings.flatMap(({ point, reasons }) =>
    reasons.filter(({ code }) => code === 'CROSS_ENTITY_REUSE').map(({ details, severity }) => [point, severity, details]),
  );
