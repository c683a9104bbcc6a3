import { anywhere, type Cut, everyPosition, firstDifference, singleBytes, whole } from './cuts.ts';
import { drawFrom } from './draw.ts';
import { drawBroadTable } from './draw-broad.ts';
import { drawLives } from './draw-lives.ts';
import { drawSwarm } from './draw-swarm.ts';
import { drawTable } from './draw-table.ts';

/**
 * The generators of tables, by what they are good at: all dialects and all defects; rows of many values; few defects, but often; all that can
 * befall one series in a few rows.
 */
export const kinds = { any: drawTable, broad: drawBroadTable, swarm: drawSwarm, lives: drawLives } as const;
export type Kind = keyof typeof kinds;

/** The first cut of the table with which the short way differs from the long one; null: none of those that are tried. */
export const differenceBySeed = (kind: Kind, seed: number): Promise<Cut | null> =>
  firstDifference(kinds[kind](seed), [whole, anywhere(drawFrom(seed))]);

/** The same of a table of a few rows, cut once at each of its bytes, and into single ones. */
export function differenceInFewRows(seed: number): Promise<Cut | null> {
  const file = drawTable(seed, 0.5, 4);
  return firstDifference(file, [whole, singleBytes, ...everyPosition(file)]);
}

const campaign = 'node_modules/.bin/node tests/reading/short-way/campaign.ts --from SEED --count 1';
/** What tries a seed again. */
export const replayOf = (kind: Kind): string => `${campaign} ${kind === 'any' ? '--cut-share 0' : `--${kind}`}`;
export const replayOfFewRows = `${campaign} --cut-share 1`;
