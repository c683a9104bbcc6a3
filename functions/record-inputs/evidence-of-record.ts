import type { Declaration } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { PinnedRuleset } from '../../shared/model/ruleset.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { readPinnedUpload } from '../../shared/verdict/pinned-upload.ts';
import type { DigestShelf } from '../assess/digest-shelf.ts';
import { StorageFault } from '../faults.ts';
import { declarationItemSchema, partitionOf, sortKeys } from '../items.ts';
import { openDeclaration } from '../open-declaration.ts';
import type { Ports } from '../ports.ts';
import { rulesOfRecord } from './rules-of-record.ts';

type Stores = Pick<Ports, 'evidence' | 'records'>;

/** What a record says of use was read from this: the declaration, the digests and the rules that it pins. */
export interface EvidenceOfRecord {
  readonly project: ProjectKey;
  readonly declaration: Pinned<Declaration>;
  readonly uploads: readonly Upload[];
  readonly digests: ReadonlyMap<string, Digest>;
  readonly ruleset: PinnedRuleset;
}

/**
 * Fetched again by the hashes and versions that the record names. Digests are ours and immutable: no raw file is opened but the declaration.
 * Rejects with `StorageFault` when something it names is no longer there.
 */
export async function evidenceOfRecord(stores: Stores, shelf: DigestShelf, record: AttestaRecord): Promise<EvidenceOfRecord> {
  const project = { ipa: record.ipa.toLowerCase(), cup: record.cup };
  const ruleset = rulesOfRecord(record);
  const declaration = await declarationBySha(stores, project, record.inputs.declaration);
  const digests = await shelf(record.inputs.digests);
  const uploads = record.inputs.uploads.map((pinned) => uploadOf(pinned, digests));
  return { project, declaration, uploads, digests, ruleset };
}

async function declarationBySha({ evidence, records }: Stores, project: ProjectKey, sha256: string): Promise<Pinned<Declaration>> {
  const items = await records.query(partitionOf(project), sortKeys.validDeclarations);
  const item = items.map((one) => declarationItemSchema.parse(one)).find((one) => one.sha256 === sha256);
  if (!item) throw new StorageFault(`declaration ${sha256} is named by a record and is not in the table`);
  return { value: await openDeclaration(evidence, project, item), sha256 };
}

/** The pin says version, receipt and digest; the digest which bytes. */
function uploadOf(pinned: string, digests: ReadonlyMap<string, Digest>): Upload {
  const pin = readPinnedUpload(pinned);
  const read = pin && readDossierPath(pin.path);
  const digest = pin && digests.get(pin.digest);
  if (read?.is !== 'evidence' || !digest) throw new StorageFault(`${pinned} is named by a record and is no evidence`);
  const { path, service, kind, filename } = read;
  const { version: versionId, receivedAt, digest: id } = pin;
  return { path, service, kind, filename, versionId, sha256: digest.fileSha256, bytes: digest.bytes, receivedAt, digest: id };
}
