import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { Upload } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import { instantOf } from '../../parts/instant.ts';
import { uploadBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { overProject, projectCrumbs, projectTabs } from '../project/project-tabs.ts';
import { stateLinks } from './state-links.ts';
import { toldReason } from './told-reason.ts';

/** Every file of a project: what it is, what became of it, and what is wrong with it. `state` filters. */
export async function evidencePage({ words, api }: PageContext, of: ProjectKey, query: URLSearchParams): Promise<Page> {
  const state = query.get('state') ?? undefined;
  const cursor = query.get('cursor') ?? undefined;
  const [project, { uploads, next }] = await Promise.all([api.project(of), api.uploads(of, { state, cursor })]);
  const say = words.evidence;
  return {
    title: say.title(project.name ?? of.ipa),
    over: overProject(of),
    crumbs: projectCrumbs(of, project.name, words, { text: words.project.tabs.evidence }),
    content: [
      projectTabs(of, 'evidence', words),
      element('p', { class: 'lead' }, say.intro),
      element('p', {}, element('a', { href: addresses.mapping(of) }, words.mapping.title)),
      stateLinks(project, state, words),
      uploads.length > 0 ? uploadTable(of, uploads, words) : element('p', {}, say.none),
      next !== null &&
        element(
          'p',
          { class: 'attesta-actions' },
          element('a', { class: 'btn btn-primary', href: addresses.evidence(of, { state, cursor: next }) }, words.queue.next),
        ),
    ],
  };
}

function uploadTable(of: ProjectKey, uploads: readonly Upload[], words: Words): HTMLElement {
  const { evidence: say, language } = words;
  return table<Upload>({
    caption: say.caption,
    rows: uploads,
    columns: [
      {
        title: say.file,
        isHead: true,
        cell: ({ path, format }) => [
          element('a', { href: addresses.file(of, path), class: 'attesta-path' }, path),
          format !== null && element('span', { class: 'attesta-code' }, format),
        ],
      },
      { title: say.state, cell: stateOf(words) },
      { title: say.received, cell: ({ receivedAt }) => (receivedAt === null ? '–' : instantOf(receivedAt, words)) },
      { title: say.size, isNumber: true, cell: ({ bytes }) => (bytes === null ? '–' : bytesText(bytes, language)) },
      { title: say.sum, cell: ({ sha256 }) => element('span', { class: 'attesta-code attesta-sum' }, sha256 ?? '–') },
    ],
  });
}

/** What became of it, and every reason with what to do about it. */
const stateOf =
  (words: Words) =>
  ({ state, stateText, reasons }: Upload): Child => [
    uploadBadge(state, reasons.length > 0, stateText),
    reasons.length > 0 &&
      element(
        'ul',
        { class: 'attesta-told' },
        reasons.map((one) => toldReason(one, words)),
      ),
  ];
