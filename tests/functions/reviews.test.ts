import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fullRecord, latestRecord, listRecords } from '../../functions/read-model.ts';
import { appendReview } from '../../functions/reviews/append-review.ts';
import { listReviews } from '../../functions/reviews/stored-reviews.ts';
import { inputsOfRecord } from '../../local/stack/inputs-of-record.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { keys } from '../../shared/model/keys.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { dossier, project } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { type OneProject, oneProject } from './rig/one-project.ts';
import { tableItems } from './rig/table-items.ts';
import { wholeBucket } from './rig/whole-table.ts';
import { deliver } from './rig/world.ts';

/** A decision of a person: appended beside the uploads, judged with them, replayed and rebuilt like them. */
let endpoints: Endpoints;
let one: OneProject;
const contract = 'protocollo/contract/contratto.pdf';
/** All that is asked of a contract but that somebody reads it. */
const withContract = dossier().replace(
  '    resources:',
  `    contract: { signedOn: 2025-09-15, validTo: 2031-12-31, cup: ${project.cup}, catalogueReference: { id: IA-0001 } }
    resources:`,
);
const decidedAt = '2026-01-12T08:30:00Z';
const receivedAt = '2026-01-12T09:00:00Z';
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  one = await oneProject(endpoints);
  await one.session('2026-01-11T09:00:00Z', [
    ['dossier.yaml', withContract],
    [contract, '%PDF-1.7 firmato'],
  ]);
  endpoints.setTime(receivedAt);
});

const record = async (world = one.world): Promise<AttestaRecord> =>
  fullRecord(world.ports.evidence, (await latestRecord(world.ports.records, project))?.hash ?? '');
const findingOf = ({ findings }: AttestaRecord, wanted = 'TRA-01'): Finding =>
  findings.find(({ point }) => point === wanted) as unknown as Finding;
const reviewOf = (judged: AttestaRecord, changes: Partial<Review> = {}): Review => ({
  schema: 'attesta/review@1',
  record: judged.hash,
  point: 'TRA-01',
  service: 'protocollo',
  judged: findingOf(judged, changes.point).judged,
  outcome: 'pass',
  reason: 'Letto il contratto: copre il servizio.',
  who: 'asseveratore-1',
  at: decidedAt,
  seen: [contract],
  session: null,
  ...changes,
});
const append = (review: Review) => appendReview(one.world.ports, project, review, Date.parse(receivedAt));

async function decide(changes: Partial<Review> = {}): Promise<string> {
  const appended = await append(reviewOf(await record(), changes));
  if (!appended.taken) throw new Error(appended.refusals.join());
  await one.world.drain();
  return appended.sha256;
}

describe('a review that is taken', () => {
  test('makes a record that names it, judged at its receipt', async () => {
    const before = await record();
    expect(findingOf(before).outcome).toBe('review');
    const sha256 = await decide();
    const after = await record();
    expect(after).toMatchObject({ sequence: before.sequence + 1, prevHash: before.hash, asOf: receivedAt });
    expect(after.inputs.reviews).toEqual([sha256]);
    expect(findingOf(after)).toMatchObject({ outcome: 'pass', judged: findingOf(before).judged });
    expect(findingOf(after).reasons.map(({ code }) => code)).toContain('REVIEW_PASSED');
    expect(await replay(after, await inputsOfRecord(one.world, after), one.world.ports.means.sha256)).toEqual({ same: true });
    expect(await replay(before, await inputsOfRecord(one.world, before), one.world.ports.means.sha256)).toEqual({ same: true });
  });

  test('sent once more is no other decision', async () => {
    const review = reviewOf(await record());
    const first = await append(review);
    await one.world.drain();
    const bucket = await wholeBucket(endpoints, one.bucket);
    endpoints.setTime('2026-01-13T09:00:00Z');
    expect(await append(review)).toEqual(first);
    await one.world.drain();
    expect(await wholeBucket(endpoints, one.bucket)).toEqual(bucket);
    expect((await record()).sequence).toBe(3);
  });

  test('gives way to a later one, which is appended beside it', async () => {
    const first = await decide();
    const second = await decide({ outcome: 'fail', at: receivedAt });
    const last = await record();
    expect(findingOf(last).outcome).toBe('fail');
    expect(last.inputs.reviews).toEqual([first, second].sort());
    expect((await listReviews(one.world.ports.records, project)).map(({ sha256 }) => sha256)).toEqual([first, second]);
  });

  test('expires with what it judged, and says so', async () => {
    await decide();
    await one.session('2026-01-13T09:00:00Z', [[contract, '%PDF-1.7 un altro']]);
    const finding = findingOf(await record());
    expect(finding.outcome).toBe('review');
    expect(finding.reasons.map(({ code }) => code)).toContain('REVIEW_EXPIRED');
  });

  test('holds where something else changes', async () => {
    await decide();
    await one.session('2026-01-13T09:00:00Z', [['protocollo/dnsh/dnsh.pdf', '%PDF-1.7']]);
    expect(findingOf(await record()).outcome).toBe('pass');
  });
});

describe('a review is not taken', () => {
  const soon = '2026-01-12T09:00:01Z';
  const held = { mode: 'video-call' as const, heldAt: soon, shown: ['Il protocollo'], participants: [] } satisfies Review['session'];
  const rows: readonly (readonly [string, Partial<Review>, readonly string[]])[] = [
    ['of a record of nobody', { record: 'f'.repeat(64) }, ['RECORD_UNKNOWN']],
    ['of a service that is not there', { service: 'anagrafe' }, ['FINDING_UNKNOWN']],
    ['of a point that is not there', { point: 'XXX-99' as never, judged: 'f'.repeat(64) }, ['FINDING_UNKNOWN']],
    ['of other evidence', { judged: 'f'.repeat(64) }, ['FINDING_OTHERWISE']],
    ['dated before its record', { at: '2026-01-11T08:59:59Z' }, ['BEFORE_ITS_RECORD']],
    ['dated in the future', { at: soon }, ['IN_FUTURE']],
    ['of a session in the future', { session: held }, ['IN_FUTURE']],
    ['of evidence that is missing', { point: 'TRA-03' }, ['NOT_FOR_A_PERSON']],
    ['of what all other points come to', { point: 'PKG-09', service: null }, ['NOT_FOR_A_PERSON']],
  ];
  test.each(rows)('%s', async (_what, changes, refusals) => {
    const judged = await record();
    const finding = judged.findings.find(({ point }) => point === changes.point);
    const own = finding ? { judged: finding.judged } : {};
    const before = [await wholeBucket(endpoints, one.bucket), await tableItems(endpoints, one.world.table)];
    expect(await append({ ...reviewOf(judged), ...own, ...changes })).toEqual({ taken: false, refusals });
    expect([await wholeBucket(endpoints, one.bucket), await tableItems(endpoints, one.world.table)]).toEqual(before);
    expect(one.world.waiting.assessments).toEqual([]);
  });

  test('where another project has the record', async () => {
    const stranger = { ...project, cup: 'D19B25999990007' };
    const review = reviewOf(await record());
    expect(await appendReview(one.world.ports, stranger, review, Date.parse(receivedAt))).toEqual({
      taken: false,
      refusals: ['RECORD_UNKNOWN'],
    });
  });
});

test('an upload is no review, whatever its name', async () => {
  await one.session('2026-01-13T09:00:00Z', [['reviews/2026.yaml', JSON.stringify(reviewOf(await record()))]]);
  expect(await listReviews(one.world.ports.records, project)).toEqual([]);
  expect(findingOf(await record()).outcome).toBe('review');
});

describe('a rebuild', () => {
  test('finds every review, and nothing new to judge', async () => {
    await decide();
    await decide({ outcome: 'fail', at: receivedAt });
    const { again, result } = await one.rebuilt();
    expect(result).toMatchObject({ unjudged: 0, notes: [] });
    expect(await one.itemsOf(again)).toEqual(await one.itemsOf(one.world));
    await deliver(again.assess, [JSON.stringify(project)]);
    expect(await listRecords(again.ports.records, project)).toEqual(await listRecords(one.world.ports.records, project));
  });

  test('tells of what is no review of ours', async () => {
    const key = keys.review(project, '0'.repeat(64));
    await one.world.ports.evidence.putOnce(key, JSON.stringify(reviewOf(await record())));
    const { again, result } = await one.rebuilt();
    expect(result.notes).toEqual([{ is: 'damaged-review', key }]);
    expect(await listReviews(again.ports.records, project)).toEqual([]);
  });
});

test('whoever asks in the middle of it: the object alone is asked for again, and taken', async () => {
  const review = reviewOf(await record());
  const failing = {
    ...one.world.ports,
    records: { ...one.world.ports.records, put: () => Promise.reject(new Error('throttled')) },
  };
  await expect(appendReview(failing, project, review, Date.parse(receivedAt))).rejects.toThrow('throttled');
  endpoints.setTime('2026-01-12T10:00:00Z');
  await append(review);
  await one.world.drain();
  // S3 took it at the first attempt: that is its receipt.
  expect((await record()).asOf).toBe(receivedAt);
});
