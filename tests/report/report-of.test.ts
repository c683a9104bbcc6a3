import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { placeholder } from '../../shared/reasons/render.ts';
import type { ReportDocument, Section } from '../../shared/report/document.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportStyle, styleSha256 } from '../../shared/report/html-style.ts';
import { reportOf } from '../../shared/report/report-of.ts';
import { toldReasons } from '../../shared/telling/told-reasons.ts';
import { type Made, madeOfSample } from './records.ts';

const languages = ['it', 'en'] as const;
const samples = ['buco-di-due-giorni', 'decisione-positiva', 'aggiornamento-saas', 'server-non-nel-report'] as const;
const made = new Map<string, Made>();
beforeAll(async () => {
  for (const name of samples) made.set(name, await madeOfSample(name));
});

const of = (name: (typeof samples)[number]): Made => made.get(name) as Made;
const documentOf = (name: (typeof samples)[number], language: 'it' | 'en' = 'it', withDossier = true): ReportDocument => {
  const { record, dossier } = of(name);
  return reportOf(record, dossier.ruleset.ruleset, withDossier ? dossier : null, language);
};
/** Every text of a report, as it is read. */
const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
const sectionsOf = (section: Section): readonly Section[] => [section, ...section.sections.flatMap(sectionsOf)];

describe.each(samples)('the report of %s', (name) => {
  test.each(languages)('says every reason of every point in the words of the catalogue, with the quotation: %s', (language) => {
    const { record, dossier } = of(name);
    const all = textsOf(documentOf(name, language)).join('\n');
    for (const finding of record.findings.filter(({ outcome }) => outcome !== 'not-applicable')) {
      for (const { sentence, code } of toldReasons(finding, language)) {
        expect(all).toContain(`${sentence} [`);
        expect(all).toContain(code);
      }
      const point = dossier.ruleset.ruleset.points.find(({ id }) => id === finding.point);
      if (point?.quote !== undefined) expect(all).toContain(`«${point.quote}»`);
      expect(all).toContain(point?.source);
    }
  });

  test.each(languages)('names the record, what it was made from and how to make it again: %s', (language) => {
    const { record, dossier } = of(name);
    const all = textsOf(documentOf(name, language)).join('\n');
    for (const told of [record.cup, record.hash, record.ruleset.sha256, record.inputs.declaration, record.engine])
      expect(all).toContain(told);
    for (const { path, versionId, sha256, digest } of dossier.uploads) {
      for (const told of [path, versionId ?? sha256, digest]) expect(all).toContain(told);
    }
    for (const { sha256 } of record.inputs.registers) expect(all).toContain(sha256);
    expect(all).toContain(`attesta replay ${record.ipa.toLowerCase()}/${record.cup}/1`);
    expect(all.match(placeholder) ?? []).toEqual([]);
    expect(all).not.toContain('undefined');
  });

  test('is the same at any time', () => {
    expect(JSON.stringify(documentOf(name))).toBe(JSON.stringify(documentOf(name)));
    expect(reportHtml(documentOf(name))).toBe(reportHtml(documentOf(name)));
  });
});

describe('what a report holds', () => {
  test('reviews: who, when, what and why', () => {
    const { dossier } = of('decisione-positiva');
    const all = textsOf(documentOf('decisione-positiva')).join('\n');
    for (const { value } of dossier.reviews) expect(all).toContain(value.reason);
    expect(all).toContain('ASV-0001');
    expect(textsOf(documentOf('buco-di-due-giorni')).join('\n')).toContain('Nessuna persona ha ancora valutato');
  });

  test('the map of days: a calendar with the gap, strips with an alternative, the servers with their days', () => {
    const blocks = documentOf('buco-di-due-giorni')
      .sections.flatMap(sectionsOf)
      .flatMap(({ blocks: all }) => all);
    const calendar = blocks.find((block) => block.is === 'calendar');
    expect(calendar?.is === 'calendar' && calendar.rows[0]?.cells.map((cell) => cell?.letter ?? ' ').join('')).toBe(
      'CCCCCCCBBCCCCCCCCCCCCC         ',
    );
    const strips = blocks.find((block) => block.is === 'strips');
    expect(strips?.is === 'strips' && strips.alternative).toContain('CPU: 20 giorni coperti, 2 buchi.');
    expect(textsOf(blocks).join('\n')).toContain('20/22;\nbuco 08/12/2025 – 09/12/2025');
  });

  test('where a point was read: files with their rows', () => {
    const all = textsOf(documentOf('buco-di-due-giorni')).join('\n');
    for (const { file, rows } of of('buco-di-due-giorni').record.findings.flatMap(({ evidence }) => evidence)) {
      expect(all).toContain(rows === null ? file : `${file} (righe ${rows[0]}–${rows[1]})`);
    }
  });

  test('without what it was made from it says what it lacks, and still who reviewed', () => {
    const bare = documentOf('decisione-positiva', 'it', false);
    const all = textsOf(bare).join('\n');
    expect(all).toContain('fatto dal solo verbale');
    expect(all).toContain('ASV-0001');
    expect(
      bare.sections
        .flatMap(sectionsOf)
        .flatMap(({ blocks }) => blocks)
        .filter(({ is }) => is === 'calendar'),
    ).toEqual([]);
  });

  test('it says that it decides nothing, before anything else than who and what', () => {
    expect(documentOf('decisione-positiva').sections[1]?.title).toBe('Che cosa questo report è, e che cosa non è');
  });
});

describe('as HTML', () => {
  test('its policy allows its own style and nothing else', () => {
    expect(createHash('sha256').update(reportStyle).digest('base64')).toBe(styleSha256);
    const html = reportHtml(documentOf('buco-di-due-giorni'));
    expect(html).toContain(`default-src 'none'; style-src 'sha256-${styleSha256}'`);
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=|javascript:|https?:\/\//i);
  });

  test('whatever a name or a file holds is text', () => {
    const document = documentOf('buco-di-due-giorni');
    const nasty = `<img src=x onerror="alert(1)">'&`;
    const blocks = [
      { is: 'paragraph', text: nasty },
      { is: 'table', caption: nasty, head: [nasty], rows: [[nasty, nasty]], shares: [1, 1] },
      { is: 'list', ordered: false, items: [{ text: nasty, under: [nasty] }] },
      { is: 'quote', text: nasty, source: nasty },
      { is: 'facts', caption: nasty, facts: [{ label: nasty, value: nasty }] },
      { is: 'strips', alternative: nasty, lines: [{ label: nasty, states: ['gap'] }] },
      { is: 'calendar', caption: nasty, corner: nasty, rows: [{ head: nasty, cells: [{ state: 'gap', letter: nasty }] }] },
    ] as const;
    const html = reportHtml({ ...document, title: nasty, footer: nasty, sections: [{ title: nasty, blocks, sections: [] }] });
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&#39;&amp;/g)?.length).toBe(22);
  });

  test('headings go down one level at a time, tables have heads and captions', () => {
    const html = reportHtml(documentOf('decisione-positiva'));
    const levels = [...html.matchAll(/<h(\d)>/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(html.match(/<table/g)?.length).toBe(html.match(/<caption>/g)?.length);
    expect(html).not.toMatch(/<tr><td/);
  });
});
