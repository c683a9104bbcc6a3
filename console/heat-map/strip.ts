import { stretchesOf } from '../../shared/heat-map/counts.ts';
import { STRIP_HEIGHT, stripShapes } from '../../shared/heat-map/strip-shapes.ts';
import type { ClassLine } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A whole period as one small picture: one path a state. For the eye alone, the text beside it says the same. */
export function strip(line: ClassLine): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'heat-strip');
  picture.setAttribute('viewBox', `0 0 ${line.states.length} ${STRIP_HEIGHT}`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  for (const [state, stretches] of Map.groupBy(stretchesOf(line), ({ state }) => state)) {
    const [top, height] = stripShapes[state];
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `heat-fill-${state}`);
    path.setAttribute('d', stretches.map(({ from, days }) => `M${from} ${top}h${days}v${height}h-${days}z`).join(''));
    picture.append(path);
  }
  return picture;
}
