import type { AttestaRecord } from '../../../shared/model/record.ts';
import { renderDate } from '../../../shared/reasons/render.ts';
import { euroText } from '../../../shared/telling/euro-text.ts';
import { heldBackText } from '../../../shared/telling/told-steps.ts';
import type { Project } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { deadlineText } from '../../parts/deadline.ts';
import { facts } from '../../parts/facts.ts';
import { instantOf } from '../../parts/instant.ts';
import { lookOfProject, projectBadge } from '../../parts/outcome-badge.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** What a record proposes, what it means for the money, until when. @param now ms */
export function standing(record: AttestaRecord, project: Project, now: number, words: Words): HTMLElement {
  const { outcome } = record;
  const heldBack = record.purpose === 'maintenance' ? null : heldBackText(record, words.language);
  return element(
    'section',
    { class: `attesta-standing attesta-${lookOfProject(outcome)}`, 'aria-label': words.project.standing },
    element('p', { class: 'attesta-standing-outcome' }, `${words.project.proposed[record.purpose]} `, projectBadge(outcome, words)),
    element('p', { class: 'lead' }, words.outcomeMeanings[outcome]),
    heldBack && element('p', {}, heldBack),
    factsOf(record, project, now, words),
  );
}

function factsOf(record: AttestaRecord, project: Project, now: number, words: Words): Child {
  const { project: say, language } = words;
  const isLast = project.record?.sequence === record.sequence;
  const isSettled = lookOfProject(record.outcome) === 'good' || record.outcome === 'negative';
  const deadline = record.deadline && (isSettled ? renderDate(record.deadline, language) : deadlineText(record.deadline, now, words));
  const money = record.purpose === 'migration';
  return facts([
    [say.payable, money ? euroText(record.payableEur, language) : null],
    [say.heldBack, money ? euroText(record.heldBackEur, language) : null],
    [say.deadline, money ? (deadline ?? words.queue.noDeadline) : null],
    [say.judged, [instantOf(record.asOf, words), ` · ${say.record(String(record.sequence))}`]],
    [say.nextCheck, isLast ? (project.nextCheckOn ? renderDate(project.nextCheckOn, language) : words.queue.never) : null],
  ]);
}

/** What a person should know before reading the outcome: that it is an old one, that we are the problem, that files count for nothing. */
export function warnings(record: AttestaRecord | null, project: Project, { project: say }: Words): Child {
  const { uploads } = project;
  const bad = uploads.refused + uploads.held;
  const alert = (look: string, ...children: readonly Child[]) => element('div', { class: `alert alert-${look}` }, children);
  return [
    project.judgingHeldUpByUs && alert('warning', say.heldUpByUs),
    record && project.record && record.sequence !== project.record.sequence
      ? alert('info', `${say.oldRecord} `, element('a', { href: addresses.project(project) }, say.toLatest))
      : null,
    bad > 0 &&
      alert(
        'warning',
        `${say.refused(String(bad))} `,
        element('a', { href: addresses.evidence(project, { state: 'refused,held' }) }, say.toRefused),
      ),
    uploads.received > 0 && alert('info', say.waiting(String(uploads.received))),
  ];
}
