import type { ProjectKey } from '../../../shared/model/keys.ts';
import { euroText } from '../../../shared/telling/euro-text.ts';
import type { RecordLine } from '../../api/answers.ts';
import { type Child, element, listening } from '../../dom/element.ts';
import { choiceField } from '../../parts/fields.ts';
import { instantOf } from '../../parts/instant.ts';
import { projectBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { overProject, projectCrumbs, projectTabs } from '../project/project-tabs.ts';

/** Every record of a project, the latest first, chained by their hashes; and two of them to compare. */
export async function recordsPage({ words, api }: PageContext, of: ProjectKey, query: URLSearchParams): Promise<Page> {
  const cursor = query.get('cursor') ?? undefined;
  const [project, { records, next }] = await Promise.all([api.project(of), api.records(of, { cursor })]);
  const say = words.records;
  return {
    title: say.title(project.name ?? of.ipa),
    over: overProject(of),
    crumbs: projectCrumbs(of, project.name, words, { text: words.project.tabs.records }),
    content: [
      projectTabs(of, 'records', words),
      element('p', { class: 'lead' }, say.intro),
      records.length > 1 && comparing(of, records, words),
      records.length > 0 ? recordTable(of, records, words) : element('p', {}, say.none),
      next !== null &&
        element(
          'p',
          { class: 'attesta-actions' },
          element('a', { class: 'btn btn-primary', href: addresses.records(of, next) }, say.older),
        ),
    ],
  };
}

function recordTable(of: ProjectKey, records: readonly RecordLine[], words: Words): HTMLElement {
  const { records: say, language } = words;
  return table<RecordLine>({
    caption: say.caption,
    rows: records,
    columns: [
      {
        title: say.record,
        isHead: true,
        cell: ({ sequence }) =>
          element('a', { href: addresses.project(of, sequence), class: 'attesta-row-link' }, say.number(String(sequence))),
      },
      { title: say.asOf, cell: ({ asOf }) => instantOf(asOf, words) },
      { title: say.outcome, cell: (one) => [projectBadge(one.outcome, words), purposeOf(one, words)] },
      { title: say.payable, isNumber: true, cell: ({ payableEur }) => euroText(payableEur, language) },
      {
        title: say.rules,
        cell: ({ ruleset, engine }) => [ruleset.version, element('span', { class: 'attesta-code' }, say.engine(engine))],
      },
      { title: say.hash, cell: ({ hash }) => element('span', { class: 'attesta-code' }, hash) },
    ],
  });
}

const purposeOf = ({ purpose }: RecordLine, { purposes }: Words): Child =>
  purpose === 'maintenance' && element('span', { class: 'attesta-code' }, purposes.maintenance);

/** Two records of this page; at first the last one and the one before it. */
function comparing(of: ProjectKey, records: readonly RecordLine[], words: Words): HTMLElement {
  const { records: say } = words;
  const options = records.map(
    ({ sequence, outcome }) => [String(sequence), `${say.number(String(sequence))}: ${words.outcomes[outcome]}`] as const,
  );
  const choose = (name: string, label: string, at: number) => choiceField({ name, label, value: String(records[at]?.sequence), options });
  const form = element(
    'form',
    { class: 'attesta-compare', 'aria-label': say.compare },
    choose('before', say.before, 1),
    choose('after', say.after, 0),
    element('button', { type: 'submit', class: 'btn btn-primary' }, say.compare),
  );
  return listening(form, {
    submit: (event) => {
      event.preventDefault();
      const chosen = new FormData(form);
      location.hash = addresses.difference(of, Number(chosen.get('before')), Number(chosen.get('after')));
    },
  });
}
