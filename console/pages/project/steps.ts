import type { AttestaRecord, NextStep } from '../../../shared/model/record.ts';
import { toldSteps } from '../../../shared/telling/told-steps.ts';
import { type Child, element } from '../../dom/element.ts';
import { pointOf } from '../../parts/rules.ts';
import type { ServiceNames } from '../../parts/service-names.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** What to do, in order: who, by when, and the points that it mends. */
export function steps(record: AttestaRecord, names: ServiceNames, words: Words): Child {
  const { project } = words;
  return [
    element('h2', {}, project.steps),
    record.nextSteps.length > 0 ? stepList(record, record.nextSteps, names, words) : element('p', {}, project.noSteps),
  ];
}

/** Some of a record's steps. */
export function stepList(record: AttestaRecord, some: readonly NextStep[], names: ServiceNames, words: Words): HTMLElement {
  const list = toldSteps(record, some, words.language).map(({ who, what, steps: mended }) =>
    element(
      'li',
      {},
      element('p', { class: 'attesta-step-who' }, capital(who)),
      element('p', { class: 'attesta-step-what' }, what),
      pointsOf(record, mended, names, words),
    ),
  );
  return element('ol', { class: 'attesta-steps' }, list);
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Every point that a step mends leads to why. */
function pointsOf(record: AttestaRecord, mended: readonly NextStep[], names: ServiceNames, words: Words): Child {
  const link = (step: NextStep) => {
    const title = pointOf(record, step)?.title[words.language] ?? '';
    const { point, service } = step;
    const href = addresses.point(record, record.sequence, point, service);
    return element('li', {}, element('a', { href }, `${point} ${title}`), ` · ${names(service)}`);
  };
  const list = element('ul', { class: 'attesta-step-points' }, mended.map(link));
  if (mended.length <= 3) return list;
  return element('details', {}, element('summary', {}, words.project.mends(String(mended.length))), list);
}
