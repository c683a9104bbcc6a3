import { renderDate } from '../../../shared/reasons/render.ts';
import type { ProjectLine } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { deadlineText } from '../../parts/deadline.ts';
import { instantOf } from '../../parts/instant.ts';
import { projectBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** Who has to act for a project to go on: its outcome says. null: nobody. */
const hands: Readonly<Record<ProjectLine['outcome'], 'entity' | 'auditor' | null>> = {
  'awaiting-declaration': 'entity',
  incomplete: 'entity',
  'partially-positive': 'entity',
  'under-review': 'auditor',
  unproven: 'entity',
  lapsed: 'auditor',
  negative: null,
  positive: null,
  maintained: null,
};

/** @param now ms */
export function queueTable(projects: readonly ProjectLine[], now: number, words: Words): HTMLElement {
  const { queue, hands: handWords } = words;
  return table({
    caption: queue.title,
    rows: projects,
    columns: [
      { title: queue.columns.entity, isHead: true, cell: (line) => nameOf(line, words) },
      { title: queue.columns.outcome, cell: (line) => outcomeOf(line, words) },
      { title: queue.columns.hand, cell: ({ outcome }) => (hands[outcome] === null ? queue.nobody : handWords[hands[outcome]]) },
      { title: queue.columns.since, cell: ({ record }) => (record ? instantOf(record.asOf, words) : queue.notJudged) },
      { title: queue.columns.deadline, cell: (line) => deadlineOf(line, now, words) },
      {
        title: queue.columns.next,
        cell: ({ nextCheckOn }) => (nextCheckOn ? renderDate(nextCheckOn, words.language) : queue.never),
      },
    ],
  });
}

function nameOf(line: ProjectLine, { queue }: Words): Child {
  return [
    element('a', { href: addresses.project(line), class: 'attesta-row-link' }, line.name ?? queue.unnamed),
    element('span', { class: 'attesta-code' }, `${line.ipa} · ${line.cup}`),
  ];
}

function outcomeOf({ outcome, purpose }: ProjectLine, words: Words): Child {
  const maintenance = purpose === 'maintenance' && element('span', { class: 'attesta-code' }, words.purposes.maintenance);
  return [projectBadge(outcome, words), maintenance];
}

/** Once the outcome stands nobody waits for the deadline any more: how far it is says nothing. */
function deadlineOf({ deadline, outcome, purpose }: ProjectLine, now: number, words: Words): Child {
  if (deadline === null) return purpose === 'maintenance' ? words.queue.noDeadlineInMaintenance : words.queue.noDeadline;
  return hands[outcome] === null ? renderDate(deadline, words.language) : deadlineText(deadline, now, words);
}
