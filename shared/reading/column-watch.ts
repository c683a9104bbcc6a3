import { ownText } from './own-text.ts';

/** Notices a column (or a metric of one) of which no value at all could be read. */
export interface ColumnWatch {
  see(column: string, found: string, readable: boolean): void;
  /** Each with the first of its cells. */
  unreadable(): readonly { readonly column: string; readonly found: string }[];
}

export function watchColumns(): ColumnWatch {
  /** The first cell that could not be read; null once any could. */
  const first = new Map<string, string | null>();
  return {
    see(column, found, readable) {
      const known = first.get(column);
      if (readable && known !== null) first.set(ownText(column), null);
      else if (!readable && known === undefined) first.set(ownText(column), ownText(found));
    },
    unreadable: () => [...first].flatMap(([column, found]) => (found === null ? [] : [{ column, found }])),
  };
}
