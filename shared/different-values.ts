/** Values as JSON writes them, each once, in the order in which they first came. */
export const differentValues = <T>(all: readonly T[]): T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
