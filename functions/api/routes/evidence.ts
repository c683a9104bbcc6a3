import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { firstReceiptOf, readableReceipts } from '../../first-receipts.ts';
import { answer, contentLanguage, notThere, tooMuch } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { languageOf } from '../language.ts';
import { projectParameters } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { digestFor } from '../reading/digest-for.ts';
import { evidenceExample } from '../reading/evidence-examples.ts';
import { fromRecord, pathParameter, versionParameter } from '../reading/parameters.ts';
import { findEvidence, type StoredEvidence } from '../reading/stored-evidence.ts';
import { readingSchema, tellReading } from '../reading/tell-evidence.ts';
import { instantSchema, sha256Schema } from '../schemas.ts';
import { placeOf, uploadRoles } from '../upload-state.ts';

const versionSchema = z.strictObject({ versionId: z.string(), receivedAt: instantSchema, bytes: z.int(), current: z.boolean() });

export const evidenceSchema = z
  .strictObject({
    ipa: z.string(),
    cup: z.string(),
    path: z.string(),
    role: z.enum(uploadRoles),
    service: z.string().nullable(),
    kind: z.string().nullable(),
    versionId: z.string(),
    current: z.boolean().meta({ description: 'È la versione corrente di questo percorso.' }),
    bytes: z.int(),
    sha256: sha256Schema.nullable().meta({ description: 'Dei byte di questa versione; null: nessuno l’ha ancora letta.' }),
    receivedAt: instantSchema.meta({ description: 'L’ora di S3 per questa versione.' }),
    firstReceivedAt: instantSchema.nullable().meta({
      description: `La prima volta che questi stessi byte sono arrivati nel progetto; null: nessuno li ha ancora letti, o il progetto ha più di ${readableReceipts} caricamenti.`,
    }),
    who: z
      .string()
      .nullable()
      .meta({ description: 'L’id utente di chi l’ha caricato; null: è arrivato direttamente in S3, lo dice il registro di AWS.' }),
    digest: sha256Schema.nullable(),
    reading: readingSchema.nullable().meta({ description: 'null: un’altra versione, o nessuno l’ha ancora letta.' }),
    versions: z.array(versionSchema).meta({ description: 'La più recente per prima, al più 100.' }),
    versionsTotal: z.int(),
  })
  .meta({ id: 'Evidence' });

const route = readRoute({
  path: '/projects/{ipa}/{cup}/evidence',
  operationId: 'evidence',
  summary: 'Una prova: che cosa è, da quando, di chi, come è stata letta',
  description: `La custodia di un caricamento: hash, versione, quando è arrivata e chi l’ha messa, formato, versione del lettore, ciò che non va con le
righe, tutte le versioni. Con \`record\` è la versione da cui quel verbale è fatto; con \`version\` una qualunque, di cui però non si sa più
come fu letta (\`reading\` null) se non è la corrente né quella del verbale. I testi sono nella lingua di \`Accept-Language\`.`,
  tag: 'caricamenti',
  access: ['entity', 'auditor', 'operator'],
  params: projectParameters,
  query: { path: pathParameter, version: versionParameter, record: fromRecord },
  answers: { 200: { ...answer('La prova.', evidenceSchema, evidenceExample), headers: contentLanguage }, ...notThere, ...tooMuch },
});

export function addEvidence(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const project = c.req.valid('param');
    const { path, ...which } = c.req.valid('query');
    const language = languageOf(c.req.header('Accept-Language'));
    const stored = await findEvidence(ports, project, { path, ...which });
    const { version, versions, digest: id } = stored;
    const digest = id === null ? null : await digestFor(ports, id);
    const sha256 = digest?.fileSha256 ?? null;
    const [who, first] = await Promise.all([
      ports.downloads.whoPut(version.key, version.versionId),
      sha256 === null ? null : firstReceiptOf(ports.records, project, sha256),
    ]);
    const { versionId, size: bytes, lastModified: receivedAt, isLatest: current } = version;
    const own = { ...project, path, ...placeOf(path), versionId, current, bytes, sha256, receivedAt, firstReceivedAt: first, who };
    const reading = digest && tellReading(digest, language);
    const all = { versions: versions.slice(0, shownVersions).map(tellVersion), versionsTotal: versions.length };
    return c.json({ ...own, digest: id, reading, ...all }, 200, { 'Content-Language': language });
  });
}

const shownVersions = 100;

const tellVersion = ({ versionId, lastModified, size, isLatest }: StoredEvidence['version']): z.infer<typeof versionSchema> => ({
  versionId,
  receivedAt: lastModified,
  bytes: size,
  current: isLatest,
});
