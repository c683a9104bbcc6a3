import type { Draw } from './draw.ts';

export type Mark = '.' | ',';

/** How the values of one column are written. */
export interface ValueWriting {
  plain(): string;
  /** Whatever else may stand there. */
  odd(): string;
}

const nullWords = ['', '', '-', 'null', 'NaN', 'n/d', '--', 'undefined'];

const digitsOf = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.below(10)).join('');

/** @param isTidy no unit stands behind a number, which might be another than the mapping says */
export function drawValues(draw: Draw, mark: Mark, isTidy: boolean): ValueWriting {
  const places = draw.one([0, 0, 1, 2, 2, 3, 5]);
  const most = draw.one([1, 2, 99, 99, 120, 1_000_000]);
  const behind = isTidy ? '' : draw.one(['', ' %', '%', ' GB']);
  const number = (): string => {
    const whole = String(draw.below(most));
    return places === 0 ? whole : `${whole}${mark}${digitsOf(draw, places)}`;
  };
  const thousands = mark === '.' ? ',' : '.';
  return {
    plain: () => `${draw.chance(0.1) ? '0' : number()}${behind}`,
    odd: () =>
      draw.one([
        () => draw.one(nullWords),
        () => '',
        () => `-${number()}`,
        () => digitsOf(draw, 14 + draw.below(7)),
        () => `${digitsOf(draw, 12)}${mark}${digitsOf(draw, 1 + draw.below(8))}`,
        () => `00${number()}`,
        () => `${number()}e${draw.one(['1', '-2', '+3', '20'])}`,
        () => `${1 + draw.below(999)}${thousands}${digitsOf(draw, 3)}`,
        () => `1${thousands}234${thousands}567${mark}8`,
        () => `1 234${mark}5`,
        () => `${number()}${mark === '.' ? ',' : '.'}5`,
        () => `${draw.below(9)}${mark}`,
        () => `${mark}5`,
        () => `+${number()}`,
        () => `${number()}${draw.one(['%', ' %', ' MB', ' furlong', '\u00A0%', ' kB/s', ' x1'])}`,
        () => draw.one(['%', ' ', 'boh', '1.2.3', '12 34', '0x1F', '١٢', '1"2', 'Infinity']),
        () => String(101 + draw.below(400)),
        () => `0${mark}${digitsOf(draw, 2)}`,
      ])(),
  };
}
