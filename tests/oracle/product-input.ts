import { createHash } from 'node:crypto';
import { declarationSchema } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import type { Hasher } from '../../shared/ports.ts';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import type { OracleCase } from './case.ts';
import { dossierOf, project, serviceId } from './render-case.ts';
import { iso } from './rome.ts';

/** The part of a finding that is compared. */
export type ProductAnswer = Pick<Finding, 'reasons' | 'measured'>;

export const hasher: Hasher = () => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function ruleset(): PinnedRuleset {
  const found = rulesetFor('avviso-1.2-province-citta-metropolitane');
  if (!found) throw new Error('the ruleset of the notice is not compiled in');
  return found;
}

export function upload(path: string, bytes: string | Uint8Array, receivedAt: string, digest: string): Upload {
  const filename = path.slice(path.lastIndexOf('/') + 1);
  return {
    path,
    service: serviceId,
    kind: 'usage-report',
    filename,
    versionId: null,
    sha256: sha256(bytes),
    bytes: bytes.length,
    receivedAt,
    digest,
  };
}

/** "The same bytes received again keep their first receipt": whoever stores uploads settles it before an assessment. */
function firstReceipts(uploads: readonly Upload[]): Upload[] {
  const first = new Map<string, string>();
  for (const one of uploads) {
    const known = first.get(one.sha256);
    if (known === undefined || Date.parse(one.receivedAt) < Date.parse(known)) first.set(one.sha256, one.receivedAt);
  }
  return uploads.map((one) => ({ ...one, receivedAt: first.get(one.sha256) ?? one.receivedAt }));
}

export function inputOf(question: OracleCase, uploads: readonly Upload[], digests: readonly Digest[]): AssessInput {
  return {
    project,
    declaration: { value: declarationSchema.parse(dossierOf(question)), sha256: sha256(JSON.stringify(dossierOf(question))) },
    uploads: firstReceipts(uploads),
    digests: new Map(digests.map((digest) => [digest.id, digest])),
    unread: [],
    claims: [],
    reviews: [],
    registers: [],
    ruleset: ruleset(),
    purpose: 'migration',
    asOf: iso(question.asOf),
    previous: null,
  };
}
