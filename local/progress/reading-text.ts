import type { Language } from '../../shared/reasons/render.ts';
import type { ReadingSeen } from './reading-watch.ts';

const words = {
  it: { of: 'di', rows: 'righe/s', left: 'ancora', preparing: 'preparo', dot: ',', group: '.' },
  en: { of: 'of', rows: 'rows/s', left: 'left', preparing: 'preparing', dot: '.', group: ',' },
} as const;

/** `report.csv  45 %  112,5 di 250,0 MB  312.000 righe/s  ancora 8 s`, in at most `width` columns: of a long name the end is what tells files apart. */
export function readingText(
  { name, others, bytes, size, rowsPerSecond, secondsLeft }: ReadingSeen,
  language: Language,
  width: number,
): string {
  const { of, rows, left, preparing, dot, group } = words[language];
  const figures = [
    `${size > 0 ? Math.floor((bytes * 100) / size) : 100} %`,
    `${megabytes(bytes, dot)} ${of} ${megabytes(size, dot)} MB`,
    ...(rowsPerSecond === null ? [preparing] : [`${threeDigits(rowsPerSecond, group)} ${rows}`]),
    ...(secondsLeft === null ? [] : [language === 'it' ? `${left} ${duration(secondsLeft)}` : `${duration(secondsLeft)} ${left}`]),
  ].join('  ');
  const more = others > 0 ? ` (+${others})` : '';
  const room = width - figures.length - more.length - 2;
  if (room < SHORTEST_NAME) return figures;
  return `${tail(name, room)}${more}  ${figures}`;
}

/** A name of which less is left says nothing. */
const SHORTEST_NAME = 8;

const tail = (text: string, room: number): string => {
  const characters = [...text];
  return characters.length > room ? `…${characters.slice(1 - room).join('')}` : text;
};

const megabytes = (bytes: number, dot: string): string => (bytes / 1e6).toFixed(1).replace('.', dot);

/** Three digits that matter: the others change too fast to be read. */
function threeDigits(value: number, group: string): string {
  const rounded = value < 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return String(rounded).replace(/\B(?=(\d{3})+$)/g, group);
}

/** `8 s`, `2:05`, `1:02:05`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
