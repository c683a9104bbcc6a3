import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, differenceOf } from './answer/answer.ts';
import { remoteContenders } from './contenders.ts';
import type { InputSpec } from './inputs/input.ts';
import { prepareInput } from './inputs/prepare-input.ts';
import { bundleJobs } from './jobs/bundle-jobs.ts';
import type { Job } from './jobs/job.ts';
import { findCores } from './measure/cores.ts';
import { timeProcess } from './measure/time-process.ts';
import { serveInput } from './serving/serve-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'attesta-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

let input: { readonly spec: InputSpec; readonly specPath: string };
beforeAll(async () => {
  input = await prepareInput('long', 'tiny', folder, () => {});
});

const answerOf = async (tool: string, spec: InputSpec): Promise<Answer | null> =>
  ((await import(`./jobs/${tool}.ts`)) as { readonly run: Job }).run(spec);

describe('a contender in a process of its own', () => {
  test('is bundled, timed, and says what it held and what it found', async () => {
    const modules = bundleJobs(['csv-parse']);
    try {
      const timed = await timeProcess(findCores().forContender([process.execPath, modules.of('csv-parse'), input.specPath]), true);
      expect([timed.seconds > 0.02, timed.rssMb > 20]).toEqual([true, true]);
      expect(timed.answer).toEqual(await answerOf('csv-parse', input.spec));
      expect(() => modules.of('duckdb')).toThrow('no job is called duckdb');
    } finally {
      const module = modules.of('csv-parse');
      modules.remove();
      expect(existsSync(module)).toBe(false);
    }
  });

  test('a foreign program is only timed', async () => {
    expect(await timeProcess([process.execPath, '-e', 'console.log("noise")'], false)).toMatchObject({ answer: null });
  });

  test('one that fails is no result', async () => {
    await expect(timeProcess([process.execPath, '-e', 'console.error("broken"); process.exit(4)'], true)).rejects.toThrow(
      /ended with 4\nbroken/,
    );
  });
});

test('an input is made once, and taken from the folder then', async () => {
  const told: string[] = [];
  const again = await prepareInput('long', 'tiny', folder, (text) => told.push(text));
  expect([again, told]).toEqual([input, []]);
});

test('from S3 the answers are those of the file', async () => {
  const { spec, stop } = await serveInput(input.spec, folder, findCores());
  try {
    const file = (await answerOf('attesta-scan', input.spec)) as Answer;
    for (const { tool } of remoteContenders) {
      const answer = await answerOf(tool, spec);
      expect([tool, answer === null ? null : differenceOf(file, answer)]).toEqual([tool, null]);
    }
  } finally {
    await stop();
  }
});
