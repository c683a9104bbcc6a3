import { createHash } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import { type Person, people } from './people.ts';

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#17324d;background:#fff}
button{font:inherit;width:100%;text-align:left;padding:.6rem 1rem;margin:.25rem 0;border:2px solid #06c;border-radius:4px;background:#fff;color:#004d99;cursor:pointer}
button:hover,button:focus-visible{background:#06c;color:#fff}input{font:inherit;padding:.5rem;border:1px solid #5c6f82;width:100%;box-sizing:border-box}
[lang=en]{color:#455a64}`;

/** The page's own style and nothing else; forms go to us, and we send on to a program on this machine. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self' http://127.0.0.1:* http://localhost:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** One button for each person of people.ts, and a field for an entity that is not among the samples. Italian, with English beside it. */
export function signInPage(request: AuthorizationRequest): string {
  const hidden = Object.entries(request).map(([name, value]) => field(name, String(value)));
  const form = (inner: string) => `<form method="post" action="/authorize">${hidden.join('')}${inner}</form>`;
  const button = (person: Person) => form(`${personFields(person)}<button>${escaped(labelOf(person))}</button>`);
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Attesta: accesso di prova</title><style>${style}</style></head>
<body><main><h1>Accesso di prova</h1>
<p>Su questo computer si entra con un clic, senza password: persone ed enti sono inventati. Con SPID, CIE o Entra si entra su AWS.</p>
<p lang="en">On this machine one click signs you in, without a password: people and bodies are invented.</p>
<h2>Chi assevera e chi gestisce <span lang="en">· Auditors and operator</span></h2>
${people
  .filter(({ role }) => role !== 'entity')
  .map(button)
  .join('\n')}
<h2>Enti <span lang="en">· Entities</span></h2>
${people
  .filter(({ role }) => role === 'entity')
  .map(button)
  .join('\n')}
${form(`${field('role', 'entity')}<p><label for="ipa">Un altro ente: codice IPA <span lang="en">· another entity: IPA code</span></label>
<input id="ipa" name="ipa" required pattern="[A-Za-z0-9_\\-]{2,20}" autocomplete="off"></p><button>Entra come questo ente</button>`)}
</main></body></html>
`;
}

/** What the button of a person says. */
export const labelOf = ({ role, ipa, projects, name }: Person): string => {
  if (role === 'entity') return `${name} (${ipa})`;
  if (role === 'operator') return `${name}: vede e gestisce tutto`;
  return `${name}: ${projects === 'all' ? 'tutti i progetti' : `${projects?.length} progetti assegnati`}`;
};

const personFields = ({ role, ipa, projects }: Person): string =>
  [
    field('role', role),
    ipa === null ? '' : field('ipa', ipa),
    projects === null ? '' : field('projects', projects === 'all' ? 'all' : projects.join(' ')),
  ].join('');

const field = (name: string, value: string): string => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] as string);
