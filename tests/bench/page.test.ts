import { expect, test } from 'vitest';
import { type BenchResult, performancePage } from '../../local/pages/performance-page.ts';
import { ratioTargets } from '../../local/pages/performance-targets.ts';
import { inputWords, toolWords } from '../../local/pages/performance-words.ts';
import { contenders, remoteContenders } from './contenders.ts';
import { allInputs } from './inputs/all-inputs.ts';

test('every input and every tool has its words, and no words stand for nothing', () => {
  expect(Object.keys(inputWords)).toEqual(allInputs.filter(({ besides }) => !besides).map(({ name }) => name));
  expect(Object.keys(toolWords).sort()).toEqual([...contenders, ...remoteContenders].map(({ tool }) => tool).sort());
});

test('every aim is of an input and a tool that are measured', () => {
  const inputs = [...allInputs.map(({ name }) => name), 'S3 long'];
  const tools = Object.keys(toolWords);
  for (const { ratio } of ratioTargets) {
    const [, input = '', tool = ''] = /^(.+): attesta(?:-ingest)? vs (.+)$/.exec(ratio) ?? [];
    expect([ratio, inputs.includes(input), tools.includes(tool)]).toEqual([ratio, true, true]);
  }
});

const machine = { processor: 'X', cores: 2, memoryGiB: 24, system: 'Linux 6', node: '24.21.0', pinned: true, load: 0.2 };
const run = (input: string, tool: string, rssMb: number) => ({ input, bytes: 250e6, tool, seconds: 0.5, rssMb });
const result: BenchResult = {
  reader: '9',
  rounds: 5,
  machine,
  runs: [run('long', 'attesta-scan', 140), run('memory long', 'attesta-scan', 130), run('memory long-tenth', 'attesta-scan', 100)],
  ratios: { 'long: attesta vs csv-parse': 12.34, 'long: attesta vs duckdb': 2.4 },
};

test.each([
  ['a ratio that is reached', '| long: attesta vs csv-parse | ≥ 12 | 12.3 | met |'],
  ['one that is not', '| long: attesta vs duckdb | ≥ 2.5 | 2.4 | **missed** |'],
  ['what nobody measured', '| italian: attesta vs duckdb | ≥ 3 | not measured |  |'],
  ['memory', '| long: memory of attesta-scan | ≤ 150 MiB | 140 MiB | met |'],
  [
    'memory beyond that of less',
    '| memory long: memory of attesta-scan, beyond that of a tenth of the rows | ≤ 25 MiB | 30 MiB | **missed** |',
  ],
  ['figures', '| long | 250 | attesta-scan | 0.5 | 500 | 140 |  |  |'],
])('the page tells %s', (_what, line) => expect(performancePage(new Map([['250', result]]))).toContain(line));

test('of a busy machine it says so', () => {
  const page = (load: number) => performancePage(new Map([['250', { ...result, machine: { ...machine, load } }]]));
  expect([page(0.2).includes('busy'), page(7).includes('busy with other things (load 7)')]).toEqual([false, true]);
});

test('how much new objects of ours filled is said of the results that it holds of, and of no other', () => {
  const pages = [result, { ...result, youngSpace: 1 }].map((one) => performancePage(new Map([['250', one]])));
  expect(pages.map((page) => page.includes('let new objects fill 1 MiB'))).toEqual([false, true]);
});
