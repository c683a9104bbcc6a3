import type { ProjectKey } from '../../../shared/model/keys.ts';
import type { Comparison } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { pointBadge } from '../../parts/outcome-badge.ts';
import type { ServiceNames } from '../../parts/service-names.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

type PointChange = Comparison['changes']['points'][number];

/** Every point whose outcome or whose reasons changed; how many did not is said below. */
export function changedPoints(
  { points, pointCounts }: Comparison['changes'],
  of: ProjectKey,
  after: number,
  names: ServiceNames,
  words: Words,
): Child {
  const { difference: say } = words;
  const side = (one: PointChange['before']): Child =>
    one === null ? say.absent : [pointBadge(one.outcome, words), element('span', { class: 'attesta-code' }, one.codes.join(', '))];
  const nameOf = ({ point, service, after: now }: PointChange): Child => [
    now === null ? point : element('a', { href: addresses.point(of, after, point, service) }, point),
    ` · ${names(service)}`,
  ];
  return [
    element('h2', {}, words.project.points),
    points.length > 0 &&
      table<PointChange>({
        caption: words.project.points,
        rows: points,
        columns: [
          { title: words.project.point, isHead: true, cell: nameOf },
          { title: say.kind, cell: ({ kind }) => words.pointChanges[kind] },
          { title: say.before, cell: ({ before }) => side(before) },
          { title: say.after, cell: ({ after: now }) => side(now) },
        ],
      }),
    element('p', { class: 'attesta-quiet-text' }, say.samePoints(String(pointCounts.same))),
  ];
}
