import { keys } from '../../shared/model/keys.ts';
import { openPinned } from '../../shared/registers/pin-register.ts';
import type { Ports } from '../ports.ts';
import { putRegisterItem } from '../registers/stored-registers.ts';
import type { Note } from './report.ts';
import { storedKeys } from './stored-groups.ts';

/** Restores the items of all snapshots of registers; an object below `registers/` that is none is told. Before any project is judged. */
export async function restoreRegisters({ evidence, records, means }: Ports): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for await (const { key, versions } of storedKeys(evidence, 'registers/')) {
    const sha256 = /^registers\/([0-9a-f]{64})\.json$/.exec(key)?.[1] ?? '';
    const text = await evidence.read(key);
    const pinned = text === null ? null : openPinned(text, sha256, means.sha256);
    const first = versions[0]?.lastModified;
    if (pinned && first !== undefined && key === keys.register(sha256)) await putRegisterItem({ records }, pinned, first);
    else notes.push({ is: 'damaged-register', key });
  }
  return notes;
}
