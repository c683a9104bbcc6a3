import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Contenders were tied to one core. */
  readonly pinned: boolean;
  /** Processes that wanted to run, over the minute before: above 1 the figures are of a machine that did other things. */
  readonly load: number;
}

/** Before anything is measured. */
export const describeMachine = (pinned: boolean): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release().split('-')[0]}`,
  node: process.versions.node,
  pinned,
  load: Math.round((loadavg()[0] as number) * 10) / 10,
});
