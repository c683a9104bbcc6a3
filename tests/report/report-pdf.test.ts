import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportFonts } from '../../functions/adapters/report-fonts.ts';
import { reportPdf } from '../../functions/report/report-pdf.ts';
import { type Block, type ReportDocument, section } from '../../shared/report/document.ts';
import { reportOf } from '../../shared/report/report-of.ts';
import { madeOfSample } from './records.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');
const written = async (document: ReportDocument): Promise<string> =>
  Buffer.from(await reportPdf(document, await reportFonts())).toString('latin1');
/** Nothing is compressed, so that the structure can be read as text. */
const tagsOf = (pdf: string): readonly string[] => [...pdf.matchAll(/^\/S \/(\w+)$/gm)].map((match) => match[1] as string);

const of = (...blocks: readonly Block[]): ReportDocument => ({
  ...{ language: 'it', title: 'Prova', footer: 'piè', page: (number: number, all: number) => `${number}/${all}` },
  ...{ dated: '2026-03-20T09:00:00Z', sections: [section('Sezione', blocks)] },
});

describe('a report as PDF', () => {
  let document: ReportDocument;
  let pdf: string;
  beforeAll(async () => {
    const { record, dossier } = await madeOfSample('buco-di-due-giorni');
    document = reportOf(record, dossier.ruleset.ruleset, dossier, 'it');
    pdf = await written(document);
  });

  test('says what it is: tagged, PDF/UA, Italian, its title shown, its dates those of the record', () => {
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7');
    for (const said of ['/Marked true', '/Lang (it-IT)', '/DisplayDocTitle true', 'pdfuaid:part']) expect(pdf.includes(said)).toBe(true);
    expect(pdf.includes('(D:20260320090000Z)')).toBe(true);
  });

  test('has the same bytes each time', async () => expect(sha256(await written(document))).toBe(sha256(pdf)));

  test('can be heard: headings, tables with heads, a figure with its alternative', () => {
    const tags = tagsOf(pdf);
    for (const tag of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'H3',
      'P',
      'BlockQuote',
      'Table',
      'Caption',
      'THead',
      'TR',
      'TH',
      'TD',
      'L',
      'LI',
      'Figure',
    ])
      expect(tags).toContain(tag);
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'Table').length).toBe(tags.filter((tag) => tag === 'Caption').length);
    expect(pdf.match(/\/Scope \/(Row|Column)/g)?.length).toBe(tags.filter((tag) => tag === 'TH').length);
    expect(pdf.match(/^\/Alt /gm)?.length).toBe(tags.filter((tag) => tag === 'Figure').length);
  });

  test('every font is embedded', () => {
    expect(pdf.match(/\/FontFile2/g)?.length).toBe(4);
    expect(pdf.includes('/BaseFont /Helvetica')).toBe(false);
  });

  test('a character that the fonts lack is told by its number, and does not stop the report', async () => {
    const strange = await written(of({ is: 'paragraph', text: 'nome 🚀 \u0394.csv\ttab' }));
    expect(tagsOf(strange)).toContain('P');
    const plain = await written(of({ is: 'paragraph', text: 'nome [U+1F680] [U+0394].csv tab' }));
    expect(sha256(strange)).toBe(sha256(plain));
  });

  test('long tables go over pages with their heads, and a cell higher than a page does not loop', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`server-${index}`, 'coperto']);
    const long = await written(of({ is: 'table', caption: 'Lunga', head: ['a', 'b'], rows, shares: [1, 1] }));
    expect(Number(/\/Count (\d+)/.exec(long)?.[1])).toBeGreaterThan(3);
    expect(tagsOf(long).filter((tag) => tag === 'TR')).toHaveLength(201);
    const high = await written(
      of({ is: 'table', caption: 'Alta', head: ['a', 'b'], rows: [['x', 'parola '.repeat(6000)]], shares: [1, 1] }),
    );
    expect(tagsOf(high).filter((tag) => tag === 'TR')).toHaveLength(2);
  });

  test('in English it says so', async () => {
    const { record, dossier } = await madeOfSample('decisione-positiva');
    const english = await written(reportOf(record, dossier.ruleset.ruleset, dossier, 'en'));
    expect(english.includes('/Lang (en-GB)')).toBe(true);
  });
});
