import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import { roles } from '../../functions/api/access/caller.ts';
import type { ApiPorts } from '../../functions/api/api-ports.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { problemKinds } from '../../functions/api/problem.ts';
import { uploadStates } from '../../functions/api/upload-state.ts';
import { routesOf } from './rig/api.ts';
import { signedInAs, testIdentify } from './rig/sign-in.ts';

/** Describing needs nothing that the routes would ask for. */
const nothing = { means: nodeMeans } as ApiPorts;
const api = signedInAs(makeApi(nothing, createTelemetry('api'), testIdentify));
const document = (await (await api.request('/openapi.json')).json()) as Described;

/** What of OpenAPI 3.1.0 the document uses: whatever else stands in it is a mistake. */
const schemaObject = z.record(z.string(), z.unknown());
const header = z.strictObject({ description: z.string(), schema: schemaObject });
const media = z.strictObject({ schema: schemaObject, example: z.unknown().optional() });
const response = z.strictObject({
  description: z.string().min(5),
  headers: z.record(z.string(), header).optional(),
  content: z.record(z.string(), media).optional(),
});
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().min(5),
  schema: schemaObject,
});
const operation = z.strictObject({
  operationId: z.string().regex(/^(?!(get|post|put|delete|patch|head))[a-z][A-Za-z]+$/),
  summary: z.string().min(5),
  description: z.string().min(10),
  tags: z.array(z.string()).length(1),
  'x-access': z.array(z.enum(roles)).min(1),
  parameters: z.array(parameter).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), response),
});
/** Of a route that writes: its body is described with an example, and must be there. */
const written = operation.extend({
  requestBody: z
    .strictObject({ description: z.string().min(5), required: z.literal(true), content: z.record(z.string(), media.required()) })
    .optional(),
});
const documentSchema = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    summary: z.string(),
    'x-summary': z.string(),
    'x-api-id': z.string(),
    description: z.string(),
    contact: z.strictObject({ name: z.string(), url: z.url() }),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url(), description: z.string().min(10) })).min(1),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Z][A-Za-z]+$/), schemaObject),
    parameters: z.record(z.string(), z.never()),
    securitySchemes: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  webhooks: z.record(z.string(), z.never()),
  paths: z.record(
    z.string().regex(/^(\/[a-z0-9.-]+|\/\{[a-z]+\})+$/),
    z.strictObject({ get: operation.optional(), post: written.optional(), put: written.optional() }),
  ),
});
type Described = z.infer<typeof documentSchema>;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => [`${method} ${path}`, one as z.infer<typeof written>] as const),
);

describe('the description of the API', () => {
  test('is OpenAPI 3.1, with what the national rules ask of a document (domain.md §2.8)', () => {
    documentSchema.parse(document);
    expect(Object.keys(document.paths)).toContain('/status');
    expect(document.servers.filter(({ url }) => !url.startsWith('https://') && !url.startsWith('http://127.0.0.1')).length).toBe(0);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
  });

  test('refers only to what is in it, and uses all that is in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
    expect([...new Set(references)].sort()).toEqual(Object.keys(document.components.schemas).sort());
    const tags = document.tags.map(({ name }) => name);
    expect(operations.flatMap(([, one]) => one.tags).filter((tag) => !tags.includes(tag))).toEqual([]);
    for (const requirement of document.security)
      for (const name of Object.keys(requirement)) expect(document.components.securitySchemes).toHaveProperty(name);
  });

  test.each(operations)('%s: its parameters are those of its path, each once; no secret goes in one', (path, { parameters = [] }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    expect(parameters.filter((one) => one.in === 'path').every(({ required }) => required)).toBe(true);
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    expect(parameters.filter(({ name }) => /key|token|secret|password|auth/i.test(name))).toEqual([]);
  });

  test.each(operations)('%s: refusals of ours are RFC 9457, and a pause is told', (_path, { responses }) => {
    const told = Object.entries(responses).filter(([status, { content }]) => Number(status) >= 400 && content);
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const [, { content = {} }] of told) expect(Object.keys(content)).toEqual(['application/problem+json']);
    expect(responses['503']?.headers).toHaveProperty('Retry-After');
    expect(responses['405']?.headers).toHaveProperty('Allow');
    for (const [, { headers = {} }] of told) expect(headers).toHaveProperty('Content-Language');
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '405', '406', '421', '500', '503']));
    expect(Object.keys(responses).filter((status) => status.startsWith('2'))).not.toEqual([]);
    const headers = Object.values(responses).flatMap((one) => Object.keys(one.headers ?? {}));
    expect(headers.filter((name) => /^x-/i.test(name))).toEqual([]);
  });

  test('every number says how large it may be (RAC_REST_FORMAT_004)', () => {
    const open: unknown[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && [value.type].flat().some((type) => type === 'number' || type === 'integer') && !('format' in value))
        open.push(value);
      Object.values(value).forEach(look);
    };
    look(document.components);
    look(document.paths);
    expect(open).toEqual([]);
  });

  test('every route is in it, and it describes no other', () => {
    const described = operations.map(([place]) => place).sort();
    expect(
      routesOf(api)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(described);
    const served = api.routes.filter(({ method }) => method !== 'ALL');
    const places = served.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(places)].sort()).toEqual(described);
  });
});

describe('the guide', () => {
  const guide = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const words = [...Object.keys(document.paths), ...uploadStates, ...Object.keys(problemKinds).filter((kind) => kind !== 'misdirected')];
  test.each(words)('names %s', (word) => expect(guide).toContain(`\`${word}\``));
});

interface Example {
  readonly schema: z.ZodType;
  readonly example?: unknown;
}

describe('every example is what its schema allows', () => {
  const examples = routesOf(api).flatMap(({ method, path, request, responses }) =>
    Object.entries({ ...responses, body: request.body ?? {} }).flatMap(([status, { content = {} }]) =>
      Object.values(content as unknown as Record<string, Example>).flatMap(({ schema, example }) =>
        example === undefined ? [] : [[`${method} ${path} ${status}`, schema, example] as const],
      ),
    ),
  );
  test('there are some', () => expect(examples.length).toBeGreaterThan(6));
  test.each(examples)('%s', (_place, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });

  test.each(operations.flatMap(([path, { parameters = [] }]) => parameters.map((one) => [path, one.name, one] as const)))(
    '%s %s',
    (_path, _name, { schema }) => {
      const {
        example,
        pattern,
        minimum = 0,
        maximum = 1e9,
        format,
      } = schema as { example?: unknown; pattern?: string; minimum?: number; maximum?: number; format?: string };
      expect(example).toBeDefined();
      if (pattern) expect(String(example)).toMatch(new RegExp(pattern));
      if (typeof example === 'number') expect(example >= minimum && example <= maximum).toBe(true);
      if (format === 'date') expect(z.iso.date().safeParse(example).success).toBe(true);
    },
  );
});
