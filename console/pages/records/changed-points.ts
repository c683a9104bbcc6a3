import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { ToldPointChange } from '../../../shared/telling/told-changes.ts';
import { type Child, element } from '../../dom/element.ts';
import { pointBadge } from '../../parts/outcome-badge.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

interface Shown {
  readonly of: ProjectKey;
  /** Numbers of the two records. */
  readonly before: number;
  readonly after: number;
  /** How many points say the same in both. */
  readonly same: number;
  /** With its title, and the service. */
  readonly title: (of: Pick<ToldPointChange, 'point' | 'service'>) => string;
}

/** Every point of which the later record says something else, in sentences; how many say the same is told below. */
export function changedPoints(points: readonly ToldPointChange[], shown: Shown, words: Words): Child {
  const { difference: say } = words;
  return [
    element('h2', {}, words.project.points),
    points.length > 0 &&
      element(
        'ul',
        { class: 'attesta-changes' },
        points.map((one) => element('li', {}, pointChange(one, shown, words))),
      ),
    element('p', { class: 'attesta-quiet-text' }, say.samePoints(String(shown.same))),
  ];
}

function pointChange({ point, service, kind, after, sentence, gone, added }: ToldPointChange, shown: Shown, words: Words): Child {
  const { difference: say } = words;
  const side = after === null ? shown.before : shown.after;
  return [
    element(
      'h3',
      {},
      element('a', { href: addresses.point(shown.of, side, point, service) }, shown.title({ point, service })),
      element('span', { class: 'attesta-change-kind' }, words.pointChanges[kind]),
    ),
    element('p', {}, after !== null && pointBadge(after, words), ' ', element('span', {}, sentence)),
    sentences(say.added, added),
    sentences(say.gone, gone),
  ];
}

/** Sentences under their name; nothing where there are none. */
export function sentences(name: string, all: readonly string[]): Child {
  if (all.length === 0) return null;
  return [
    element('p', { class: 'attesta-change-name' }, name),
    element(
      'ul',
      { class: 'attesta-sentences' },
      all.map((one) => element('li', {}, one)),
    ),
  ];
}
