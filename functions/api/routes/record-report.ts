import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Language } from '../../../shared/reasons/render.ts';
import type { ReportDocument } from '../../../shared/report/document.ts';
import { attachment } from '../../adapters/s3-downloads.ts';
import { byItsRules, contentLanguage, notThere } from '../answers.ts';
import type { ApiPorts } from '../api-ports.ts';
import { languageOf } from '../language.ts';
import { projectParameters, recordParameter } from '../parameters.ts';
import { readRoute } from '../read-route.ts';

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
  answers: { 200: { description: 'La pagina.', headers, content: { 'text/html': { schema: z.string() } } }, ...notThere, ...byItsRules },
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
    ...byItsRules,
  },
});

export function addRecordReport(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(htmlRoute, async (c) => {
    const { sequence, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const { reportAt, reportHtml } = await writing();
    const { name, document } = await reportAt(ports, project, sequence, language);
    return c.body(reportHtml(document), 200, headersOf('text/html; charset=utf-8', language, `${name}.html`)) as never;
  });
  app.openapi(pdfRoute, async (c) => {
    const { sequence, ...project } = c.req.valid('param');
    const language = languageOf(c.req.header('Accept-Language'));
    const { reportAt } = await writing();
    const { name, document } = await reportAt(ports, project, sequence, language);
    return c.body((await pdfOf(document)) as never, 200, headersOf('application/pdf', language, `${name}.pdf`)) as never;
  });
}

const headersOf = (type: string, language: Language, name: string) => ({
  'Content-Type': type,
  'Content-Language': language,
  'Content-Disposition': attachment(name),
});

/** Loaded only when asked for, as is the writer of PDF with its fonts: no other answer needs them. */
const writing = () => import('../reading/report-of-record.ts');

async function pdfOf(document: ReportDocument): Promise<Uint8Array> {
  const [{ reportPdf }, { reportFonts }] = await Promise.all([
    import('../../report/report-pdf.ts'),
    import('../../adapters/report-fonts.ts'),
  ]);
  return reportPdf(document, await reportFonts());
}
