import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/model/finding.ts';
import { type Desk, openDesk, type Who } from '../rig/desk.ts';
import { dossier, project, report } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import { tableItems } from '../rig/table-items.ts';
import { wholeBucket } from '../rig/whole-table.ts';

let endpoints: Endpoints;
let desk: Desk;
const contract = 'protocollo/contract/contratto.pdf';
/** All that is asked of a contract but that somebody reads it. */
const withContract = dossier().replace(
  '    resources:',
  `    contract: { signedOn: 2025-09-15, validTo: 2031-12-31, cup: ${project.cup}, catalogueReference: { id: IA-0001 } }
    resources:`,
);
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  desk = await openDesk(endpoints, '2026-01-11T09:00:00Z');
  await desk.send({ 'dossier.yaml': withContract, [contract]: '%PDF-1.7 firmato', 'protocollo/usage-report/cpu.csv': report() });
  desk.at('2026-01-12T08:30:00Z');
});

const record = async () => (await desk.ask('auditor', 'GET', '/records/latest')).json;
const finding = async (point = 'TRA-01'): Promise<Finding> => (await record()).findings.find((one: Finding) => one.point === point);
const stored = async () => [await wholeBucket(endpoints, desk.bucket), await tableItems(endpoints, desk.world.table)];

async function decision(changes: Readonly<Record<string, unknown>> = {}) {
  const { hash, findings } = await record();
  const point = changes.point ?? 'TRA-01';
  const { judged = 'f'.repeat(64) } = findings.find((one: Finding) => one.point === point) ?? {};
  const words = { outcome: 'pass', reason: 'Letto il contratto: copre il servizio.', seen: [contract], session: null };
  return { record: hash, point, service: 'protocollo', judged, ...words, supersedes: null, ...changes };
}
const post = (body: unknown, who: Who = 'auditor') => desk.ask(who, 'POST', '/reviews', body);

describe('a review over HTTP', () => {
  test('is whose the token says, of the hour that it is, and the project is judged with it', async () => {
    const before = await record();
    const answer = await post(await decision());
    expect([answer.status, answer.json.review]).toMatchObject([
      201,
      { who: 'asseveratore-1', at: '2026-01-12T08:30:00Z', outcome: 'pass' },
    ]);
    expect(answer.headers.get('Location')).toBe(`reviews/${answer.json.sha256}`);
    await desk.work();
    expect(await record()).toMatchObject({ sequence: before.sequence + 1, inputs: { reviews: [answer.json.sha256] } });
    expect((await finding()).outcome).toBe('pass');
    expect((await desk.ask('entity', 'GET', '/reviews')).json).toEqual({ reviews: [answer.json], next: null });
    expect((await desk.ask('entity', 'GET', `/reviews/${answer.json.sha256}`)).json).toEqual(answer.json);
  });

  test('takes neither a name nor an hour from its body', async () => {
    const answer = await post({ ...(await decision()), who: 'altri', at: '2026-01-01T00:00:00Z' });
    expect([answer.status, answer.json.errors]).toMatchObject([400, [{ name: 'who' }, { name: 'at' }]]);
  });

  test('sent again, later or twice at once, is one', async () => {
    const body = await decision();
    const [one, two] = await Promise.all([post(body), post(body)]);
    expect(one.json).toEqual(two.json);
    desk.at('2026-01-12T08:31:00Z');
    const again = await post(body);
    expect([again.status, again.json]).toEqual([200, one.json]);
    await desk.work();
    expect((await desk.ask('auditor', 'GET', '/reviews')).json.reviews).toEqual([one.json]);
    expect((await record()).inputs.reviews).toEqual([one.json.sha256]);
  });

  test('gives way to the one that names it, in the same second too', async () => {
    const first = (await post(await decision())).json.sha256;
    const second = await post(await decision({ outcome: 'fail', supersedes: first }));
    expect([second.status, second.json.review.at]).toEqual([201, '2026-01-12T08:30:01Z']);
    await desk.work();
    expect((await finding()).outcome).toBe('fail');
    const third = await post(await decision({ supersedes: second.json.sha256 }));
    expect(third.status).toBe(201);
    await desk.work();
    expect((await finding()).outcome).toBe('pass');
    expect((await desk.ask('auditor', 'GET', '/reviews')).json.reviews.map(({ sha256 }: { sha256: string }) => sha256)).toEqual([
      third.json.sha256,
      second.json.sha256,
      first,
    ]);
  });

  test('overrules no colleague unseen', async () => {
    const first = (await post(await decision())).json.sha256;
    const before = await stored();
    const unseen = await post(await decision({ outcome: 'fail' }));
    expect([unseen.status, unseen.json.type, unseen.json.detail]).toEqual([
      409,
      'urn:problem-type:attesta:superseded',
      expect.stringContaining(first),
    ]);
    expect((await post(await decision({ outcome: 'fail', supersedes: 'e'.repeat(64) }))).status).toBe(409);
    expect(await stored()).toEqual(before);
  });

  test('is paged, the latest first', async () => {
    let supersedes: string | null = null;
    for (const outcome of ['pass', 'fail', 'pass']) supersedes = (await post(await decision({ outcome, supersedes }))).json.sha256;
    const first = (await desk.ask('auditor', 'GET', '/reviews?limit=2')).json;
    const second = (await desk.ask('auditor', 'GET', `/reviews?limit=2&cursor=${first.next}`)).json;
    expect(first.reviews[0].sha256).toBe(supersedes);
    expect([first.reviews.length, second.reviews.length, second.next]).toEqual([2, 1, null]);
  });
});

describe('a review that is not taken says every reason, and leaves nothing behind', () => {
  const held = { mode: 'video-call', heldAt: '2026-01-12T08:30:01Z', shown: ['Il protocollo'], participants: [] };
  test.each([
    ['of a record of nobody', { record: 'f'.repeat(64) }, [['record', 'RECORD_UNKNOWN']]],
    ['of a point that is not there', { point: 'XXX-99' }, [['point', 'FINDING_UNKNOWN']]],
    [
      'of other evidence, with a session in the future',
      { judged: 'f'.repeat(64), session: held },
      [
        ['judged', 'FINDING_OTHERWISE'],
        ['session.heldAt', 'IN_FUTURE'],
      ],
    ],
    ['of what no person decides', { point: 'TRA-03' }, [['point', 'NOT_FOR_A_PERSON']]],
  ] as const)('%s', async (_what, changes, errors) => {
    const body = await decision(changes);
    const before = await stored();
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(answer.json.errors.map(({ name, code }: { name: string; code: string }) => [name, code])).toEqual(errors);
    expect(await stored()).toEqual(before);
    expect(desk.world.waiting.assessments).toEqual([]);
  });

  test('with fields that are not as they should be', async () => {
    const answer = await post({ ...(await decision()), reason: 'breve', outcome: 'forse', seen: 'tutto' });
    expect([answer.status, answer.json.errors.map(({ name }: { name: string }) => name)]).toEqual([400, ['outcome', 'reason', 'seen']]);
  });
});

describe('who', () => {
  test.each([
    ['entity', 403],
    ['operator', 403],
    ['otherEntity', 403],
    ['otherAuditor', 404],
  ] as const)('%s: %i', async (who, status) => expect((await post(await decision(), who)).status).toBe(status));

  test('reads what was decided: who may see the project', async () => {
    const { sha256 } = (await post(await decision())).json;
    const statuses = (['entity', 'operator', 'otherEntity', 'otherAuditor'] as const).map(
      async (who) => (await desk.ask(who, 'GET', `/reviews/${sha256}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
    expect((await desk.ask('auditor', 'GET', `/reviews/${'0'.repeat(64)}`)).json.type).toBe('urn:problem-type:attesta:nothing-there');
  });
});
