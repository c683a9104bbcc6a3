/**
 * A line of strokes between the rows of a table, as consoles and Markdown draw it: `+-----+-----+`, `|---|---|`, `---+---`. It holds nothing.
 * @param cells of one row
 */
export function isRuleLine(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '');
  // Most rows begin otherwise.
  if (first === undefined || !/^[\s+:=-]/.test(first)) return false;
  return cells.every((cell) => /^[\s+:=-]*$/.test(cell)) && cells.some((cell) => /(-{3}|={3})/.test(cell));
}
