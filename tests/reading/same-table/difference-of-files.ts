import type { PlainTable } from './draw-cells.ts';
import { toldOfTable } from './told-of-table.ts';
import { writers } from './write-cells.ts';

const AROUND = 80;

/** The first way of writing the table in which it says other than as plain CSV, and where it does; null: there is none. */
export async function differenceOfFiles(table: PlainTable): Promise<string | null> {
  let expected: string | null = null;
  for (const [name, write] of Object.entries(writers)) {
    const told = await toldOfTable(await write(table), table.mapping);
    expected ??= told;
    if (told !== expected) return `${name}: ${beginningOfDifference(told, expected)}`;
  }
  return null;
}

function beginningOfDifference(told: string, expected: string): string {
  const at = Array.from(told).findIndex((character, index) => character !== expected[index]);
  const shown = (text: string): string => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `…${shown(told)}… where CSV says …${shown(expected)}…`;
}
