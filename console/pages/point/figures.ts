import type { AttestaRecord } from '../../../shared/model/record.ts';
import { briefFiguresOf, type Figures, figuresOf } from '../../../shared/telling/figures.ts';
import { verdictWords } from '../../../shared/telling/verdict-words.ts';
import { type Child, element } from '../../dom/element.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** What was measured, class by class, and the way to the map of the days. */
export function figures(record: AttestaRecord, { measured, service }: AttestaRecord['findings'][number], words: Words): Child {
  if (measured.length === 0) return null;
  const { pointPage: say, language } = words;
  return [
    element('h2', {}, say.measured),
    figureTable(figuresOf(measured, language), words),
    element('p', { class: 'attesta-quiet-text' }, verdictWords[language].silences),
    service !== null &&
      element('p', {}, element('a', { class: 'btn btn-primary', href: addresses.continuity(record, record.sequence, service) }, say.toMap)),
  ];
}

/** Days, time and the longest hole, class by class. */
export const briefFigures = ({ measured }: AttestaRecord['findings'][number], words: Words): HTMLElement =>
  figureTable(briefFiguresOf(measured, words.language), words);

function figureTable({ classes, rows }: Figures, { pointPage: say }: Words): HTMLElement {
  const columns = [
    { title: say.figure, isHead: true, cell: ([label = '']: readonly string[]) => labelOf(label) },
    ...classes.map((name, at) => ({ title: name, isNumber: true, cell: (row: readonly string[]) => row[at + 1] ?? '' })),
  ];
  return table<readonly string[]>({ caption: say.measured, columns, rows });
}

/** A label that is indented goes on from the one above it. */
const labelOf = (text: string) => (text.startsWith(' ') ? `… ${text.trim()}` : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`);
