import { digestShelf } from '../../functions/assess/digest-shelf.ts';
import { pinnedClaims } from '../../functions/claims/pinned-claims.ts';
import { StorageFault } from '../../functions/faults.ts';
import { declarationItemSchema, partitionOf, sortKeys } from '../../functions/items.ts';
import { openDeclaration } from '../../functions/open-declaration.ts';
import { registerShelf } from '../../functions/registers/register-shelf.ts';
import { openReviews } from '../../functions/reviews/stored-reviews.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { DossierInput } from '../../shared/pipeline.ts';
import { rulesetBySha256 } from '../../shared/rulesets/load.ts';
import { sha256OfStream } from '../../shared/sha256-of.ts';
import { readPinnedUnread, readPinnedUpload } from '../../shared/verdict/pinned-upload.ts';
import type { Connection } from './connect.ts';

/**
 * What a stored record was made from, fetched again by the hashes and versions it names. Rejects with `StorageFault` when something it
 * names is no longer there.
 */
export async function inputsOfRecord({ ports }: Pick<Connection, 'ports'>, record: AttestaRecord): Promise<DossierInput> {
  const project = { ipa: record.ipa.toLowerCase(), cup: record.cup };
  const declaration = await declarationBySha(ports, project, record.inputs.declaration);
  const digests = await digestShelf(ports.evidence)(record.inputs.digests);
  const uploads: Upload[] = [];
  for (const pinned of record.inputs.uploads) uploads.push(await uploadOf(ports, project, pinned, digests));
  const registers = await registerShelf(ports)(record.inputs.registers.map(({ sha256 }) => sha256));
  const claims = pinnedClaims(record, { project, declaration: declaration.value, uploads, digests }, ports.means.sha256);
  const reviews = await openReviews(ports, project, record.inputs.reviews);
  // The very rules of the record: newer ones of the same notice may be here by now.
  const ruleset = rulesetBySha256(record.ruleset.sha256);
  if (!ruleset) throw new StorageFault(`the rules ${record.ruleset.id} ${record.ruleset.version} of a record are not in this version`);
  const unread = (record.inputs.unread ?? []).flatMap((pinned) => readPinnedUnread(pinned) ?? []);
  return { project, declaration, uploads, digests, unread, claims, reviews, registers, ruleset };
}

type Ports = Connection['ports'];

async function declarationBySha(ports: Ports, project: ProjectKey, sha256: string) {
  const items = await ports.records.query(partitionOf(project), sortKeys.validDeclarations);
  const item = items.map((one) => declarationItemSchema.parse(one)).find((one) => one.sha256 === sha256);
  if (!item) throw new StorageFault(`declaration ${sha256} is named by a record and is not in the table`);
  return { value: await openDeclaration(ports.evidence, project, item), sha256 };
}

/** The pin says version, receipt and digest; that the version still holds the bytes of that digest is looked at. */
async function uploadOf(ports: Ports, project: ProjectKey, text: string, digests: ReadonlyMap<string, Digest>): Promise<Upload> {
  const pinned = readPinnedUpload(text);
  const read = pinned && readDossierPath(pinned.path);
  if (!pinned || read?.is !== 'evidence') throw new StorageFault(`${text} is named by a record and is no evidence`);
  const { service, kind, filename } = read;
  const { path, version, receivedAt, digest: id } = pinned;
  const object = await ports.evidence.open(keys.upload(project, path), version);
  const sha256 = await sha256OfStream(object.stream(), ports.means.sha256);
  const digest = digests.get(id);
  if (digest?.fileSha256 !== sha256)
    throw new StorageFault(`${text} is named by a record, and its version and digest are not of the same bytes`);
  return { path, service, kind, filename, versionId: version, sha256, bytes: object.size, receivedAt, digest: id };
}
