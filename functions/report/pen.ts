import type PDFDocument from 'pdfkit';
import type { FontName } from './fonts.ts';

/** What is known of pdfkit's structure elements, which its types leave out in part. */
export type Doc = InstanceType<typeof PDFDocument>;
export type Tag = ReturnType<Doc['struct']>;
export type TagOptions = Parameters<Doc['struct']>[1];

export interface Look {
  readonly font: FontName;
  readonly size: number;
  readonly colour: string;
}

export const ink = '#17324d';
export const looks = {
  body: { font: 'regular', size: 10, colour: ink },
  strong: { font: 'bold', size: 13, colour: ink },
  quote: { font: 'italic', size: 9.5, colour: ink },
  source: { font: 'regular', size: 8, colour: '#455b71' },
  cell: { font: 'regular', size: 8.5, colour: ink },
  head: { font: 'bold', size: 8.5, colour: ink },
  code: { font: 'code', size: 6.8, colour: ink },
  footer: { font: 'code', size: 6, colour: '#455b71' },
  headings: [
    { font: 'bold', size: 19, colour: ink },
    { font: 'bold', size: 14.5, colour: '#0055aa' },
    { font: 'bold', size: 11.5, colour: ink },
    { font: 'bold', size: 10.5, colour: ink },
  ],
} as const satisfies Readonly<Record<string, Look | readonly Look[]>>;

/** The page, and where on it the next thing goes. Points, from the top left. */
export interface Pen {
  readonly doc: Doc;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
  /** Is the next text the first on its page? */
  readonly top: number;
  /** Characters of a font, so that none is written that it lacks. */
  readonly written: (text: string, font: FontName) => string;
}

export function dress({ doc }: Pen, { font, size, colour }: Look): void {
  doc.font(font).fontSize(size).fillColor(colour);
}

/** How high a text stands in a column of this width. */
export function heightOf(pen: Pen, text: string, look: Look, width: number): number {
  dress(pen, look);
  return pen.doc.heightOfString(pen.written(text, look.font), { width });
}

export function newPage(pen: Pen): void {
  pen.doc.addPage();
  pen.y = pen.top;
}

/** Begins a page where fewer points than these are left. */
export function keepRoom(pen: Pen, points: number): void {
  if (pen.y + points > pen.bottom && pen.y > pen.top) newPage(pen);
}

/** Puts a tagged element with its content under another one. */
export function tagged(pen: Pen, parent: Tag, type: string, draw: () => void, options: TagOptions = {}): void {
  parent.add(pen.doc.struct(type, options, [draw]));
}

/** An element that holds others. To be ended when they are all there. */
export function holder(pen: Pen, parent: Tag, type: string, options: TagOptions = {}): Tag {
  const made = pen.doc.struct(type, options);
  parent.add(made);
  return made;
}

/** A text from the pen's place down; long ones go on on the next page, inside the same element. */
export function write(pen: Pen, text: string, look: Look, within: { readonly left?: number; readonly width?: number } = {}): void {
  dress(pen, look);
  pen.doc.text(pen.written(text, look.font), within.left ?? pen.left, pen.y, { width: within.width ?? pen.width });
  pen.y = pen.doc.y;
}
