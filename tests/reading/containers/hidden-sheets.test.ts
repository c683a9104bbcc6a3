import { expect, test } from 'vitest';
import { workbookParts } from '../../support/build-workbook.ts';
import { zipOf } from '../../support/pack-files.ts';
import { readBytes } from '../read-bytes.ts';
import { issueCounts } from '../recording-sink.ts';

const rows = (id: string) => [
  ['Data', 'Server', 'CPU'],
  ['2025-10-13 00:00:00', id, 12],
  ['2025-10-13 01:00:00', id, 13],
];

test('a hidden sheet that counts is told, a hidden one that gives nothing is left aside', async () => {
  const parts = workbookParts({
    sheets: [
      { name: 'srv-01', rows: rows('srv-01') },
      { name: 'srv-02', state: 'hidden', rows: rows('srv-02') },
      { name: 'note', state: 'hidden', rows: [['Rivedere', 'con il fornitore']] },
    ],
  });
  const bytes = await zipOf(new Map([...parts].map(([name, xml]) => [name, new TextEncoder().encode(xml)])));
  const mapping =
    'layout: wide\nzone: Europe/Rome\nstamp: start\ninterval: PT1H\ncolumns: { time: Data }\nresourceId: { column: Server }\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
  const { members, recording } = await readBytes(bytes, { mapping });
  const told = [...members].map(([name, member]) => [name, Object.keys(issueCounts(member.recording)).includes('SHEET_HIDDEN')]);
  expect(told).toEqual([
    ['srv-01', false],
    ['srv-02', true],
  ]);
  expect(issueCounts(recording)).toEqual({ MEMBERS_LEFT_ASIDE: 1 });
});
