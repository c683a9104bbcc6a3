import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { pinnedClaims } from '../../functions/claims/pinned-claims.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { readPinnedUnread, receivedAsPinned, withoutUnread } from '../../shared/verdict/pinned-upload.ts';
import { assessInputOf } from './judge-folder.ts';
import { readDossierFolder } from './read-dossier-folder.ts';

export type InputsOfFolder =
  | { readonly ok: true; readonly inputs: DossierInput }
  /** `declaration`: the folder has none that is valid. `ruleset`: this engine does not carry the record's rules. */
  | { readonly ok: false; readonly lacking: 'declaration' | 'ruleset' };

/**
 * What a stored record was made from, read again from the bytes of a dossier folder: every file as the pipeline reads it, and of reviews,
 * registers, claims and rules the very ones that the record pins, since others may have come since.
 *
 * @param onFile told of each file before it is read
 */
export async function inputsOfFolder(folder: string, record: AttestaRecord, onFile: (path: string) => void): Promise<InputsOfFolder> {
  const { uploads: pinned, unread, reviews, registers } = record.inputs;
  const ruleset = rulesetBySha256(record.ruleset.sha256);
  if (!ruleset) return { ok: false, lacking: 'ruleset' };
  const read = await readDossierFolder(folder, record.asOf, nodeMeans, onFile);
  const inputs = assessInputOf(read, record.asOf);
  if (!inputs) return { ok: false, lacking: 'declaration' };
  const known = new Map([...shippedRegisters().map((shipped) => shipped.pinned), ...read.registers].map((one) => [one.sha256, one]));
  return {
    ok: true,
    inputs: {
      ...inputs,
      ruleset,
      // Another declaration is a difference of its own, and says nothing of these.
      claims:
        inputs.declaration.sha256 === record.inputs.declaration
          ? pinnedClaims(record, { ...inputs, declaration: inputs.declaration.value }, nodeMeans.sha256)
          : [],
      uploads: withoutUnread(receivedAsPinned(inputs.uploads, pinned), record.inputs),
      unread: (unread ?? []).flatMap((one) => readPinnedUnread(one) ?? []),
      reviews: read.reviews.filter(({ sha256 }) => reviews.includes(sha256)),
      registers: registers.flatMap(({ sha256 }) => known.get(sha256) ?? []),
    },
  };
}
