/**
 * What dialects of one bill have in common: `lineItem/ResourceId`, `line_item_resource_id`, `resourceId`, `Maßeinheit (UnitOfMeasure)`
 * become letters alone; of a translated title the original in brackets counts. formats.md §5.
 */
export function billKey(title: string): string {
  return (originalOf(title) ?? title).toLowerCase().replace(/[^\p{L}]/gu, '');
}

const originalOf = (title: string): string | undefined =>
  title.includes(')') ? /\(([A-Za-z][\w /.-]*)\)$/.exec(title.trim())?.[1] : undefined;

/** The columns of a bill by their keys. */
export interface BillColumns {
  /** Some titles are in another language, with the original in brackets. */
  readonly translated: boolean;
  has(...names: readonly string[]): boolean;
  /** The columns of these names, in the order of the names. */
  at(names: readonly string[]): readonly number[];
  /** The first filled cell of these columns, in the order of the names; mixtures of dialects have several of one name. Trimmed. */
  text(cells: readonly string[], ...names: readonly string[]): string;
}

/** By the titles, which do not change. Every bill asks whether one of the same few rows is its header. */
const known = new WeakMap<readonly string[], BillColumns>();

export function billColumns(titles: readonly string[]): BillColumns {
  const made = known.get(titles) ?? readTitles(titles);
  known.set(titles, made);
  return made;
}

function readTitles(titles: readonly string[]): BillColumns {
  const byKey = new Map<string, number[]>();
  titles.forEach((title, column) => {
    const key = billKey(title);
    const columns = byKey.get(key);
    if (columns) columns.push(column);
    else byKey.set(key, [column]);
  });
  const positions = (...names: readonly string[]): number[] => names.flatMap((name) => byKey.get(name) ?? []);
  const found = new Map<string, readonly number[]>();
  const remembered = (names: readonly string[]): readonly number[] => {
    const key = names.join();
    const known = found.get(key) ?? positions(...names);
    found.set(key, known);
    return known;
  };
  return {
    at: (names) => positions(...names),
    has: (...names) => names.some((name) => byKey.has(name)),
    translated: titles.some((title) => originalOf(title) !== undefined),
    text(cells, ...names) {
      for (const column of remembered(names)) {
        const text = cells[column]?.trim();
        if (text) return text;
      }
      return '';
    },
  };
}
