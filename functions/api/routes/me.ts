import type { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { type Caller, roles } from '../access/caller.ts';
import { answer } from '../answers.ts';
import { readRoute } from '../read-route.ts';

export const meSchema = z
  .strictObject({
    subject: z.string().meta({ description: 'L’id che dà il fornitore di identità: è quello dei registri e delle valutazioni.' }),
    name: z.string(),
    role: z.enum(roles),
    ipa: z.string().nullable().meta({ description: 'L’ente di cui si vedono i progetti; null: non è il ruolo di un ente.' }),
    projects: z
      .union([z.literal('all'), z.array(z.string())])
      .nullable()
      .meta({ description: 'I CUP assegnati a un asseveratore, o `all`; null: il ruolo non è quello.' }),
  })
  .meta({ id: 'Me' });
type Me = z.infer<typeof meSchema>;

const route = readRoute({
  path: '/me',
  operationId: 'me',
  summary: 'Chi sta chiedendo',
  description: 'Il ruolo e ciò che si può vedere, come l’API li legge dal token: una pagina non deve leggerlo da sé.',
  tag: 'servizio',
  access: ['entity', 'auditor', 'operator'],
  params: {},
  query: {},
  answers: {
    200: answer('Chi sta chiedendo.', meSchema, {
      subject: '3f0c2a1e',
      name: 'Asseveratrice di prova',
      role: 'auditor',
      ipa: null,
      projects: ['D19B25999990006'],
    }),
  },
});

export function addMe(app: OpenAPIHono): void {
  app.openapi(route, (c) => c.json(tell(c.var.caller), 200));
}

function tell(caller: Caller): Me {
  const { subject, name, role } = caller;
  const ipa = caller.role === 'entity' ? caller.ipa : null;
  if (caller.role !== 'auditor') return { subject, name, role, ipa, projects: null };
  return { subject, name, role, ipa, projects: caller.projects === 'all' ? 'all' : [...caller.projects] };
}
