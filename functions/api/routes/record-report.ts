import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { DossierInput } from '../../../shared/pipeline.ts';
import type { Language } from '../../../shared/reasons/render.ts';
import type { ReportDocument } from '../../../shared/report/document.ts';
import { reportHtml } from '../../../shared/report/html.ts';
import { reportOf } from '../../../shared/report/report-of.ts';
import { rulesetBySha256 } from '../../../shared/rulesets/load.ts';
import { attachment } from '../../adapters/s3-downloads.ts';
import { StorageFault, TooMuchToRead } from '../../faults.ts';
import { fullRecord } from '../../read-model.ts';
import { dossierOfRecord } from '../../record-inputs/dossier-of-record.ts';
import { contentLanguage, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { findRecord } from '../find-project.ts';
import { languageOf } from '../language.ts';
import { projectParameters, type RecordWord, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';
import { shelvesOfApi } from '../reading/opened-record.ts';

const asked = {
  tag: 'verbali',
  access: ['entity', 'auditor', 'operator'],
  params: { ...projectParameters, sequence: recordParameter('sequence') },
  query: {},
} as const;

const said = `Chi, CUP, esito, importi, ogni punto con la citazione dell’avviso, i motivi e le misure, le valutazioni delle persone, la mappa dei giorni, le prove
con versioni e impronte, come si ricalcola. Lo stesso verbale dà sempre gli stessi byte. Dove i digest sono più di quanti una richiesta può
aprire è fatto dal solo verbale, e dice che cosa gli manca. La lingua è quella di \`Accept-Language\`.`;

const headers = {
  ...contentLanguage,
  'Content-Disposition': { description: 'Con quale nome si salva.', schema: { type: 'string' } as const },
};

const htmlRoute = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}/report.html',
  operationId: 'recordReportAsPage',
  summary: 'Il report di un verbale, da stampare',
  description: `${said} Una pagina HTML senza script, con una propria politica di sicurezza.`,
  ...asked,
  answers: { 200: { description: 'La pagina.', headers, content: { 'text/html': { schema: z.string() } } }, ...notThere },
});

const pdfRoute = readRoute({
  path: '/projects/{ipa}/{cup}/records/{sequence}/report.pdf',
  operationId: 'recordReportAsPdf',
  summary: 'Il report di un verbale, in PDF',
  description: `${said} PDF accessibile (PDF/UA-1): struttura, lingua, titolo, caratteri incorporati.`,
  ...asked,
  answers: {
    200: { description: 'Il documento.', headers, content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } },
    ...notThere,
  },
});

export function addRecordReport(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(htmlRoute, async (c) => {
    const { sequence, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const { name, document } = await reportAt(ports, project, sequence, language);
    return c.body(reportHtml(document), 200, headersOf('text/html; charset=utf-8', language, `${name}.html`)) as never;
  });
  app.openapi(pdfRoute, async (c) => {
    const { sequence, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const { name, document } = await reportAt(ports, project, sequence, language);
    return c.body((await pdfOf(document)) as never, 200, headersOf('application/pdf', language, `${name}.pdf`)) as never;
  });
}

const headersOf = (type: string, language: Language, name: string) => ({
  'Content-Type': type,
  'Content-Language': language,
  'Content-Disposition': attachment(name),
});

/** Loaded only when asked for: no other answer needs the writer of PDF and its fonts. */
async function pdfOf(document: ReportDocument): Promise<Uint8Array> {
  const [{ reportPdf }, { reportFonts }] = await Promise.all([
    import('../../report/report-pdf.ts'),
    import('../../adapters/report-fonts.ts'),
  ]);
  return reportPdf(document, await reportFonts());
}

async function reportAt(ports: ApiPorts, project: ProjectKey, wanted: number | RecordWord, language: Language) {
  const { hash, sequence } = await findRecord(ports, project, wanted);
  const record = await fullRecord(ports.evidence, hash);
  const rules = rulesetBySha256(record.ruleset.sha256);
  if (!rules) throw new StorageFault(`the rules ${record.ruleset.id} ${record.ruleset.version} of a record are not in this version`);
  const document = reportOf(record, rules.ruleset, await dossierIfReadable(ports, record), language);
  return { name: `report-${project.ipa}-${project.cup}-${sequence}`, document };
}

/** null where it is too much for one request: the report then says what it lacks. */
async function dossierIfReadable(ports: ApiPorts, record: AttestaRecord): Promise<DossierInput | null> {
  try {
    return await dossierOfRecord(ports, shelvesOfApi(ports), record);
  } catch (error) {
    if (error instanceof TooMuchToRead) return null;
    throw error;
  }
}
