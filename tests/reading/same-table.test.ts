import { expect, test } from 'vitest';
import { holdsForSeeds } from '../support/seeded-law.ts';
import { differenceOfFiles } from './same-table/difference-of-files.ts';
import { drawCells } from './same-table/draw-cells.ts';
import { toldOfTable } from './same-table/told-of-table.ts';
import { writers } from './same-table/write-cells.ts';

const replay = 'node_modules/.bin/node tests/reading/same-table/campaign.ts --from SEED --count 1';

test('a table says the same in whichever file it is written', async () => {
  await holdsForSeeds(6, replay, (seed) => differenceOfFiles(drawCells(seed)));
});

/** Without it the law would hold of files of which nothing is read. */
test('and what it says is what its cells are', async () => {
  const mapping = `layout: wide
zone: UTC
columns: { time: quando, id: server }
series: [{ column: cpu, class: cpu, meaning: used, unit: percent }]
`;
  const at = (minute: number) => ({ instant: Date.UTC(2026, 0, 10, 9, minute) });
  const table = {
    header: ['quando', 'server', 'cpu'],
    rows: [
      [at(0), 'a', 12.5],
      [at(5), 'a', null],
      [at(10), 'a', 0.1],
    ],
    mapping,
  };
  for (const [name, write] of Object.entries(writers)) {
    const { rows, series, issues } = JSON.parse(await toldOfTable(await write(table), mapping));
    expect([rows.accepted, issues], name).toEqual([3, []]);
    expect(series, name).toMatchObject([{ resourceId: 'a', metric: 'cpu', samples: 2, nulls: 1, sum: '12.6', first: at(0).instant }]);
  }
});
