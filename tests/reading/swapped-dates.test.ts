import { describe, expect, test } from 'vitest';
import { type Cell, workbookBytes } from '../support/build-workbook.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** Serials of 2025-05-10 (the fifth of October, swapped), 2025-10-05, 2025-10-13. */
const [SWAPPED, FIFTH, THIRTEENTH] = [45787, 45935, 45943].map((value): Cell => ({ value, format: 'dd/mm/yyyy hh:mm' }));

const mapping = `layout: wide
zone: UTC
columns: { time: Ora, id: Server }
series: [{ column: CPU, class: cpu, metric: cpu-used, unit: percent }]
`;

async function readTimes(times: readonly (Cell | undefined)[], yaml: string) {
  const rows: Cell[][] = [['Ora', 'Server', 'CPU'], ...times.map((time): Cell[] => [time as Cell, 'a', 5])];
  const { members } = await readBytes(await workbookBytes({ sheets: [{ name: 'F', rows }] }), { mapping: yaml });
  const { recording } = members.get('F') as NonNullable<ReturnType<typeof members.get>>;
  return { accepted: recording.rows.accepted, issues: issueCounts(recording) };
}

describe('dates that a spreadsheet with the month first has taken from texts with the day first', () => {
  test.each([
    ['undeclared', mapping],
    ['whatever the mapping says of texts', `${mapping}dateFormat: dd/MM/yyyy HH:mm\n`],
  ])('are not read, nor what it left as text: %s', async (_name, yaml) => {
    const { accepted, issues } = await readTimes([SWAPPED, '13/10/2025 10:00', '14/10/2025 10:00'], yaml);
    expect([accepted, issues]).toEqual([0, { TS_FORMAT_AMBIGUOUS: 3 }]);
  });

  test.each([
    ['a stored day after the twelfth', [FIFTH, THIRTEENTH, '14/10/2025 10:00']],
    ['a text that such a spreadsheet would have taken for a date', [FIFTH, '06/10/2025 10:00', '14/10/2025 10:00']],
    ['no text', [FIFTH]],
    ['texts with the year first', [FIFTH, '2025-10-14 10:00']],
  ])('are none where there is %s', async (_name, times) => {
    const { accepted, issues } = await readTimes(times, mapping);
    expect([accepted, issues]).toEqual([times.length, {}]);
  });
});
