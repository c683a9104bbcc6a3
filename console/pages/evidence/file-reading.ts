import { renderNumber } from '../../../shared/reasons/render.ts';
import type { Evidence } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import { weightBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import type { Words } from '../../words/words.ts';
import { toldReason } from './told-reason.ts';

type Reading = NonNullable<Evidence['reading']>;
type Issue = Reading['issues'][number];

/** How it was read: as what, how much of it, and what in it could not be. */
export function fileReading(reading: Reading, words: Words): Child {
  const { file: say, language } = words;
  const number = (count: number) => renderNumber(count, language);
  const { rows } = reading;
  return [
    element('h2', {}, say.reading),
    facts([
      [say.status, say.statuses[reading.status]],
      [say.format, reading.format === null ? null : element('span', { class: 'attesta-code' }, reading.format)],
      [say.needs, reading.needs.length === 0 ? null : reading.needs.join(', ')],
      [say.rowsRead, rows.read === 0 ? null : say.rowsOf(number(rows.accepted), number(rows.read))],
      [say.rowsRefused, rows.rejected === 0 ? null : number(rows.rejected)],
      [say.resources, reading.resourcesTotal === 0 ? null : number(reading.resourcesTotal)],
      [say.series, reading.seriesTotal === 0 ? null : number(reading.seriesTotal)],
      [say.addresses, reading.addressesTotal === 0 ? null : number(reading.addressesTotal)],
      [say.members, reading.membersTotal === 0 ? null : number(reading.membersTotal)],
      [say.reader, reading.reader],
    ]),
    issues(reading, words),
  ];
}

function issues({ issues: all, issuesTotal }: Reading, words: Words): Child {
  if (all.length === 0) return null;
  const { file: say, severities, language } = words;
  const rest = issuesTotal - all.length;
  return [
    element('h2', {}, say.issues),
    table<Issue>({
      caption: say.issues,
      rows: all,
      columns: [
        { title: say.weight, cell: ({ severity }) => weightBadge(severity, severities[severity]) },
        { title: say.issue, isHead: true, cell: (one) => element('ul', { class: 'attesta-told' }, toldReason(one, words)) },
        { title: say.count, isNumber: true, cell: ({ count }) => renderNumber(count, language) },
        { title: say.firstRows, cell: ({ firstRows, member }) => [firstRows.join(', ') || '–', member === null ? '' : ` (${member})`] },
      ],
    }),
    rest > 0 && element('p', {}, say.moreIssues(renderNumber(rest, language))),
  ];
}
