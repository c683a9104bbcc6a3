import { keys } from '../../shared/model/keys.ts';
import { type Register, registerKinds } from '../../shared/model/register.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { pinRegister } from '../../shared/registers/pin-register.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { snapshotOf } from '../../shared/verdict/registers-in-force.ts';
import { StorageFault } from '../faults.ts';
import { type RegisterItem, registerItemSchema, registerPartition, sortKeys } from '../items.ts';
import type { Ports } from '../ports.ts';

/** Puts the object, then the item that points at it. Once more changes nothing. @returns the item, and whether it is new */
export async function storeRegister(
  { evidence, records, means }: Pick<Ports, 'evidence' | 'records' | 'means'>,
  register: Register,
): Promise<{ readonly item: RegisterItem; readonly isNew: boolean }> {
  const pinned = pinRegister(register, means.sha256);
  const key = keys.register(pinned.sha256);
  await evidence.putOnce(key, canonicalJson(register));
  return putRegisterItem({ records }, pinned, await receiptOf({ evidence }, key));
}

/** @param importedAt RFC 3339 UTC: S3's time of the object */
export async function putRegisterItem({ records }: Pick<Ports, 'records'>, pinned: Pinned<Register>, importedAt: string) {
  const { id, notice, takenOn, sha256 } = snapshotOf(pinned);
  const { entries, partial } = pinned.value;
  const item: RegisterItem = { is: 'register', id, notice, takenOn, sha256, importedAt, entries: entries.length, partial };
  const isNew = await records.put({ PK: registerPartition, SK: sortKeys.snapshot(item), ...item }, { when: 'absent' });
  return { item, isNew };
}

/** Every snapshot that was imported, by id and day. Consistent. */
export async function listRegisters(records: Ports['records']): Promise<readonly RegisterItem[]> {
  const found = await Promise.all(registerKinds.map((kind) => records.query(registerPartition, kind)));
  return found.flat().map((item) => registerItemSchema.parse(item));
}

/** When S3 took the object first: a later version of the same bytes is no other import. */
async function receiptOf({ evidence }: Pick<Ports, 'evidence'>, key: string): Promise<string> {
  let first: string | null = null;
  for await (const version of evidence.versions(key)) first = version.lastModified;
  if (first === null) throw new StorageFault(`${key} was put a moment ago and is not listed`);
  return first;
}
