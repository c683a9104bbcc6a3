import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { type CsvCell, csvText } from '../../../shared/csv/csv-text.ts';
import { verdictWords } from '../../../shared/telling/verdict-words.ts';
import { attachment } from '../../adapters/s3-downloads.ts';
import type { ProjectItem } from '../../items.ts';
import type { ApiPorts } from '../api-ports.ts';
import { languageOf } from '../language.ts';
import { projectQuery, projectsAsked } from '../project-filter.ts';
import { readRoute } from '../read-route.ts';

const header = (description: string) => ({ description, schema: { type: 'string' } as const });

const route = readRoute({
  path: '/projects/export.csv',
  operationId: 'projectsAsCsv',
  summary: 'La coda dei progetti come tabella',
  description: `La stessa pagina di \`/projects\`, con gli stessi filtri, una riga per progetto: RFC 4180, UTF-8 con BOM, intestazione italiana, numeri con il
punto, testi che nessun foglio di calcolo esegue. Se c’è una pagina successiva il suo indirizzo è in \`Link\` (\`rel="next"\`).`,
  tag: 'progetti',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: projectQuery,
  answers: {
    200: {
      description: 'La tabella.',
      headers: {
        'Content-Disposition': header('Con quale nome si salva.'),
        Link: header('La pagina successiva (RFC 8288), relativa a quella chiesta; manca se non c’è.'),
      },
      content: { 'text/csv': { schema: z.string() } },
    },
  },
});

export function addProjectsExport(app: OpenAPIHono, ports: ApiPorts): void {
  app.openapi(route, async (c) => {
    const asker = { caller: c.var.caller, language: languageOf(c.req.header('Accept-Language')) };
    const { projects, next } = await projectsAsked(ports, asker, c.req.valid('query'));
    const rows = projects.map((project) => columns.map(([, cell]) => cell(project)));
    return c.body(
      csvText(
        columns.map(([name]) => name),
        rows,
      ),
      200,
      {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': attachment('progetti.csv'),
        ...(next === null ? {} : { Link: `<${nextAddress(c.req.url, next)}>; rel="next"` }),
      },
    ) as never;
  });
}

/** Relative to what was asked, the query alone: the API may stand below a prefix of somebody's (the console's `/api`). */
function nextAddress(url: string, cursor: string): string {
  const { searchParams } = new URL(url);
  searchParams.set('cursor', cursor);
  return `?${searchParams}`;
}

const { project: outcomes, who } = verdictWords.it;

/** Whatever the language, so that a sheet that was built on one goes on with the next. */
const columns: readonly (readonly [name: string, cell: (project: ProjectItem) => CsvCell])[] = [
  ['Codice IPA', ({ ipa }) => ipa],
  ['CUP', ({ cup }) => cup],
  ['Ente', ({ name }) => name],
  ['Esito', ({ state }) => (state === 'awaiting-declaration' ? 'IN ATTESA DELLA DICHIARAZIONE' : outcomes[state])],
  ['Codice dell’esito', ({ state }) => state],
  ['Scopo', ({ purpose }) => purpose],
  ['Scadenza', ({ deadline }) => deadline],
  ['Tocca a', ({ waitsFor }) => waitsFor?.map((hand) => who[hand]).join(', ') ?? null],
  ['Da quando (UTC)', ({ waitingSince }) => waitingSince],
  ['Punti non superati', ({ open }) => open?.fail ?? null],
  ['Punti che mancano', ({ open }) => open?.missing ?? null],
  ['Punti da valutare', ({ open }) => open?.review ?? null],
  ['Liquidabile (euro)', ({ payableEur }) => payableEur],
  ['Verbale', ({ sequence }) => (sequence === 0 ? null : sequence)],
  ['Giudicato al (UTC)', ({ asOf }) => asOf],
  ['Prossimo ricontrollo', ({ nextCheckOn }) => nextCheckOn],
  ['Hash del verbale', ({ hash }) => hash],
];
