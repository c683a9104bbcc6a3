import type { Page, PageContext } from '../pages/page.ts';
import { queuePage } from '../pages/queue/queue-page.ts';
import { type Asked, match } from './match.ts';

type MakePage<Parts> = (context: PageContext, parts: Parts, query: URLSearchParams) => Promise<Page>;
type Route = (asked: Asked) => ((context: PageContext) => Promise<Page>) | null;

/** An address pattern and the page that stands there. */
const route =
  <const Pattern extends string>(pattern: Pattern, make: MakePage<NonNullable<ReturnType<typeof match<Pattern>>>>): Route =>
  ({ path, query }) => {
    const parts = match(pattern, path);
    return parts && ((context) => make(context, parts, query));
  };

/** Every page of the console. The pages behind the queue are loaded when they are first asked for: they bring the words of all reasons. */
const routes: readonly Route[] = [
  route('projects', (context, _parts, query) => queuePage(context, query)),
  route('projects/:ipa/:cup', async (context, of, query) => {
    const { projectPage } = await import('../pages/project/project-page.ts');
    return projectPage(context, of, query);
  }),
  route('projects/:ipa/:cup/records/:record/points/:point/:service', async (context, parts) => {
    const { pointPage } = await import('../pages/point/point-page.ts');
    return pointPage(context, parts);
  }),
  route('projects/:ipa/:cup/records/:record/continuity/:service', async (context, parts) => {
    const { continuityPage } = await import('../pages/continuity/continuity-page.ts');
    return continuityPage(context, parts);
  }),
  route('projects/:ipa/:cup/records', async (context, of, query) => {
    const { recordsPage } = await import('../pages/records/records-page.ts');
    return recordsPage(context, of, query);
  }),
  route('projects/:ipa/:cup/records/:before/diff/:after', async (context, parts) => {
    const { differencePage } = await import('../pages/records/difference-page.ts');
    return differencePage(context, parts);
  }),
  route('projects/:ipa/:cup/mapping', async (context, of, query) => {
    const { mappingPage } = await import('../pages/mapping/mapping-page.ts');
    return mappingPage(context, of, query);
  }),
  route('projects/:ipa/:cup/declaration', async (context, of) => {
    const { declarationPage } = await import('../pages/declaration/declaration-page.ts');
    return declarationPage(context, of);
  }),
  route('projects/:ipa/:cup/upload', async (context, of) => {
    const { uploadPage } = await import('../pages/upload/upload-page.ts');
    return uploadPage(context, of);
  }),
  route('projects/:ipa/:cup/evidence', async (context, of, query) => {
    const { evidencePage } = await import('../pages/evidence/evidence-page.ts');
    return evidencePage(context, of, query);
  }),
  route('projects/:ipa/:cup/evidence/file', async (context, of, query) => {
    const { filePage } = await import('../pages/evidence/file-page.ts');
    return filePage(context, of, query);
  }),
];

/** @returns null where no page stands at this address */
export function pageAt(asked: Asked): ((context: PageContext) => Promise<Page>) | null {
  for (const at of routes) {
    const make = at(asked);
    if (make) return make;
  }
  return null;
}
