import type { AttestaRecord } from '../../shared/model/record.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { wrap } from './output.ts';
import type { TitleOf } from './verdict-findings.ts';
import { verdictWords } from './verdict-words.ts';

type Step = AttestaRecord['nextSteps'][number];

/** The points that a step mends: one with its title, several as `VIS-01, VIS-03, PKG-01…PKG-10`, services with the same ones together. */
export function pointsText(steps: readonly Step[], title: TitleOf, language: Language, indent: string): string {
  const titles = new Set(steps.map(title));
  if (titles.size <= 2) return [...titles].map((one) => `${indent}${one}\n`).join('');
  const ofService = Map.groupBy(steps, ({ service }) => service ?? verdictWords[language].package);
  const lists = [...ofService].map(([service, all]) => ({ service, points: inRanges(all.map(({ point }) => point)) }));
  return [...Map.groupBy(lists, ({ points }) => points)]
    .map(([points, same]) => `${indent}${wrap(`${points} · ${same.map(({ service }) => service).join(', ')}`, indent)}\n`)
    .join('');
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
