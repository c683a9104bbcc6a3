import type { TableSurvey } from '../../../shared/mapping-draft/survey-file.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import { type Child, element } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';

/** The head of the table as the core reads it: a table that scrolls by itself, since it is as wide as the file. */
export function firstRows({ member, above, columns, rows }: TableSurvey, { mapping: say, language }: Words): Child {
  const title = 'first-rows-title';
  return [
    element('h2', { id: title }, say.table),
    member !== null && element('p', {}, say.member(member)),
    above.length > 0 && element('p', {}, `${say.above} `, above.map((line) => `«${line}»`).join(' ')),
    element(
      'div',
      { class: 'attesta-first-rows', role: 'region', tabindex: 0, 'aria-labelledby': title },
      element(
        'table',
        {},
        element('caption', { class: 'visually-hidden' }, say.table),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            element('th', { scope: 'col' }, say.row),
            columns.map(({ name }) => element('th', { scope: 'col' }, name)),
          ),
        ),
        element(
          'tbody',
          {},
          rows.map(({ row, cells }) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, renderNumber(row, language)),
              cells.map((cell) => element('td', {}, cell)),
            ),
          ),
        ),
      ),
    ),
    columns.some(({ personal }) => personal) && element('p', { class: 'attesta-small' }, say.personal),
  ];
}
