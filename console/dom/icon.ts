import sprites from '../../node_modules/bootstrap-italia/dist/svg/sprites.svg?no-inline';
import { setAttributes } from './element.ts';

const svg = 'http://www.w3.org/2000/svg';

/** The icons of bootstrap-italia's sprite that these pages use. */
export type IconName =
  | 'arrow-left'
  | 'arrow-right'
  | 'check-circle'
  | 'chevron-right'
  | 'clock'
  | 'close-circle'
  | 'error'
  | 'external-link'
  | 'file'
  | 'info-circle'
  | 'logout'
  | 'minus'
  | 'pa'
  | 'search'
  | 'user'
  | 'help-circle'
  | 'warning-circle';

/** An icon beside words: it says nothing that the words do not, and is not read aloud. */
export function icon(name: IconName, look = ''): SVGSVGElement {
  const drawn = document.createElementNS(svg, 'svg');
  setAttributes(drawn, { class: `icon ${look}`.trim(), 'aria-hidden': 'true', focusable: 'false' });
  const use = document.createElementNS(svg, 'use');
  setAttributes(use, { href: `${sprites}#it-${name}` });
  drawn.append(use);
  return drawn;
}
