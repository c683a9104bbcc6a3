import type { UsageClass } from '../labelled-case.ts';
import { dice } from '../seeded.ts';
import { copies } from './forge-copies.ts';
import { futures, hands, roundings } from './forge-digits.ts';
import { constants, lines, repeats, throws } from './forge-shapes.ts';
import type { Forgery } from './forgery.ts';
import { begins, endOf, formatsFor, MINUTE, type ReportCase, steps } from './report-case.ts';

const forgeries: readonly Forgery[] = [...copies, ...constants, ...repeats, ...lines, ...roundings, ...hands, ...throws, ...futures];

/** Days of the period: those of a minute are few, so that the set stays quick. */
const lengthOf = (step: number, at: number): number => 15 + ((at * 7) % (step === MINUTE ? 4 : 31));

function forgedReport(forgery: Forgery, at: number, stepAt: number, resourceClass: UsageClass): ReportCase {
  const step = steps[stepAt] as number;
  const seed = 700_001 + 1009 * at + 97 * stepAt + 13 * forgery.classes.indexOf(resourceClass);
  const days = lengthOf(step, at + stepAt);
  const from = begins[(at + stepAt) % begins.length] as number;
  const series = forgery.make({ dice: dice(seed), other: dice(seed + 500_009), from, step, days, resourceClass });
  const formats = formatsFor(series);
  const format = formats[(at + 2 * stepAt + forgery.classes.indexOf(resourceClass)) % formats.length] as ReportCase['format'];
  return {
    name: `${forgery.kind}: ${forgery.variant}; ${resourceClass}, every ${step / MINUTE} min, ${days} days, ${format}`,
    kind: forgery.kind,
    variant: forgery.variant,
    accepts: forgery.accepts,
    format,
    series,
    receivedAt: endOf(series) - forgery.early,
    newestFirst: forgery.newestFirst,
  };
}

/** Every forgery at every step, for two of its classes in turn. Made one by one: the set is larger than memory needs to be. */
export function* forgedReports(): Generator<ReportCase> {
  for (const [at, forgery] of forgeries.entries()) {
    for (const stepAt of steps.keys()) {
      const { classes } = forgery;
      const chosen = new Set([classes[(at + stepAt) % classes.length], classes[(at + stepAt + 1) % classes.length]]);
      for (const resourceClass of chosen) yield forgedReport(forgery, at, stepAt, resourceClass as UsageClass);
    }
  }
}
