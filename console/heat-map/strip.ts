import { stretchesOf } from '../../shared/heat-map/counts.ts';
import type { CellState } from '../../shared/model/continuity-map.ts';
import type { ClassLine } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 12;

/** How much of the strip's height a state takes, and from where: a strip can be read without its colours. */
const shapes: Readonly<Record<CellState, readonly [top: number, height: number]>> = {
  covered: [0, 12],
  partial: [5, 7],
  zero: [10, 2],
  gap: [0, 3],
  missing: [0, 1],
  waiting: [11, 1],
  outside: [5.5, 1],
};

/** A whole period as one small picture: one path a state. For the eye alone, the text beside it says the same. */
export function strip(line: ClassLine): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'heat-strip');
  picture.setAttribute('viewBox', `0 0 ${line.states.length} ${HEIGHT}`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  for (const [state, stretches] of Map.groupBy(stretchesOf(line), ({ state }) => state)) {
    const [top, height] = shapes[state];
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `heat-fill-${state}`);
    path.setAttribute('d', stretches.map(({ from, days }) => `M${from} ${top}h${days}v${height}h-${days}z`).join(''));
    picture.append(path);
  }
  return picture;
}
