import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { answer, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { downloadExample } from '../reading/evidence-examples.ts';
import { fromRecord, pathParameter, versionParameter } from '../reading/parameters.ts';
import { findEvidence } from '../reading/stored-evidence.ts';
import { instantSchema } from '../schemas.ts';

/** Long enough for a person to click, short enough that an address copied elsewhere is soon worth nothing. Seconds. */
export const downloadSeconds = 300;

export const downloadSchema = z
  .strictObject({
    path: z.string(),
    versionId: z.string(),
    filename: z.string().meta({ description: 'Con quale nome si salva.' }),
    bytes: z.int(),
    url: z.string().meta({ description: 'Va aperto così com’è, senza `Authorization`, entro `until`.' }),
    until: instantSchema,
  })
  .meta({ id: 'Download' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/evidence/download',
  operationId: 'evidenceDownload',
  summary: 'Scaricare una prova',
  description: `Un indirizzo di S3 firmato per quella versione e nessun’altra, valido ${downloadSeconds} secondi: il file non passa da qui, e si salva
(\`Content-Disposition: attachment\`), non si apre come pagina. Con \`record\` la versione da cui quel verbale è fatto.`,
  tag: 'caricamenti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: { path: pathParameter, version: versionParameter, record: fromRecord },
  answers: { 200: answer('Dove scaricarla.', downloadSchema, downloadExample), ...notThere },
});

export function addEvidenceDownload(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { path, ...which } = c.req.valid('query');
    const { version } = await findEvidence(ports, project, { path, ...which });
    const { key, versionId, size: bytes } = version;
    const filename = path.slice(path.lastIndexOf('/') + 1);
    const signed = await ports.downloads.sign({ key, versionId, filename, seconds: downloadSeconds });
    return c.json({ path, versionId, filename, bytes, ...signed }, 200);
  });
}
