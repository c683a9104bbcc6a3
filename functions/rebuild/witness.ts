import { readPinnedUpload } from '../../shared/verdict/pinned-upload.ts';
import type { Ports } from '../ports.ts';
import { branchesOf, contenders, endOf } from './branches.ts';
import { openRecord, type RecordPlace } from './record-index.ts';
import type { PinnedDigests } from './restore-evidence.ts';

/** What the latest records of a project say of its uploads. */
export interface Witness {
  readonly pinned: PinnedDigests;
  /** sha256 of the declaration that the likeliest of them was made from. */
  readonly declaration: string | null;
}

/** The records at the ends of the chain say which digests were read, and which declaration was in force. */
export async function witnessOf({ evidence }: Ports, places: readonly RecordPlace[]): Promise<Witness> {
  const pinned = new Map<string, string[]>();
  let declaration: string | null = null;
  for (const branch of contenders(branchesOf(places))) {
    const end = endOf(branch);
    declaration ??= end.declaration;
    for (const pin of (await openRecord(evidence, end)).inputs.uploads.map(readPinnedUpload)) {
      if (pin) pinned.set(`${pin.path}@${pin.version}`, [...(pinned.get(`${pin.path}@${pin.version}`) ?? []), pin.digest]);
    }
  }
  return { pinned, declaration };
}
