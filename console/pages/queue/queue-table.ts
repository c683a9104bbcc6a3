import { renderDate, renderNumber } from '../../../shared/reasons/render.ts';
import type { ProjectLine } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { deadlineText } from '../../parts/deadline.ts';
import { instantOf } from '../../parts/instant.ts';
import { projectBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** @param now ms */
export function queueTable(projects: readonly ProjectLine[], now: number, words: Words): HTMLElement {
  const { queue } = words;
  return table({
    caption: queue.title,
    rows: projects,
    columns: [
      { title: queue.columns.entity, isHead: true, cell: (line) => nameOf(line, words) },
      { title: queue.columns.outcome, cell: (line) => outcomeOf(line, words) },
      { title: queue.columns.hand, cell: (line) => handsOf(line, words) },
      { title: queue.columns.since, cell: (line) => sinceOf(line, words) },
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

function outcomeOf({ outcome, purpose, open }: ProjectLine, words: Words): Child {
  const maintenance = purpose === 'maintenance' && element('span', { class: 'attesta-code' }, words.purposes.maintenance);
  return [projectBadge(outcome, words), maintenance, open && openText(open, words)];
}

/** How much is open, worst first. */
function openText(open: NonNullable<ProjectLine['open']>, { queue, language }: Words): Child {
  const told = (['fail', 'missing', 'review'] as const)
    .filter((outcome) => open[outcome] > 0)
    .map((outcome) => queue.open[outcome](renderNumber(open[outcome], language)));
  return told.length > 0 && element('span', { class: 'attesta-small' }, told.join(', '));
}

function handsOf({ waitsFor }: ProjectLine, { queue, hands }: Words): string {
  if (waitsFor === null) return queue.unknown;
  return waitsFor.length === 0 ? queue.nobody : waitsFor.map((hand) => hands[hand]).join(', ');
}

/** Of a record from before this was kept, its own instant: it has waited at least since then. */
function sinceOf({ waitingSince, record }: ProjectLine, words: Words): Child {
  const since = waitingSince ?? record?.asOf;
  return since ? instantOf(since, words) : words.queue.notJudged;
}

/** Where nobody has to act any more nobody waits for the deadline: how far it is says nothing. */
function deadlineOf({ deadline, waitsFor, purpose }: ProjectLine, now: number, words: Words): Child {
  if (deadline === null) return purpose === 'maintenance' ? words.queue.noDeadlineInMaintenance : words.queue.noDeadline;
  return waitsFor?.length === 0 ? renderDate(deadline, words.language) : deadlineText(deadline, now, words);
}
