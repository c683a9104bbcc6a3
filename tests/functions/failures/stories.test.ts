import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { differences, type Played } from './play.ts';
import { keyIn } from './scenarios.ts';
import { stories } from './stories.ts';
import { atOnce, calmly, mixed, prepare, type Told } from './tell-story.ts';

/**
 * DESIGN §1, invariant 6, for whole stories: events, ticks and what they bring about in any order, several handlers at work at once, some
 * events twice, some runs failing. Seeds stand in the names: `stories-campaign.ts` runs one of them again, or many more.
 */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

describe.each(stories)('$name', (story) => {
  let told: Told;
  let calm: Played;
  beforeAll(async () => {
    told = await prepare(endpoints, story);
    calm = await calmly(endpoints, told);
  });

  test('ends well in the calm', () => expect(calm.broken).toEqual([]));

  test.each([1, 2])('ends so in any order, with seed %i', async (seed) => {
    const played = await mixed(endpoints, told, seed, { abreast: 4, doubled: 20, faulty: 0 });
    expect(differences(calm, played)).toEqual([]);
  });

  test.each([3])('ends so in any order while one in three fails, with seed %i', async (seed) => {
    const played = await mixed(endpoints, told, seed, { abreast: 4, doubled: 20, faulty: 35 });
    expect(differences(calm, played)).toEqual([]);
  });

  test('ends so with everything at once', async () => {
    expect(differences(calm, await atOnce(endpoints, told))).toEqual([]);
  });
});

test('deletes change nothing, also before the first byte was read: versions stay', async () => {
  const [story] = stories as readonly [(typeof stories)[number]];
  const deleted = await prepare(endpoints, story);
  const before = await calmly(endpoints, deleted);
  for (const [path] of story.uploads) {
    await endpoints.s3.send(new DeleteObjectCommand({ Bucket: deleted.bucket, Key: keyIn(path) }));
  }
  expect(differences(before, await atOnce(endpoints, deleted))).toEqual([]);
});
