import type { Entry } from './entry.ts';

/** The chosen files, and who wants to know of their changes. */
export interface Entries {
  all(): readonly Entry[];
  get(id: number): Entry | undefined;
  add(entries: readonly Omit<Entry, 'id'>[]): readonly Entry[];
  change(id: number, to: Partial<Omit<Entry, 'id' | 'file' | 'from'>>): void;
  remove(ids: readonly number[]): void;
  /** @param listener is told of one entry that changed, or null: others than before are there */
  listen(listener: (id: number | null) => void): () => void;
}

export function openEntries(): Entries {
  const entries = new Map<number, Entry>();
  const listeners = new Set<(id: number | null) => void>();
  let last = 0;
  const tell = (id: number | null) => {
    for (const listener of listeners) listener(id);
  };
  return {
    all: () => [...entries.values()],
    get: (id) => entries.get(id),
    add(some) {
      const added = some.map((entry) => {
        last += 1;
        return { id: last, ...entry };
      });
      for (const entry of added) entries.set(entry.id, entry);
      tell(null);
      return added;
    },
    change(id, to) {
      const entry = entries.get(id);
      if (!entry) return;
      entries.set(id, { ...entry, ...to });
      tell(id);
    },
    remove(ids) {
      for (const id of ids) entries.delete(id);
      tell(null);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
