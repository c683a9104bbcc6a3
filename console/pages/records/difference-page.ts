import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderDate } from '../../../shared/reasons/render.ts';
import { euroText } from '../../../shared/telling/euro-text.ts';
import type { Comparison } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { instantOf } from '../../parts/instant.ts';
import { projectBadge } from '../../parts/outcome-badge.ts';
import { type ServiceNames, serviceNames } from '../../parts/service-names.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { Page, PageContext } from '../page.ts';
import { projectCrumbs } from '../project/project-tabs.ts';
import { changedInputs } from './changed-inputs.ts';
import { changedPoints } from './changed-points.ts';

interface DifferenceParts extends ProjectKey {
  readonly before: string;
  readonly after: string;
}

type Changes = Comparison['changes'];

/** What changed from one record to another: the outcome, every point, every input. What is the same is not told. */
export async function differencePage({ words, api }: PageContext, { before, after, ...of }: DifferenceParts): Promise<Page> {
  const [project, services, found] = await Promise.all([api.project(of), api.services(of), api.difference(of, before, after)]);
  const { difference: say, records } = words;
  const names = serviceNames(services, words);
  return {
    title: say.title(String(found.before.sequence), String(found.after.sequence)),
    over: project.name ?? of.ipa,
    crumbs: projectCrumbs(
      of,
      project.name,
      words,
      { text: words.project.tabs.records, href: addresses.records(of) },
      { text: `${found.before.sequence}–${found.after.sequence}` },
    ),
    content: [
      element(
        'p',
        { class: 'lead' },
        ...([found.before, found.after] as const).flatMap((head, at) => [
          at === 0 ? `${say.from} ` : ` ${say.to} `,
          element('a', { href: addresses.project(of, head.sequence) }, records.number(String(head.sequence))),
          ' (',
          instantOf(head.asOf, words),
          ')',
        ]),
      ),
      found.same ? element('p', {}, say.same) : changesOf(found.changes, of, found.after.sequence, names, words),
    ],
  };
}

function changesOf(changes: Changes, of: ProjectKey, after: number, names: ServiceNames, words: Words): Child {
  return [wholeOf(changes, words), changedPoints(changes, of, after, names, words), changedInputs(changes, words)];
}

type Line = readonly [what: string, before: Child, after: Child];

/** What concerns the whole record, one line each. */
function wholeOf({ outcome, payableEur, heldBackEur, deadline, ruleset, engine, purpose }: Changes, words: Words): Child {
  const { difference: say, language, project } = words;
  const line = <T>(what: string, change: { readonly before: T; readonly after: T } | null, show: (value: T) => Child): readonly Line[] =>
    change === null ? [] : [[what, show(change.before), show(change.after)]];
  const lines = [
    ...line(say.purpose, purpose, (one) => words.purposes[one]),
    ...line(project.standing, outcome, (one) => projectBadge(one, words)),
    ...line(project.payable, payableEur, (one) => euroText(one, language)),
    ...line(project.heldBack, heldBackEur, (one) => euroText(one, language)),
    ...line(project.deadline, deadline, (one) => (one === null ? words.queue.noDeadline : renderDate(one, language))),
    ...line(say.rules, ruleset, ({ id, version }) => `${id} ${version}`),
    ...line(say.engine, engine, (one) => one),
  ];
  if (lines.length === 0) return null;
  return [
    element('h2', {}, say.whole),
    table<Line>({
      caption: say.whole,
      rows: lines,
      columns: [
        { title: say.what, isHead: true, cell: ([what]) => what },
        { title: say.before, cell: ([, before]) => before },
        { title: say.after, cell: ([, , now]) => now },
      ],
    }),
  ];
}
