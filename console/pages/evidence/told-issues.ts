import { renderNumber } from '../../../shared/reasons/render.ts';
import type { ToldIssue, ToldReading } from '../../../shared/telling/told-reading.ts';
import { type Child, element } from '../../dom/element.ts';
import { weightBadge } from '../../parts/outcome-badge.ts';
import { table } from '../../parts/table.ts';
import type { Words } from '../../words/words.ts';
import { toldReason } from './told-reason.ts';

/** What is wrong with the rows, the worst first, with what to do about it: of a file received, or of one that is being explained. */
export function toldIssues(
  { issues, issuesTotal }: Pick<ToldReading, 'issues' | 'issuesTotal'>,
  heading: 'h2' | 'h3',
  words: Words,
): Child {
  if (issues.length === 0) return null;
  const { file: say, severities, language } = words;
  const rest = issuesTotal - issues.length;
  return [
    element(heading, {}, say.issues),
    table<ToldIssue>({
      caption: say.issues,
      rows: issues,
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
