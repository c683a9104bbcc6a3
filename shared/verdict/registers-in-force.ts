import type { Declaration } from '../model/declaration.ts';
import { type Register, registerId } from '../model/register.ts';
import type { Pinned } from '../pipeline.ts';
import { rangeProvider } from '../registers/range-providers.ts';
import { dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/** What is enough to choose among snapshots: an index of them need not open any. */
export interface Snapshot {
  /** `registerId`. */
  readonly id: string;
  /** Notice that the register is of; null: of all. */
  readonly notice: string | null;
  /** Rome civil day. */
  readonly takenOn: string;
  readonly sha256: string;
  /**
   * It came with the engine: what it says of a notice holds from the notice's start, so it counts also before the day it was taken; and
   * whoever imports the same register says which one counts here, so it counts only where nobody did.
   */
  readonly shipped: boolean;
}

export interface OpenSnapshot extends Snapshot {
  readonly pinned: Pinned<Register>;
}

export const snapshotOf = (pinned: Pinned<Register>, shipped = false): OpenSnapshot => ({
  id: registerId(pinned.value),
  notice: 'notice' in pinned.value ? pinned.value.notice : null,
  takenOn: pinned.value.takenOn,
  sha256: pinned.sha256,
  shipped,
  pinned,
});

/**
 * Of several snapshots of a register that a project asks the one that counts at an instant: the latest imported one taken by that Rome day;
 * where none was imported by then, the latest that came with the engine, or its earliest. Of two of one day, the one whose hash is greater, so
 * that everybody chooses the same.
 */
export function registersInForce<T extends Snapshot>(snapshots: readonly T[], declaration: Declaration, asOf: string): readonly T[] {
  const today = dayText(romeDayOf(Date.parse(asOf)));
  const asked = snapshots.filter((snapshot) => isAsked(snapshot, declaration)).sort(byAge);
  const byId = Map.groupBy(asked, ({ id }) => id);
  return [...byId.values()]
    .flatMap((all) => {
      const taken = all.filter(({ takenOn }) => takenOn <= today);
      return taken.findLast(({ shipped }) => !shipped) ?? taken.at(-1) ?? all.find(({ shipped }) => shipped) ?? [];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Another notice's list says nothing of this project; the networks of a cloud that it does not use would only make new records. */
function isAsked({ id, notice }: Snapshot, { project, services }: Declaration): boolean {
  if (notice !== null) return notice === project.notice;
  const [kind, provider] = id.split('/');
  if (kind !== 'ip-ranges') return true;
  return services.some(({ resources }) => (resources ?? []).some((resource) => rangeProvider(resource.provider) === provider));
}

const byAge = (a: Snapshot, b: Snapshot): number =>
  a.takenOn === b.takenOn ? (a.sha256 < b.sha256 ? -1 : 1) : a.takenOn < b.takenOn ? -1 : 1;
