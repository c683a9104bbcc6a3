import { differenceOf } from '../answer/answer.ts';
import type { Timed } from './time-process.ts';

/** What takes part in one comparison. */
export interface Entrant {
  readonly tool: string;
  run(): Promise<Timed>;
}

/** All runs of one entrant, in the order of the rounds. */
export interface Series {
  readonly tool: string;
  readonly seconds: readonly number[];
  readonly rssMb: readonly number[];
}

export class AnswersDiffer extends Error {}

/**
 * A B C, B C A, …: each round runs everybody once, so that what the machine does besides falls on all alike; the first may be for warming up.
 * Every answer is compared with the first one's.
 *
 * @throws AnswersDiffer with the first difference
 */
export async function interleave(entrants: readonly Entrant[], rounds: number, warmUp: boolean): Promise<readonly Series[]> {
  const taken = entrants.map(({ tool }) => ({ tool, seconds: [] as number[], rssMb: [] as number[] }));
  let reference: { readonly tool: string; readonly answer: NonNullable<Timed['answer']> } | null = null;
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
    for (let turn = 0; turn < entrants.length; turn += 1) {
      const place = (turn + Math.max(0, round)) % entrants.length;
      const { tool, run } = entrants[place] as Entrant;
      const { seconds, rssMb, answer } = await run();
      if (answer !== null) {
        reference ??= { tool, answer };
        const difference = differenceOf(reference.answer, answer);
        if (difference !== null) throw new AnswersDiffer(`${reference.tool} and ${tool} do not agree: ${difference}`);
      }
      if (round < 0) continue;
      taken[place]?.seconds.push(seconds);
      taken[place]?.rssMb.push(rssMb);
    }
  }
  return taken;
}
