import PDFDocument from 'pdfkit';
import type { ReportDocument, Section } from '../../shared/report/document.ts';
import { blockPdf, roomOf } from './blocks-pdf.ts';
import { type FontName, fontNames, type ReportFonts } from './fonts.ts';
import { type Doc, dress, heightOf, holder, keepRoom, looks, type Pen, type Tag, tagged, write } from './pen.ts';

const MARGIN = { top: 45, bottom: 55, left: 45, right: 45 };
const locales = { it: 'it-IT', en: 'en-GB' } as const;

/**
 * A report as a tagged PDF (PDF/UA-1): its language, its title, a structure that can be read aloud, embedded fonts. The same report gives
 * the same bytes anywhere: its dates are the record's, and nothing is compressed, since zlib compresses differently from machine to machine.
 */
export async function reportPdf(report: ReportDocument, fonts: ReportFonts): Promise<Uint8Array> {
  const dated = new Date(report.dated);
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    displayTitle: true,
    lang: locales[report.language],
    compress: false,
    bufferPages: true,
    autoFirstPage: false,
    // The fonts of pdfkit itself are never embedded, and a bundle has not got them.
    font: null as unknown as string,
    info: { Title: report.title, Producer: 'Attesta', Creator: 'Attesta', CreationDate: dated, ModDate: dated },
  });
  const chunks: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) => void doc.on('end', resolve).on('error', reject));
  doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
  for (const name of fontNames) doc.registerFont(name, fonts[name] as Buffer);
  doc.addPage();
  const pen: Pen = {
    doc,
    left: MARGIN.left,
    width: doc.page.width - MARGIN.left - MARGIN.right,
    top: MARGIN.top,
    bottom: doc.page.height - MARGIN.bottom,
    y: MARGIN.top,
    written: onlyWritable(doc),
  };
  const root = doc.struct('Document');
  doc.addStructure(root);
  tagged(pen, root, 'H1', () => write(pen, report.title, looks.headings[0]));
  pen.y += 8;
  for (const section of report.sections) sectionPdf(pen, root, section, 1, doc.outline as Outline);
  root.end();
  footers(pen, report);
  doc.end();
  await written;
  return Buffer.concat(chunks);
}

/** What pdfkit keeps of the font in use, and its types do not tell. */
interface WithFont {
  readonly _font: { readonly font: { readonly characterSet: readonly number[] } };
}

/** A character that a font lacks would be an empty box to the eye and nothing to the ear: its number is told in its place. */
function onlyWritable(doc: Doc): Pen['written'] {
  const charactersOf = (name: FontName) => new Set((doc.font(name) as unknown as WithFont)._font.font.characterSet);
  const known = new Map<FontName, ReadonlySet<number>>(fontNames.map((name) => [name, charactersOf(name)]));
  return (text, font) =>
    [...text]
      .map((letter) => {
        const code = letter.codePointAt(0) as number;
        if (letter === '\n' || known.get(font)?.has(code)) return letter;
        return /\s/u.test(letter) ? ' ' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
      })
      .join('');
}

interface Outline {
  addItem(title: string): Outline;
}

function sectionPdf(pen: Pen, parent: Tag, { title, blocks, sections }: Section, level: number, outline: Outline): void {
  const look = looks.headings[Math.min(level, looks.headings.length - 1)] as (typeof looks.headings)[number];
  // A heading does not stand alone at the foot of a page.
  keepRoom(pen, heightOf(pen, title, look, pen.width) + roomOf(blocks[0]));
  if (pen.y > pen.top) pen.y += level === 1 ? 12 : 6;
  const mark = outline.addItem(title);
  const tag = holder(pen, parent, 'Sect');
  tagged(pen, tag, `H${level + 1}`, () => write(pen, title, look));
  pen.y += 4;
  for (const block of blocks) blockPdf(pen, tag, block);
  for (const one of sections) sectionPdf(pen, tag, one, level + 1, mark);
  tag.end();
}

/** Which record and which page: told on each, and no content. */
function footers(pen: Pen, { footer, page }: ReportDocument): void {
  const { doc } = pen;
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Below the margin a text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    dress(pen, looks.footer);
    const y = doc.page.height - 34;
    doc.text(pen.written(footer, 'code'), pen.left, y, { lineBreak: false });
    const number = page(index + 1, count);
    doc.text(number, pen.left + pen.width - doc.widthOfString(number), y + 10, { lineBreak: false });
    doc.endMarkedContent();
  }
}
