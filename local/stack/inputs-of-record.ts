import { shelvesOf } from '../../functions/assess/shelves.ts';
import { StorageFault } from '../../functions/faults.ts';
import { dossierOfRecord } from '../../functions/record-inputs/dossier-of-record.ts';
import { keys } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { sha256OfStream } from '../../shared/sha256-of.ts';
import type { Connection } from './connect.ts';

/**
 * What a stored record was made from, fetched again by the hashes and versions it names, every version held to the bytes of its digest.
 * Rejects with `StorageFault` when something it names is no longer there.
 */
export async function inputsOfRecord({ ports }: Pick<Connection, 'ports'>, record: AttestaRecord): Promise<DossierInput> {
  const dossier = await dossierOfRecord(ports, shelvesOf(ports), record);
  for (const { path, versionId, sha256 } of dossier.uploads) {
    const object = await ports.evidence.open(keys.upload(dossier.project, path), versionId ?? '');
    if ((await sha256OfStream(object.stream(), ports.means.sha256)) !== sha256)
      throw new StorageFault(`${path}@${versionId} is named by a record, and its version and digest are not of the same bytes`);
  }
  return dossier;
}
