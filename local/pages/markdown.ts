/** A cell of a Markdown table: one line, its bars escaped. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A Markdown table. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What a generated page begins with: where to change it. */
export const generatedFrom = (source: string): string =>
  `<!-- Generato da ${source}: non modificare a mano, eseguire \`npm run generate\`. -->`;
