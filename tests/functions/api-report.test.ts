import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFonts } from '../../functions/adapters/report-fonts.ts';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { apiHandler } from '../../functions/api/api-handler.ts';
import { fontNames } from '../../functions/report/fonts.ts';
import { writeBundle } from '../../infra/constructs/bundling.ts';
import { writesReports } from '../../infra/definitions/report-fonts.ts';
import httpApiGet from './events/http-api-get.json' with { type: 'json' };
import { type Api, ask, projectPath } from './rig/api.ts';
import { openContinuousWorld } from './rig/continuous.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { asOperator, bearer, testIdentify } from './rig/sign-in.ts';
import { context, type World } from './rig/world.ts';

let endpoints: Endpoints;
let api: Api;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api, world } = await openContinuousWorld(endpoints));
}, 60_000);
afterAll(() => endpoints.stop());

const path = (kind: 'html' | 'pdf') => `${projectPath}/records/1/report.${kind}`;

describe('the report of a record', () => {
  test.each([
    ['it', 'La mappa dei giorni'],
    ['en', 'The map of days'],
  ])('as a page to save, made with its evidence: %s', async (language, said) => {
    const answer = await ask(api, path('html'), { headers: { 'Accept-Language': language } });
    const { json: record } = await ask(api, `${projectPath}/records/1`);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('Content-Disposition')).toContain('attachment; filename="report-p_vd-D19B25999990006-1.html"');
    expect(answer.text).toContain(`<html lang="${language}">`);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain(record.hash);
  });

  test('as PDF, the same bytes each time and from Lambda too', async () => {
    const headers = { 'Accept-Encoding': 'identity', ...(await bearer(asOperator)) };
    const bytes = async () => Buffer.from(await (await api.request(path('pdf'), { headers })).arrayBuffer());
    const pdf = await bytes();
    expect(pdf.toString('latin1', 0, 8)).toBe('%PDF-1.7');
    expect((await bytes()).equals(pdf)).toBe(true);
    const event = structuredClone(httpApiGet) as unknown as APIGatewayProxyEventV2;
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const http = { ...event.requestContext.http, path: path('pdf') };
    const answer = await apiHandler(
      world.ports,
      createTelemetry('api'),
      testIdentify,
    )({ ...event, rawPath: path('pdf'), rawQueryString: '', headers: lower, requestContext: { ...event.requestContext, http } }, context);
    const { body, isBase64Encoded } = answer;
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body ?? '', 'base64').equals(pdf)).toBe(true);
  });

  test.each([
    ['html', 'text/html', 200],
    ['html', 'application/json', 406],
    ['pdf', 'application/*', 200],
    ['pdf', 'text/html', 406],
  ] as const)('%s for whoever takes %s: %d', async (kind, accept, status) => {
    expect((await ask(api, path(kind), { headers: { Accept: accept } })).status).toBe(status);
  });

  test('an address that ends like a word of the language is no page of ours: 404, not our fault', async () => {
    expect((await ask(api, '/x.constructor', { headers: { Accept: 'application/json' } })).status).toBe(404);
  });

  test('of a record that is not there: 404', async () => {
    expect((await ask(api, `${projectPath}/records/9/report.pdf`)).status).toBe(404);
  });
});

test('the bundle of the API has the fonts of a report beside it, and the writer of PDF in a file of its own', async () => {
  const folder = await mkdtemp(`${tmpdir()}/attesta-bundle-`);
  try {
    writeBundle(writesReports, folder);
    const fonts = await reportFonts(folder);
    for (const name of fontNames) expect(fonts[name].length).toBeGreaterThan(10_000);
    expect(pathToFileURL(folder).href).toMatch(/^file:/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
