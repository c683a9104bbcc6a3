import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answer, differenceOf } from './answer/answer.ts';
import { contenders } from './contenders.ts';
import { allInputs } from './inputs/all-inputs.ts';
import { prepareInput } from './inputs/prepare-input.ts';
import type { Job } from './jobs/job.ts';
import { AnswersDiffer, interleave } from './measure/interleave.ts';

const folder = mkdtempSync(join(tmpdir(), 'attesta-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('all contenders answer the same', () => {
  test.each(allInputs.map(({ name }) => name))('%s', async (name) => {
    const { spec } = await prepareInput(name, 'tiny', folder, () => {});
    const answers: [tool: string, answer: Answer][] = [];
    for (const { tool } of contenders.filter((one) => one.reports && one.suits(spec))) {
      const { run } = (await import(`./jobs/${tool}.ts`)) as { readonly run: Job };
      const answer = await run(spec);
      if (answer !== null) answers.push([tool, answer]);
    }
    const [[, reference], ...others] = answers as [[string, Answer], ...[string, Answer][]];
    expect(others.length).toBeGreaterThan(0);
    expect(reference.lines.length).toBeGreaterThan(10);
    for (const [tool, answer] of others) expect([tool, differenceOf(reference, answer)]).toEqual([tool, null]);
    // The flaws that the generator put there are found at all, each in its row.
    const isTable = spec.packing !== 'parquet' && spec.shape !== 'cloudwatch' && spec.shape !== 'azure' && name !== 'long-tenth';
    if (isTable) expect(reference.malformedRows?.length).toBeGreaterThan(5);
  });
});

describe('a wrong answer is seen', () => {
  const right: Answer = { lines: ['a | 1', 'b | 2'], malformed: 2, malformedRows: [4, 9] };
  test.each<[what: string, wrong: Answer, said: string | null]>([
    ['nothing is wrong', right, null],
    ['rows that are not told are not compared', { ...right, malformedRows: null }, null],
    ['another number', { ...right, lines: ['a | 1', 'b | 3'] }, 'b | 2 <> b | 3'],
    ['a line less', { ...right, lines: ['a | 1'] }, 'b | 2 <> nothing'],
    ['a line more', { ...right, lines: [...right.lines, 'c'] }, 'nothing <> c'],
    ['a malformed row less', { ...right, malformed: 1, malformedRows: [4] }, '2 malformed rows <> 1'],
    ['another malformed row', { ...right, malformedRows: [4, 8] }, 'malformed row 9 <> 8'],
  ])('%s', (_what, wrong, said) => expect(differenceOf(right, wrong)).toBe(said));

  test('and ends the bench', async () => {
    const entrant = (tool: string, answer: Answer | null) => ({ tool, run: async () => ({ seconds: 1, rssMb: 1, answer }) });
    const wrong = { ...right, malformed: 3, malformedRows: null };
    await expect(interleave([entrant('a', right), entrant('wc', null), entrant('b', wrong)], 1, false)).rejects.toThrow(
      new AnswersDiffer('a and b do not agree: 2 malformed rows <> 3'),
    );
  });
});
