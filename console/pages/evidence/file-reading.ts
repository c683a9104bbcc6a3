import { renderNumber } from '../../../shared/reasons/render.ts';
import type { Evidence } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import type { Words } from '../../words/words.ts';
import { toldIssues } from './told-issues.ts';

type Reading = NonNullable<Evidence['reading']>;

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
    toldIssues(reading, 'h2', words),
  ];
}
