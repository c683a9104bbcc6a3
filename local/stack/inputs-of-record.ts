import { digestShelf } from '../../functions/assess/digest-shelf.ts';
import { StorageFault } from '../../functions/faults.ts';
import { readSmallText } from '../../functions/ingest/read-small-text.ts';
import { declarationItemSchema, partitionOf, receiptItemSchema, sortKeys } from '../../functions/items.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import { rulesetOf } from '../../shared/rulesets/ruleset-of.ts';
import type { Connection } from './connect.ts';

/**
 * What a stored record was made from, fetched again by the hashes and versions it names. Rejects with `StorageFault` when something it
 * names is no longer there.
 */
export async function inputsOfRecord({ ports }: Connection, record: AttestaRecord): Promise<Omit<AssessInput, 'asOf' | 'previous'>> {
  const project = { ipa: record.ipa.toLowerCase(), cup: record.cup };
  const declaration = await declarationBySha(ports, project, record.inputs.declaration);
  const digests = await digestShelf(ports.evidence)(record.inputs.digests);
  const receipts = await firstReceipts(ports, project);
  const uploads: Upload[] = [];
  for (const pinned of record.inputs.uploads) uploads.push(await uploadOf(ports, project, pinned, digests, receipts));
  return { project, declaration, uploads, digests, claims: [], ruleset: rulesetOf(declaration.value) };
}

type Ports = Connection['ports'];

async function declarationBySha(ports: Ports, project: ProjectKey, sha256: string) {
  const items = await ports.records.query(partitionOf(project), sortKeys.validDeclarations);
  const item = items.map((one) => declarationItemSchema.parse(one)).find((one) => one.sha256 === sha256);
  if (!item) throw new StorageFault(`declaration ${sha256} is named by a record and is not in the table`);
  const file = await readSmallText(await ports.evidence.open(keys.upload(project, item.path), item.versionId));
  const parsed = file.ok ? parseDeclaration(file.text, item.path) : null;
  if (!parsed?.ok) throw new StorageFault(`${item.path}@${item.versionId} was a valid declaration and is none now`);
  return { value: parsed.declaration, sha256 };
}

async function firstReceipts(ports: Ports, project: ProjectKey): Promise<ReadonlyMap<string, string>> {
  const items = await ports.records.query(partitionOf(project), sortKeys.receipts);
  return new Map(items.map((item) => receiptItemSchema.parse(item)).map(({ sha256, receivedAt }) => [sha256, receivedAt]));
}

/** `{path}@{versionId}`: the object version says bytes and time, its sha256 and kind say which of the record's digests is its. */
async function uploadOf(
  ports: Ports,
  project: ProjectKey,
  pinned: string,
  digests: ReadonlyMap<string, Digest>,
  receipts: ReadonlyMap<string, string>,
): Promise<Upload> {
  const at = pinned.lastIndexOf('@');
  const read = readDossierPath(pinned.slice(0, at));
  if (read.is !== 'evidence') throw new StorageFault(`${pinned} is named by a record and is no evidence`);
  const object = await ports.evidence.open(keys.upload(project, read.path), pinned.slice(at + 1));
  const hash = ports.means.sha256();
  for await (const chunk of object.stream()) hash.update(chunk);
  const sha256 = hash.hex();
  const digest = [...digests.values()].find((one) => one.fileSha256 === sha256 && one.kind === read.kind);
  if (!digest) throw new StorageFault(`${pinned} is named by a record without a digest of its bytes`);
  const { path, service, kind, filename } = read;
  const receivedAt = receipts.get(sha256) ?? object.lastModified;
  return { path, service, kind, filename, versionId: object.versionId, sha256, bytes: object.size, receivedAt, digest: digest.id };
}
