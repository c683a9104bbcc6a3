import type { Measured } from '../scenarios/scenario.ts';
import type { Series } from './interleave.ts';
import { median, pairedRatio, rounded } from './median.ts';

/** The two forms of Attesta that others are compared with, by what their ratios are called. */
const ours = [
  ['attesta-scan', 'attesta'],
  ['attesta-ingest', 'attesta-ingest'],
  ['s3-scan', 'attesta'],
  ['s3-ingest', 'attesta-ingest'],
] as const;

/** All rounds of one input to results: a line for each tool, and how many times as long it took as Attesta. */
export function measuredOf(input: string, bytes: number, series: readonly Series[]): Measured {
  const ratios: Record<string, number> = {};
  for (const [tool, name] of ours) {
    const own = series.find((one) => one.tool === tool);
    if (!own) continue;
    for (const other of series) {
      // The full ingest is no contender of the scan; the other way round it would be said twice.
      if (other === own || other.tool === 'attesta-scan' || other.tool === 's3-scan') continue;
      ratios[`${input}: ${name} vs ${other.tool}`] = rounded(pairedRatio(own.seconds, other.seconds));
    }
  }
  const runs = series.map(({ tool, seconds, rssMb }) => ({
    input,
    bytes,
    tool,
    seconds: rounded(median(seconds)),
    rssMb: rounded(median(rssMb)),
  }));
  return { runs, ratios };
}
