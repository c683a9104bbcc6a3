import type { AttestaRecord } from '../../../shared/model/record.ts';
import { toldReasons } from '../../../shared/telling/told-reasons.ts';
import { type Child, element } from '../../dom/element.ts';
import { weightBadge } from '../../parts/outcome-badge.ts';
import type { Words } from '../../words/words.ts';

/** Why the point came to its outcome: every reason in a sentence, what it weighs, and the code that programs know it by. */
export function why(finding: AttestaRecord['findings'][number], { pointPage: say, language }: Words): Child {
  const reasons = toldReasons(finding, language).map(({ sentence, code, severity, weight, where }) =>
    element(
      'li',
      {},
      weightBadge(severity, weight.slice(0, 1).toUpperCase() + weight.slice(1)),
      element('p', { class: 'attesta-prose' }, sentence),
      element('span', { class: 'attesta-code' }, where === null ? code : `${code}, ${where}`),
    ),
  );
  return [
    element('h2', {}, say.why),
    reasons.length > 0 ? element('ul', { class: 'attesta-reasons' }, reasons) : element('p', {}, say.nothingAgainst),
  ];
}
