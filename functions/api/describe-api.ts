import type { OpenAPIHono } from '@hono/zod-openapi';
import { ENGINE_VERSION } from '../../shared/version.ts';

/** Of the shapes below, by semantic versioning; the engine has its own. */
const apiVersion = '0.1.0';

const described = {
  openapi: '3.1.0',
  info: {
    title: 'Attesta',
    version: apiVersion,
    summary: 'Progetti, verbali e caricamenti della verifica delle migrazioni al cloud (PNRR 1.2).',
    'x-summary': 'Progetti, verbali e caricamenti della verifica delle migrazioni al cloud (PNRR 1.2).',
    'x-api-id': 'attesta-api',
    description: `Chi vede e chi scrive che cosa dipende dal ruolo che dice il token (\`x-access\`, \`/me\`). Giorni civili di Roma (AAAA-MM-GG), istanti RFC 3339 in UTC, importi in euro, errori RFC 9457. Le risposte non si
conservano (\`Cache-Control: no-store\`), tranne i verbali con il loro numero. Motore ${ENGINE_VERSION}.`,
    contact: { name: 'Attesta', url: 'https://attesta.example' },
    license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
  },
  servers: [
    {
      url: 'https://api.attesta.example',
      description: 'Su AWS, anche dietro il gateway, che controlla lo stesso token: l’indirizzo è quello che stampa il deploy.',
    },
    {
      url: 'http://127.0.0.1:8080',
      description: 'Sul portatile (`npm start`), solo da questa macchina, con i token del suo fornitore locale.',
    },
  ],
  tags: [
    { name: 'servizio', description: 'Il servizio stesso.' },
    { name: 'progetti', description: 'Un progetto è un CUP di un ente.' },
    { name: 'verbali', description: 'Che cosa è stato giudicato, da che cosa e con quale esito proposto.' },
    { name: 'dichiarazioni', description: 'La dichiarazione e le mappature: provarle e metterle in vigore.' },
    { name: 'valutazioni', description: 'Che cosa ha deciso una persona, e di quale punto.' },
    { name: 'registri', description: 'Gli elenchi che tengono altri, importati con la loro data.' },
    { name: 'caricamenti', description: 'Che cosa è arrivato e che cosa ne è stato.' },
  ],
  security: [{ Bearer: [] }],
} as const;

/** The description of the API (OpenAPI 3.1), made from the very routes and schemas that answer. */
export function describeApi(app: OpenAPIHono): { readonly openapi: string } {
  app.openAPIRegistry.registerComponent('securitySchemes', 'Bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: `Token di accesso del fornitore di identità, nel solo campo \`Authorization\`; sul portatile lo dà \`attesta token\`. Dice un ruolo solo:
chi può usare un indirizzo è in \`x-access\`. Un progetto che non è di chi chiede risponde 404, come uno che non c’è.`,
  });
  // The generator types the description as OpenAPI 3.0's; the field `summary` is of 3.1.
  return withNumberFormats(app.getOpenAPI31Document(structuredClone(described) as never)) as { readonly openapi: string };
}

/** The national rules want a format on every number (RAC_REST_FORMAT_004). */
function withNumberFormats(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumberFormats);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNumberFormats(inner)]));
  const types = 'type' in own ? [own.type].flat() : [];
  if (types.includes('integer')) return { format: 'int64', ...own };
  return types.includes('number') ? { format: 'double', ...own } : own;
}
