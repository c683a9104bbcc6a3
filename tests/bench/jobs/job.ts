import type { Answer } from '../answer/answer.ts';
import type { InputSpec } from '../inputs/input.ts';

/** One contender's whole work on one input, from the file to the answer; null: a limit, which has none. */
export type Job = (spec: InputSpec) => Promise<Answer | null>;
