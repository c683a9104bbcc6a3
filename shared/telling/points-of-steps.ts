import type { NextStep } from '../model/record.ts';
import type { Language } from '../reasons/render.ts';
import type { TitleOf } from './told-reasons.ts';
import { verdictWords } from './verdict-words.ts';

/** The points that a step mends: one with its title, several as `VIS-01, VIS-03, PKG-01…PKG-10`, services with the same ones together. */
export function pointsOfSteps(steps: readonly NextStep[], title: TitleOf, language: Language): readonly string[] {
  const titles = new Set(steps.map(title));
  if (titles.size <= 2) return [...titles];
  const ofService = Map.groupBy(steps, ({ service }) => service ?? verdictWords[language].package);
  const lists = [...ofService].map(([service, all]) => ({ service, points: inRanges(all.map(({ point }) => point)) }));
  return [...Map.groupBy(lists, ({ points }) => points)].map(
    ([points, same]) => `${points} · ${same.map(({ service }) => service).join(', ')}`,
  );
}

/** Three or more points in a row are a range. Points are of one width within a family, so that their order is that of their text. */
export function inRanges(points: readonly string[]): string {
  const runs: string[][] = [];
  for (const point of [...new Set(points)].sort()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last?.slice(0, 4) === point.slice(0, 4) && Number(last.slice(4)) + 1 === Number(point.slice(4));
    if (run && follows) run.push(point);
    else runs.push([point]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}…${run.at(-1)}` : run.join(', '))).join(', ');
}
