import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import type { Requests } from './rig/request-meter.ts';
import { requestStory, type Step } from './rig/request-story.ts';

/** What a project's life asks of AWS, counted in the SDK's own clients over HTTP. docs/cost.md is made of the same story. */
let endpoints: Endpoints;
let steps: ReadonlyMap<Step, Requests>;
beforeAll(async () => {
  endpoints = await startEndpoints();
  steps = await requestStory(endpoints);
}, 120_000);
afterAll(() => endpoints.stop());

const of = (step: Step): Requests => {
  const found = steps.get(step);
  if (!found) throw new Error(`the story has no ${step}`);
  return found;
};
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, one) => total + one, 0);

describe('an upload', () => {
  const uploads: readonly Step[] = ['declaration', 'mapping', 'report', 'report with a mapping', 'document'];
  test.each(uploads)('%s: at most 4 write units, 8 read units, 5 requests to S3 of which one puts, and one message', (step) => {
    const { s3, writeUnits, readUnits, messages } = of(step);
    expect(writeUnits).toBeGreaterThan(0);
    expect(writeUnits).toBeLessThanOrEqual(4);
    expect(readUnits).toBeGreaterThan(0);
    expect(readUnits).toBeLessThanOrEqual(8);
    expect(sum(s3)).toBeLessThanOrEqual(5);
    expect(s3.PutObject ?? 0).toBeLessThanOrEqual(1);
    expect(messages).toBe(1);
  });

  test('whose event comes again is not read again', () => {
    expect(of('the same event again').s3).not.toHaveProperty('HeadObject');
    expect(of('the same event again').s3).not.toHaveProperty('PutObject');
  });
});

describe('a judgement', () => {
  const judgements: readonly Step[] = ['first judgement, 3 files', 'judgement, 1 more file', 'judgement, 30 files'];
  test.each(judgements)('%s: at most 30 write units, and one object put', (step) => {
    expect(of(step).writeUnits).toBeGreaterThan(0);
    expect(of(step).writeUnits).toBeLessThanOrEqual(30);
    expect(of(step).s3.PutObject).toBe(1);
  });

  test('opens a digest for each new file, the declaration, and no raw file again', () => {
    const files = 29;
    expect(of('judgement, 30 files').s3.GetObject).toBeLessThanOrEqual(files + 1);
    // The mapping is no evidence; the function remembers the digests that it has opened.
    expect(of('judgement, 1 more file').s3.GetObject).toBeLessThanOrEqual(2);
    for (const step of judgements) expect(of(step).s3.HeadObject).toBe(1);
  });

  test('costs the same writes whatever the number of files', () =>
    expect(of('judgement, 30 files').writeUnits - of('first judgement, 3 files').writeUnits).toBeLessThanOrEqual(2));

  test('of nothing new writes nothing, and opens no digest', () => {
    const { writeUnits, s3, messages } = of('judgement of nothing new');
    expect([writeUnits, s3.PutObject, messages]).toEqual([0, undefined, 0]);
    expect(s3.GetObject ?? 0).toBeLessThanOrEqual(1);
  });
});

test('the nightly sweep reads no object, and one small item a project that is due', () => {
  const { s3, writeUnits, readUnits, messages } = of('sweep, 1 project due');
  expect(s3).toEqual({});
  expect(writeUnits).toBe(1);
  expect(readUnits).toBeGreaterThan(0);
  expect(readUnits).toBeLessThanOrEqual(2);
  expect(messages).toBe(1);
});
