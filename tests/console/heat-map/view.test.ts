import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { move } from '../../../console/heat-map/move.ts';
import { cellName, heatView, isTroubled, type Line } from '../../../console/heat-map/view.ts';
import { heatWords } from '../../../console/heat-map/words.ts';
import { countsOf, countsText, stretchesOf } from '../../../shared/heat-map/counts.ts';
import { cellStates } from '../../../shared/model/continuity-map.ts';
import { placeholder } from '../../../shared/reasons/render.ts';
import { largeMap, smallMap } from './maps.ts';

const italian = heatView(smallMap(), 'it');
const english = heatView(smallMap(), 'en');
const server = (id: string): Line => italian.servers.find((line) => line.id === id) as Line;

describe('what a map shows', () => {
  test('months hold all days, in order', () => {
    expect(italian.months).toEqual([
      { name: 'marzo 2026', days: 31 },
      { name: 'aprile 2026', days: 5 },
    ]);
    expect(english.months[0]?.name).toBe('March 2026');
    expect(heatView(largeMap(3, 150), 'it').months.reduce((sum, { days }) => sum + days, 0)).toBe(150);
  });

  test.each([
    ['it', 0, 11, 'web-01, 12 marzo 2026, CPU: parziale, 18 ore su 24'],
    ['it', 0, 28, 'web-01, 29 marzo 2026 (giorno di 23 ore), CPU: coperto, 23 ore su 23'],
    ['it', 3, 30, 'web-01, 31 marzo 2026, connettività: zero, 24 ore su 24'],
    ['en', 0, 11, 'web-01, 12 March 2026, CPU: partial, 18 of 24 hours'],
    ['en', 3, 28, 'web-01, 29 March 2026 (a day of 23 hours), connectivity: zero, 23 of 23 hours'],
  ] as const)('a cell is heard in full: %s %d %d', (language, row, day, heard) => {
    const view = language === 'it' ? italian : english;
    const line = view.servers[0] as Line;
    expect(cellName(view, line, line.classes[row] as Line['classes'][number], day)).toBe(heard);
  });

  test('of a day outside its life, hours are no question', () => {
    const line = server('web-02');
    expect(cellName(italian, line, line.classes[2] as Line['classes'][number], 34)).toBe('web-02, 4 aprile 2026, storage: fuori vita');
  });

  test('counts leave no day out', () => {
    for (const line of [italian.service, ...italian.servers]) {
      for (const one of line.classes) {
        expect(Object.values(countsOf(one)).reduce((sum, count) => sum + count, 0)).toBe(36);
        expect(stretchesOf(one).reduce((sum, { days }) => sum + days, 0)).toBe(36);
      }
    }
    expect(countsText(countsOf(server('web-02').classes[0] as Line['classes'][number]), italian.words)).toBe('34 giorni coperti, 2 buchi');
    expect(countsText(countsOf({ states: ['gap', 'covered'] }), italian.words)).toBe('1 giorno coperto, 1 buco');
  });

  test('a server whose days are all covered is none to look at', () => {
    const [first] = heatView(largeMap(1, 1), 'it').servers;
    const whole = {
      ...(first as Line),
      classes: [{ ...((first as Line).classes[0] as Line['classes'][number]), states: ['covered' as const, 'outside' as const] }],
    };
    expect([isTroubled(whole), isTroubled(server('web-03'))]).toEqual([false, true]);
  });

  test('the period is told, and what was judged in its place', () => {
    const map = smallMap();
    expect(italian.notes).toEqual(['Periodo: dal 1 marzo 2026 al 5 aprile 2026, giorni di Roma.']);
    const moved = {
      ...map,
      daysLeftOut: 3,
      classes: map.classes.map((one) => ({ ...one, billed: true, judged: { from: '2026-03-20', to: '2026-04-05' } })),
    };
    expect(heatView(moved, 'it').notes.slice(0, 4)).toEqual([
      'Periodo: dal 1 marzo 2026 al 5 aprile 2026, giorni di Roma.',
      'Giudicato dal 20 marzo 2026 al 5 aprile 2026, perché il periodo comincia prima del decreto.',
      'I primi 3 giorni non sono mostrati.',
      'CPU: contano anche le righe di fatturazione.',
    ]);
  });
});

describe('moving by keys', () => {
  const { days } = smallMap();
  test.each([
    ['ArrowRight', false, { row: 1, day: 6 }],
    ['ArrowLeft', false, { row: 1, day: 4 }],
    ['ArrowDown', false, { row: 2, day: 5 }],
    ['ArrowUp', false, { row: 0, day: 5 }],
    ['Home', false, { row: 1, day: 0 }],
    ['End', false, { row: 1, day: 35 }],
    ['Home', true, { row: 0, day: 0 }],
    ['End', true, { row: 3, day: 35 }],
    ['PageDown', false, { row: 1, day: 31 }],
    ['PageUp', false, { row: 1, day: 0 }],
    ['a', false, null],
  ])('%s (ctrl %s)', (key, ctrlKey, expected) => expect(move({ row: 1, day: 5 }, { key, ctrlKey }, days, 4)).toEqual(expected));

  test.each(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'])('%s never leaves the table', (key) => {
    for (const at of [
      { row: 0, day: 0 },
      { row: 3, day: 35 },
    ]) {
      const to = move(at, { key, ctrlKey: false }, days, 4);
      expect(to && to.row >= 0 && to.row < 4 && to.day >= 0 && to.day < 36).toBe(true);
    }
  });
});

describe('a state is more than a colour', () => {
  const styles = readFileSync(new URL('../../../console/heat-map/heat-map.scss', import.meta.url), 'utf8');
  const colour = (name: string): readonly number[] => {
    const found = new RegExp(`^\\$heat-${name}: #([0-9a-f]{6});`, 'm').exec(styles)?.[1];
    if (!found) throw new Error(`no colour ${name}`);
    return [0, 2, 4].map((at) => Number.parseInt(found.slice(at, at + 2), 16) / 255);
  };
  const luminance = (name: string) =>
    colour(name)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] as number), 0);

  test.each(cellStates)('%s: its letter stands out from its colour by 4.5 to 1', (state) => {
    const [light, dark] = [luminance(state), luminance(`${state}-ink`)].sort((a, b) => b - a) as [number, number];
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5);
  });

  test.each(['it', 'en'] as const)('every state has a letter of its own: %s', (language) => {
    const { letters, states } = heatWords(language);
    expect(new Set(Object.values(letters)).size).toBe(cellStates.length);
    expect(new Set(Object.values(states)).size).toBe(cellStates.length);
    expect(JSON.stringify(heatWords(language))).not.toMatch(placeholder);
  });
});
