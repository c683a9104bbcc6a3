import type { Declaration } from '../../shared/model/declaration.ts';
import { keys } from '../../shared/model/keys.ts';
import type { Register } from '../../shared/model/register.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { openPinned } from '../../shared/registers/pin-register.ts';
import { shippedRegisters } from '../../shared/registers/shipped-registers.ts';
import { registersInForce } from '../../shared/verdict/registers-in-force.ts';
import { StorageFault } from '../faults.ts';
import type { Ports } from '../ports.ts';
import { listRegisters } from './stored-registers.ts';

type Stores = Pick<Ports, 'evidence' | 'records' | 'means'>;

/** Registers by the hashes that pin them, from memory, the engine or S3. Rejects with `StorageFault` where one is not there as it was. */
export type RegisterShelf = (hashes: readonly string[]) => Promise<readonly Pinned<Register>[]>;

/** Snapshots kept in memory: those of one day, and a few of the clouds' networks. */
const kept = 16;

/** Registers are immutable: what one assessment read, the next one of the same warm function need not read again. */
export function registerShelf({ evidence, means }: Pick<Stores, 'evidence' | 'means'>): RegisterShelf {
  const shipped = new Map(shippedRegisters().map(({ sha256, pinned }) => [sha256, pinned]));
  const shelf = new Map<string, Pinned<Register>>();
  const open = async (sha256: string): Promise<Pinned<Register>> => {
    const here = shipped.get(sha256) ?? shelf.get(sha256);
    if (here) return here;
    const text = await evidence.read(keys.register(sha256));
    const pinned = text === null ? null : openPinned(text, sha256, means.sha256);
    if (!pinned) throw new StorageFault(`register ${sha256} is named and is not in S3 as it was`);
    shelf.set(sha256, pinned);
    for (const oldest of shelf.keys()) {
      if (shelf.size <= kept) break;
      shelf.delete(oldest);
    }
    return pinned;
  };
  return (hashes) => Promise.all(hashes.map(open));
}

/** The registers that count for a project, and the receipts of those among them that were imported: RFC 3339 UTC. */
export interface RegistersOfProject {
  readonly registers: readonly Pinned<Register>[];
  readonly receipts: readonly string[];
}

/**
 * Chooses among what came with the engine and what was imported, as of the latest of the project's own receipts and of the imports: an
 * assessment after an import knows it, whichever upload or schedule asked.
 * @param received RFC 3339 UTC, of everything else that the project is judged from
 */
export async function registersOfProject(
  records: Stores['records'],
  shelf: RegisterShelf,
  declaration: Declaration,
  received: readonly string[],
): Promise<RegistersOfProject> {
  const imported = (await listRegisters(records)).map((item) => ({ ...item, shipped: false }));
  const instants = [...received, ...imported.map(({ importedAt }) => importedAt)];
  const latest = instants.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b));
  const known = [...imported, ...shippedRegisters().map((snapshot) => ({ ...snapshot, importedAt: null }))];
  const inForce = registersInForce(known, declaration, latest);
  return {
    registers: await shelf(inForce.map(({ sha256 }) => sha256)),
    receipts: inForce.flatMap(({ importedAt }) => importedAt ?? []),
  };
}
