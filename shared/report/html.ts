import { stretchesOf } from '../heat-map/counts.ts';
import { STRIP_HEIGHT, stripShapes } from '../heat-map/strip-shapes.ts';
import type { Block, CalendarRow, Item, ReportDocument, Section, StripLine } from './document.ts';
import { reportStyle, styleSha256 } from './html-style.ts';

const policy = `default-src 'none'; style-src 'sha256-${styleSha256}'; base-uri 'none'; form-action 'none'`;

/** A report as one page of HTML that prints well: no script, nothing from elsewhere, and a policy of its own that allows only its style. */
export function reportHtml({ language, title, footer, sections }: ReportDocument): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${text(title)}</title>`,
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${text(title)}</h1>`,
    ...sections.map((one) => sectionHtml(one, 2)),
    '</main>',
    `<footer class="foot"><p><code>${text(footer)}</code></p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Whatever a file, a name or a reason holds is shown as it is written. */
const text = (value: string): string => value.replace(/[&<>"']/g, (found) => escapes[found] as string);

function sectionHtml({ title, blocks, sections }: Section, level: number): string {
  const inside = [...blocks.map(blockHtml), ...sections.map((one) => sectionHtml(one, level + 1))];
  return `<section>\n<h${level}>${text(title)}</h${level}>\n${inside.join('\n')}\n</section>`;
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case 'paragraph':
      return `<p${block.strong ? ' class="strong"' : ''}>${text(block.text)}</p>`;
    case 'quote':
      return `<blockquote><p>${text(block.text)}</p><footer>${text(block.source)}</footer></blockquote>`;
    case 'facts': {
      const rows = block.facts.map(({ label, value, code }) => row([`<th scope="row">${text(label)}</th>`, cell(value, code)]));
      return table(block.caption, '', rows);
    }
    case 'table': {
      const rows = block.rows.map(([head = '', ...cells]) =>
        row([`<th scope="row">${text(head)}</th>`, ...cells.map((value, index) => cell(value, block.code?.includes(index + 1)))]),
      );
      return table(block.caption, headHtml(block.head), rows);
    }
    case 'list':
      return listHtml(block.ordered, block.items);
    case 'calendar':
      return calendarHtml(block.caption, block.corner, block.rows);
    case 'strips':
      return stripsHtml(block.alternative, block.lines);
  }
}

const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const cell = (value: string, code = false): string => `<td>${code ? `<code>${text(value)}</code>` : text(value)}</td>`;
const headHtml = (head: readonly string[]): string => `<thead>${row(head.map((one) => `<th scope="col">${text(one)}</th>`))}</thead>\n`;

const table = (caption: string, head: string, rows: readonly string[], kind = ''): string =>
  `<div class="scroll"><table${kind}>\n<caption>${text(caption)}</caption>\n${head}<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`;

function listHtml(ordered: boolean, items: readonly Item[]): string {
  const tag = ordered ? 'ol' : 'ul';
  const lines = items.map(({ text: said, under }) => {
    const below = under.length === 0 ? '' : `<ul>${under.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`;
    return `<li>${text(said)}${below}</li>`;
  });
  return `<${tag}>\n${lines.join('\n')}\n</${tag}>`;
}

function calendarHtml(caption: string, corner: string, rows: readonly CalendarRow[]): string {
  const days = Array.from({ length: rows[0]?.cells.length ?? 0 }, (_, index) => String(index + 1));
  const body = rows.map(({ head, cells }) =>
    row([
      `<th scope="row">${text(head)}</th>`,
      ...cells.map((one) => (one === null ? '<td></td>' : `<td class="${one.state}">${text(one.letter)}</td>`)),
    ]),
  );
  return table(caption, headHtml([corner, ...days]), body, ' class="calendar"');
}

/** The whole period of each class in one line: paths, which a strict policy does not mind. */
function stripsHtml(alternative: string, lines: readonly StripLine[]): string {
  const strips = lines.map(({ label, states }) => {
    const paths = [...Map.groupBy(stretchesOf({ states }), ({ state }) => state)].map(([state, stretches]) => {
      const [top, height] = stripShapes[state];
      return `<path class="${state}" d="${stretches.map(({ from, days }) => `M${from} ${top}h${days}v${height}h-${days}z`).join('')}"/>`;
    });
    const box = `viewBox="0 0 ${states.length} ${STRIP_HEIGHT}" preserveAspectRatio="none"`;
    return `<span aria-hidden="true">${text(label)}</span>\n<svg class="strip" ${box} aria-hidden="true">${paths.join('')}</svg>`;
  });
  return `<figure>\n${strips.join('\n')}\n<figcaption>${text(alternative)}</figcaption>\n</figure>`;
}
