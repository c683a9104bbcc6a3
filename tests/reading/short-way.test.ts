import { describe, expect, test } from 'vitest';
import { digestOf, digestTheLongWay, told } from './short-way/two-ways.ts';

const mapping = `layout: long
columns: { time: time, id: id, metric: metric, value: value }
series: [{ column: cpu, class: cpu, unit: percent, meaning: used }]
`;
const inUtc = `${mapping}zone: UTC\n`;

/** Twenty rows of one machine, five minutes apart. */
const rowsOf = (id: string, metric = 'cpu'): string =>
  Array.from({ length: 20 }, (_, row) => `2026-01-10 09:${String(row * 2).padStart(2, '0')}:00,${id},${metric},${row}\n`).join('');

const header = 'time,id,metric,value\n';

describe('rows that only look like the one before them', () => {
  test.each([
    ['machines named by a person', header + rowsOf('m.rossi@valdoro.example'), inUtc],
    ['machines named by a person, then others', header + rowsOf('m.rossi@valdoro.example') + rowsOf('a'), inUtc],
    ['one row named by a person behind others', `${header}${rowsOf('a')}2026-01-10 09:00:00,m.rossi@valdoro.example,cpu,1\n`, mapping],
    ['a line of strokes, then rows called so', `${header}${rowsOf('a')}---,---,---,\n${rowsOf('---', '---')}`, inUtc],
    [
      'a quote inside the hour',
      `day,${header}${rowsOf('a').replaceAll(/^(\S+) (\S+?),/gm, '"$1","$2",')}"2026-01-10","0""9:30:00",a,cpu,7\n`,
      inUtc.replace('time: time', 'time: [day, time]'),
    ],
  ])('%s', async (_, text, declared) => {
    const file = { bytes: new TextEncoder().encode(text), mapping: declared };
    expect(told(await digestOf(file))).toBe(told(await digestTheLongWay(file)));
  });
});
