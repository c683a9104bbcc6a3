import { element } from '../../dom/element.ts';
import type { Page, PageContext } from '../page.ts';

export async function queuePage({ words, api }: PageContext, query: URLSearchParams): Promise<Page> {
  const { projects } = await api.projects(Object.fromEntries(query));
  return {
    title: words.queue.title,
    crumbs: [],
    content: element(
      'ul',
      {},
      projects.map(({ name }) => element('li', {}, name)),
    ),
  };
}
