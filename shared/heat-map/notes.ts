import type { ContinuityMap } from '../model/continuity-map.ts';
import type { ResourceClass } from '../model/usage.ts';
import { type Language, renderValue } from '../reasons/render.ts';
import { dayName } from './day-name.ts';
import { dayWords } from './words.ts';

/** What has to be said of the period, and of how it was read. */
export function notesOf(map: ContinuityMap, language: Language): readonly string[] {
  const words = dayWords(language);
  const nameOf = (one: ResourceClass) => renderValue(one, 'class', language);
  const say = (day: string) => dayName(day, language);
  const windows = Map.groupBy(map.classes, ({ window }) => `${window.from} ${window.to}`);
  const periods = [...windows.values()].map((group) => {
    const { from, to } = (group[0] as ContinuityMap['classes'][number]).window;
    if (windows.size === 1) return words.period(say(from), say(to));
    return words.periodOf(group.map((one) => nameOf(one.class)).join(', '), say(from), say(to));
  });
  const moved = map.classes.find(({ window, judged }) => window.from !== judged.from || window.to !== judged.to);
  return [
    ...periods,
    ...(moved ? [words.judged(say(moved.judged.from), say(moved.judged.to))] : []),
    ...(map.daysLeftOut > 0 ? [words.leftOut(map.daysLeftOut)] : []),
    ...map.classes.filter(({ billed }) => billed).map((one) => words.billed(nameOf(one.class))),
    ...map.classes.filter(({ stampsAssumed }) => stampsAssumed).map((one) => words.stamps(nameOf(one.class))),
  ];
}
