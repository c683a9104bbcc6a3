import type { Declaration } from '../model/declaration.ts';
import { type ProjectKey, readDossierPath, readUploadKey } from '../model/keys.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';

/**
 * Path below the project that an entry of `withdrawn:` names: written so, or as the whole key `uploads/{ipa}/{cup}/…` of this very
 * project. null: the key of another project, which is nobody's to withdraw here.
 */
function withdrawnPath(entry: string, { ipa, cup }: ProjectKey): string | null {
  const key = readUploadKey(entry);
  if (!key) return entry;
  return key.ipa === ipa.toLowerCase() && key.cup === cup ? key.path : null;
}

/** Paths that the declaration takes out (DESIGN §4, Keys). */
export const withdrawnPaths = ({ withdrawn }: Declaration, project: ProjectKey): ReadonlySet<string> =>
  new Set((withdrawn ?? []).flatMap((entry) => withdrawnPath(entry, project) ?? []));

/** An entry of `withdrawn:` that takes nothing out, for whoever wrote it: a slip of the pen would leave the wrong file in force. */
export interface IdleWithdrawal {
  readonly code: Extract<ReasonCode, 'WITHDRAWN_NOT_FOUND' | 'WITHDRAWN_MAPPING'>;
  readonly details: { readonly entry: string };
}

/** @param present paths of what is uploaded, evidence and mappings */
export function idleWithdrawals(declaration: Declaration, project: ProjectKey, present: ReadonlySet<string>): readonly IdleWithdrawal[] {
  return (declaration.withdrawn ?? []).flatMap((entry): IdleWithdrawal[] => {
    const path = withdrawnPath(entry, project);
    if (path === null || !present.has(path)) return [{ code: 'WITHDRAWN_NOT_FOUND', details: { entry } }];
    return readDossierPath(path).is === 'evidence' ? [] : [{ code: 'WITHDRAWN_MAPPING', details: { entry } }];
  });
}
