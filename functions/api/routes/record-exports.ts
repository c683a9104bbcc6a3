import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { recordSchema } from '../../../shared/model/record.ts';
import { attachment } from '../../adapters/s3-downloads.ts';
import { fullRecord, recordText } from '../../read-model.ts';
import { contentLanguage, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { recordTable, recordTableHeader } from '../reading/record-table.ts';

const disposition = {
  'Content-Disposition': { description: 'Con quale nome si salva.', schema: { type: 'string' } as const },
};

const asked = {
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, sequence: recordParameter('sequence') },
  query: {},
} as const;

const csvRoute = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}/export.csv',
  operationId: 'recordAsCsv',
  summary: 'Un verbale come tabella',
  description: `Una riga per punto di verifica di ogni servizio, una per classe dove ci sono misure. RFC 4180: virgole, CRLF, UTF-8 con BOM, intestazione
italiana; numeri con il punto, come nel verbale. Un testo che un foglio di calcolo prenderebbe per una formula comincia con un apostrofo.
I motivi sono nella lingua di \`Accept-Language\`.`,
  ...asked,
  answers: {
    200: { description: 'La tabella.', headers: { ...contentLanguage, ...disposition }, content: { 'text/csv': { schema: z.string() } } },
    ...notThere,
  },
});

const jsonRoute = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}/export.json',
  operationId: 'recordAsFile',
  summary: 'Un verbale da conservare',
  description: 'Il verbale come è stato sigillato, byte per byte, da salvare in un file: lo stesso che dà l’indirizzo del verbale.',
  ...asked,
  answers: {
    200: {
      description: 'Il verbale.',
      headers: disposition,
      content: { 'application/json': { schema: recordSchema.meta({ id: 'AttestaRecord' }) } },
    },
    ...notThere,
  },
});

export function addRecordExports(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(csvRoute, async (c) => {
    const { sequence: wanted, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const { hash, sequence } = await findRecord(ports, project, wanted);
    const record = await fullRecord(ports.evidence, hash);
    return c.body(csvText(recordTableHeader, recordTable(record, language)), 200, {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Language': language,
      'Content-Disposition': attachment(nameOf({ ...project, sequence }, 'csv')),
    }) as never;
  });
  app.openapi(jsonRoute, async (c) => {
    const { sequence: wanted, ...project } = c.req.valid('param');
    const { hash, sequence } = await findRecord(ports, project, wanted);
    return c.body(await recordText(ports.evidence, hash), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': attachment(nameOf({ ...project, sequence }, 'json')),
    }) as never;
  });
}

const nameOf = (of: { readonly ipa: string; readonly cup: string; readonly sequence: number }, end: string): string =>
  `verbale-${of.ipa}-${of.cup}-${of.sequence}.${end}`;
