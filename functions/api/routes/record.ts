import type { OpenAPIHono } from '@hono/zod-openapi';
import { recordSchema } from '../../../shared/model/record.ts';
import { recordText } from '../../read-model.ts';
import { notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';

const route = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}',
  operationId: 'record',
  summary: 'Un verbale intero',
  description: `Il verbale come è stato sigillato, byte per byte: JSON canonico (RFC 8785). Il suo \`hash\` è lo sha256 del testo senza il campo
\`hash\`, ed è anche l’ETag: con \`If-None-Match\` la risposta è 304. Un verbale con il suo numero non cambia mai e si può conservare; \`latest\`
e \`latest-migration\` vanno chiesti di nuovo ogni volta.`,
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, sequence: recordParameter('sequence') },
  query: {},
  answers: {
    200: {
      description: 'Il verbale.',
      headers: {
        ETag: { description: 'Lo hash del verbale.', schema: { type: 'string' } as const },
        'Cache-Control': {
          description: '`private, max-age=31536000, immutable`; chiesto con una parola `private, no-cache`.',
          schema: { type: 'string' } as const,
        },
        'Content-Location': {
          description: 'L’indirizzo del verbale con il suo numero, relativo a quello chiesto.',
          schema: { type: 'string' } as const,
        },
      },
      content: { 'application/json': { schema: recordSchema.meta({ id: 'AttestaRecord' }) } },
    },
    304: { description: 'Chi chiede ha già questo verbale.' },
    ...notThere,
  },
});

export function addRecord(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const { sequence: wanted, ...project } = c.req.valid('param');
    const { hash, sequence } = await findRecord(ports, project, wanted);
    const headers = {
      ETag: `"${hash}"`,
      'Cache-Control': typeof wanted === 'number' ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      // Relative to what was asked: the API may stand below a prefix of somebody's.
      'Content-Location': String(sequence),
    };
    if (isKnown(c.req.header('If-None-Match'), hash)) return c.body(null, 304, headers);
    return c.body(await recordText(ports.evidence, hash), 200, { ...headers, 'Content-Type': 'application/json' }) as never;
  });
}

/** RFC 9110 §13.1.2: weak comparison, since a compressed answer has a weak tag. */
const isKnown = (ifNoneMatch: string | undefined, hash: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${hash}"`);
