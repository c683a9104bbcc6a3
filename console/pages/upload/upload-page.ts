import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { Upload } from '../../api/answers.ts';
import type { ApiClient } from '../../api/client.ts';
import { orNone } from '../../api/written.ts';
import { element } from '../../dom/element.ts';
import type { Page, PageContext } from '../page.ts';
import { overProject, projectCrumbs, projectTabs } from '../project/project-tabs.ts';
import { deskOf } from './desk.ts';
import { deskView } from './desk-view.ts';

/** Where an entity sends files: each is read in the browser first, and what is wrong with it is told before it leaves. */
export async function uploadPage(context: PageContext, of: ProjectKey): Promise<Page> {
  const { words, api, person } = context;
  const { upload: say, queue } = words;
  // Before the first file there is nothing to be asked about, and a file has to be sent all the same.
  const [project, services, declaration, standing] = await Promise.all([
    orNone(api.project(of)),
    orNone(api.services(of)),
    api.declaration(of),
    orNone(standingIn(api, of)),
  ]);
  const isOwn = person.ipa !== null && person.ipa.toLowerCase() === of.ipa.toLowerCase();
  // Not there, or not to be seen: to the page of a project of somebody else it is the same.
  if (project === null && !isOwn) await api.project(of);
  const desk = deskOf(of, { ...context, declaration: declaration?.text ?? null, standing: standing ?? [] });
  const names = (services?.services ?? []).map(({ id, name }) => [id, name] as const);
  return {
    title: say.title(project?.name ?? queue.unnamed),
    over: overProject(of),
    crumbs: projectCrumbs(of, project?.name ?? null, words, { text: words.project.tabs.upload }),
    content: [
      projectTabs(of, 'upload', words),
      element('p', { class: 'lead' }, say.intro),
      !isOwn && element('p', { class: 'alert alert-info' }, say.onlyLooking),
      deskView(desk, { words, names, maySend: isOwn, say: context.say, signal: context.signal }),
    ],
  };
}

/** Every file of the project, page after page. */
async function standingIn(api: ApiClient, of: ProjectKey): Promise<readonly Upload[]> {
  const all: Upload[] = [];
  for (let cursor: string | undefined; ; ) {
    const { uploads, next } = await api.uploads(of, { cursor, limit: '100' });
    all.push(...uploads);
    if (next === null) return all;
    cursor = next;
  }
}
