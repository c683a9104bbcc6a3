import type { ProjectPage } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { saveFiles } from '../../parts/save-file.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { type Filters, filterForm, filtersOf, isFiltered } from './filters.ts';
import { queueTable } from './queue-table.ts';

/** What waits, since when, who has to act, by when. Filters and the place in the list are in the address: it can be sent to a colleague. */
export async function queuePage({ words, api, now }: PageContext, query: URLSearchParams): Promise<Page> {
  const filters = filtersOf(query);
  const cursor = query.get('cursor') ?? undefined;
  const { projects, next } = await api.projects({ ...filters, cursor });
  const { queue } = words;
  const filtering = element(
    'details',
    { class: 'attesta-details', open: isFiltered(filters) },
    element('summary', {}, queue.filters),
    filterForm(filters, words),
  );
  const isWhole = cursor === undefined && next === null;
  const shown = String(projects.length);
  const count = element('p', { class: 'attesta-count', role: 'status' }, isWhole ? queue.count(shown) : queue.countOfPage(shown));
  const nothing = element('p', { class: 'lead' }, next === null ? queue.none : queue.noneHere);
  return {
    title: queue.title,
    crumbs: [],
    content: [
      element('p', { class: 'lead' }, queue.intro),
      filtering,
      count,
      projects.length > 0 ? queueTable(projects, now(), words) : nothing,
      turning({ next }, cursor, filters, words),
      exporting(filters, api, words),
    ],
  };
}

/** Not the page alone: whoever takes the queue to a sheet wants all of it. */
function exporting(filters: Filters, api: PageContext['api'], words: Words): Child {
  const { exporting: say } = words;
  return element(
    'section',
    { class: 'attesta-exporting' },
    element('h2', {}, say.title),
    element('p', {}, say.text),
    saveFiles(
      [
        { text: say.table, get: () => api.projectsFile(filters, 'csv') },
        { text: say.json, get: () => api.projectsFile(filters, 'json') },
      ],
      words,
    ),
  );
}

function turning({ next }: Pick<ProjectPage, 'next'>, cursor: string | undefined, filters: Filters, { queue }: Words): Child {
  if (next === null && cursor === undefined) return null;
  return element(
    'nav',
    { class: 'attesta-actions', 'aria-label': queue.pages },
    cursor !== undefined && element('a', { class: 'btn btn-outline-primary', href: addresses.queue(filters) }, queue.first),
    next !== null && element('a', { class: 'btn btn-primary', href: addresses.queue({ ...filters, cursor: next }) }, queue.next),
  );
}
