import { renderInstant } from '../../shared/reasons/render.ts';
import { element } from '../dom/element.ts';
import type { Words } from '../words/words.ts';

/** An instant on the clock of Rome, to the minute. @param instant RFC 3339 UTC */
export const instantOf = (instant: string, { language }: Words): HTMLElement =>
  element('time', { datetime: instant, class: 'attesta-instant' }, renderInstant(instant, language));
