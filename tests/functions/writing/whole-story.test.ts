import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Review } from '../../../shared/model/review.ts';
import { type Desk, openDesk } from '../rig/desk.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';

/** Samples from their first file to what comes of them, everything asked over HTTP and each time by who may. */
let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

const yaml = { 'Content-Type': 'application/yaml' };

interface SampleDesk extends Desk {
  readonly read: (path: string) => Buffer;
  readonly below: (part: string) => readonly string[];
  record(): Promise<{ readonly hash: string; readonly findings: readonly Finding[] }>;
  decide(words: Pick<Review, 'point' | 'service' | 'outcome' | 'reason' | 'seen' | 'session'>): ReturnType<Desk['ask']>;
}

/** The operator imports the registers, the entity sends its files and at last its declaration. */
async function sendSample(name: string): Promise<SampleDesk> {
  const folder = new URL(`../../../samples/${name}/`, import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, folder));
  const below = (part: string) => readdirSync(new URL(`${part}/`, folder)).map((file) => `${part}/${file}`);
  const { entity, project } = parse(read('dossier.yaml').toString());
  const desk = await openDesk(endpoints, parse(read('sample.yaml').toString()).asOf, { ipa: entity.ipa.toLowerCase(), cup: project.cup });
  for (const path of below('registers')) {
    expect((await desk.ask('operator', 'POST', '//registers', read(path).toString(), yaml)).status, path).toBe(201);
  }
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.split('/').length === 3);
  const sent = await desk.send(Object.fromEntries(paths.map((path) => [path, read(path)])));
  expect(sent.map(({ status }) => status)).toEqual(paths.map(() => 200));
  const text = read('dossier.yaml').toString();
  expect((await desk.ask('entity', 'POST', '/declaration-checks', text, yaml)).json).toEqual({ valid: true, reasons: [] });
  expect((await desk.ask('entity', 'PUT', '/declaration', text, { ...yaml, 'If-None-Match': '*' })).status).toBe(200);
  await desk.work();
  const record = async () => (await desk.ask('auditor', 'GET', '/records/latest')).json;
  return {
    ...desk,
    read,
    below,
    record,
    async decide(words) {
      const { hash, findings } = await record();
      const { judged } = findings.find((one: Finding) => one.point === words.point && one.service === words.service) ?? {};
      return desk.ask('auditor', 'POST', '/reviews', { record: hash, judged, supersedes: null, ...words });
    },
  };
}

test('upload, verdict, review, positive', async () => {
  const desk = await sendSample('decisione-positiva');
  expect((await desk.ask('entity', 'GET', '')).json).toMatchObject({ outcome: 'under-review', uploads: { refused: 0, 'our-problem': 0 } });
  const open = (await desk.record()).findings.filter(({ outcome }) => outcome === 'review');
  // PKG-09 is what the others come to: nobody decides it.
  expect(open.map(({ point }) => point).sort()).toEqual(['PKG-09', 'PKG-10', 'TRA-01', 'TRA-04']);
  for (const path of desk.below('reviews')) {
    const { point, service, outcome, reason, seen, session } = parse(desk.read(path).toString());
    expect((await desk.decide({ point, service, outcome, reason, seen, session })).status, path).toBe(201);
    await desk.work();
  }
  const { outcome, payableEur, heldBackEur } = (await desk.ask('entity', 'GET', '')).json.record;
  expect([outcome, payableEur > 0, heldBackEur]).toEqual(['positive', true, 0]);
});

test('the session in which a SaaS is shown', async () => {
  const desk = await sendSample('aggiornamento-saas');
  const words = {
    point: 'SAA-03',
    service: 'sito-istituzionale',
    outcome: 'pass' as const,
    reason: 'Visto il sito in uso, con le notizie di oggi.',
    seen: [],
  };
  expect((await desk.decide({ ...words, session: null })).json.errors).toEqual([
    expect.objectContaining({ name: 'session', code: 'SESSION_MISSING' }),
  ]);
  const session = {
    mode: 'video-call' as const,
    heldAt: '2026-03-19T10:00:00Z',
    shown: ['Pubblicazione di una notizia'],
    participants: ['responsabile del sito'],
  };
  const early = await desk.decide({ ...words, session: { ...session, heldAt: '2020-01-01T10:00:00Z' } });
  expect(early.json.errors).toEqual([expect.objectContaining({ name: 'session.heldAt', code: 'SESSION_BEFORE_MIGRATION' })]);
  const taken = await desk.decide({ ...words, session });
  expect([taken.status, taken.json.review.session]).toEqual([201, session]);
  await desk.work();
  expect((await desk.record()).findings.find(({ point }) => point === 'SAA-03')?.outcome).toBe('pass');
});
