import { describe, expect, test } from 'vitest';
import { mappingExamples } from '../../local/pages/mapping-examples.ts';
import { mappingPage } from '../../local/pages/mapping-page.ts';
import { columnWords, fieldWords, seriesWords } from '../../local/pages/mapping-words.ts';
import { mappedSeriesSchema, mappingSchema } from '../../shared/model/mapping.ts';
import { compileDatePattern, dateTokens } from '../../shared/reading/date-pattern.ts';
import { readUnit, unitPrefixes, unitWords } from '../../shared/reading/unit.ts';
import { readBytes } from './read-bytes.ts';

describe('the guide to mappings', () => {
  test.each(mappingExamples.map((example) => [example.title, example] as const))(
    '%s: reads to the last row',
    async (_title, { table, mapping }) => {
      const { recording, recognition } = await readBytes(table, { mapping });
      expect(recording.issues.filter(({ code }) => code !== 'PREAMBLE_SKIPPED')).toEqual([]);
      expect(recording.rows.rejected).toBe(0);
      expect(recording.series.every(({ identity }) => identity.resourceClass !== null && identity.unit !== null)).toBe(true);
      if (recognition.format === 'generic-table') expect(recognition.needs).toEqual([]);
    },
  );

  test('explains every field of the schema and no other', () => {
    expect(Object.keys(fieldWords).sort()).toEqual(Object.keys(mappingSchema.shape).sort());
    expect(Object.keys(columnWords).sort()).toEqual(Object.keys(mappingSchema.shape.columns.unwrap().shape).sort());
    expect(Object.keys(seriesWords).sort()).toEqual(Object.keys(mappedSeriesSchema.shape).sort());
  });

  test('every unit and prefix that it names is read as it says', () => {
    for (const [name, words] of unitWords) for (const word of words) expect(readUnit(word)).toMatchObject({ name, known: true });
    for (const prefix of unitPrefixes) {
      expect(readUnit(`${prefix}B`)).toMatchObject({ name: 'byte', known: true });
      expect(readUnit(`${prefix}bit/s`)).toMatchObject({ name: 'byte/s', known: true });
    }
  });

  test('every sign of a date is in it and makes a pattern', () => {
    const page = mappingPage();
    for (const token of dateTokens) expect(page).toContain(`| \`${token}\` |`);
    expect(compileDatePattern("dd/MM/yyyy 'ore' HH:mm[:ss]")?.('12/01/2026 ore 09:05')).not.toBeNull();
  });
});
