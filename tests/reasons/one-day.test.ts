import { expect, test } from 'vitest';
import { catalogue, type ReasonCode } from '../../shared/reasons/catalogue.ts';
import { oneDayForms } from '../../shared/reasons/one-day.ts';
import { renderReason, renderRemedy } from '../../shared/reasons/render.ts';

const day = '2025-12-08';
const ending = { provider: 'azure', step: 'PT1M', days: 1, from: day, to: day, lastDay: '2026-03-10', afterwards: 'nothing', class: 'cpu' };
const ended = { provider: 'azure', days: 1, from: day, to: day, keptDays: 93, class: 'cpu' };

test.each<[ReasonCode, object, string, string]>([
  [
    'RETENTION_ENDING',
    ending,
    'Per la classe CPU non ci sono ancora dati di un giorno del periodo, il 08/12/2025: Azure ne conserva le eventuali misure ogni minuto fino al 10/03/2026, poi non resta nulla.',
    'For class CPU there are no data yet of one day of the period, 2025-12-08: Azure keeps any one-minute measurements until 2026-03-10, then nothing is left.',
  ],
  [
    'RETENTION_ENDED',
    ended,
    'Per la classe CPU non ci sono dati di un giorno del periodo, il 08/12/2025, e Azure, che conserva le misure 93 giorni, non lo può più esportare.',
    'For class CPU there are no data of one day of the period, 2025-12-08, and Azure, which keeps measurements for 93 days, can no longer export it.',
  ],
])('%s of one day names it once', (code, details, italian, english) => {
  expect(renderReason({ code, details: { ...details } }, 'it')).toBe(italian);
  expect(renderReason({ code, details: { ...details } }, 'en')).toBe(english);
});

test('the way out names it once too', () => {
  expect(renderRemedy('EXPORT_BEFORE_EXPIRY', ending, 'it')).toMatch(/^Esportare da Azure il giorno che manca, il 08\/12\/2025: /);
  expect(renderRemedy('EXPORT_BEFORE_EXPIRY', ending, 'en')).toMatch(/^Export the missing day, 2025-12-08, from Azure: /);
  expect(renderRemedy('ASK_SUPPLIER_RECORDS', ended, 'it')).toMatch(/^Azure non conserva più questo giorno: /);
});

test('every form is one of words that the catalogue says: another wording would leave it behind', () => {
  const entries = Object.values(catalogue);
  for (const language of ['it', 'en'] as const) {
    const said = entries.flatMap(({ text, remedy }) => [text[language], ...(remedy ? [remedy.text[language]] : [])]);
    for (const [several] of oneDayForms[language]) expect(said.filter((text) => text.includes(several))).not.toEqual([]);
  }
});
