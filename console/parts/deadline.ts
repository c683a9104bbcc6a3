import { renderDate, renderNumber } from '../../shared/reasons/render.ts';
import { dayNumber } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { type Child, element } from '../dom/element.ts';
import type { Words } from '../words/words.ts';

/** A day in Rome and how far it is: the last days, and those that have gone by, stand out. @param now ms */
export function deadlineText(day: string, now: number, words: Words): Child {
  const left = dayNumber(day) - romeDayOf(now);
  const { deadline, language } = words;
  const days = renderNumber(Math.abs(left), language);
  const told = left < 0 ? deadline.overdue(days) : left === 0 ? deadline.today : deadline.daysLeft(days);
  return [
    element('time', { datetime: day }, renderDate(day, language)),
    ' ',
    element('span', { class: left < soon ? 'attesta-late' : 'attesta-quiet-text' }, `(${told})`),
  ];
}

/** Days within which whoever has to act should begin. */
const soon = 15;
