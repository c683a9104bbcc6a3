import type { Size } from '../generate/extent.ts';
import type { Cores } from '../measure/cores.ts';

/** One line of results: what one tool took for one input. */
export interface Run {
  readonly input: string;
  readonly bytes: number;
  readonly tool: string;
  /** Median of the rounds, whole process. */
  readonly seconds: number;
  /** Median of the peaks, MiB. */
  readonly rssMb: number;
}

export interface Measured {
  readonly runs: readonly Run[];
  /** `<input>: attesta vs <tool>`: wall time of the tool over that of Attesta's scan, above 1 where Attesta is faster; paired, median. */
  readonly ratios: Readonly<Record<string, number>>;
}

export interface BenchContext {
  readonly size: Size;
  /** Where inputs are kept. */
  readonly folder: string;
  readonly rounds: number;
  readonly warmUp: boolean;
  /** Names of the inputs that are wanted; null: all. */
  readonly inputs: readonly string[] | null;
  readonly cores: Cores;
  /** The module that the process of one of our tools runs. */
  readonly bundled: (tool: string) => string;
  /** For the person who waits. */
  readonly tell: (text: string) => void;
}

/** A file of this folder: one question to the machine. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  measure(context: BenchContext): Promise<Measured>;
}
