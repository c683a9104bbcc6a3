/** One line of a bill by its titles; a title that is not there is an empty cell. */
export type BillLine = Readonly<Record<string, string>>;

const cell = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** A bill as text: lines by title, in the order of the header, quoted where they must be. */
export function table(titles: readonly string[], lines: readonly BillLine[], end = '\n', delimiter = ','): string {
  const rows = [titles, ...lines.map((line) => titles.map((title) => line[title] ?? ''))];
  return `${rows.map((row) => row.map((text) => cell(text, delimiter)).join(delimiter)).join(end)}${end}`;
}
