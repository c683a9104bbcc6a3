import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Commands that tie a process to one core, where there is `taskset` and more than one core: as a small Lambda has it, and so that nothing
 * wanders. Contenders have the last core, whoever serves them the first.
 */
export interface Cores {
  readonly pinned: boolean;
  forContender(command: readonly string[]): readonly string[];
  forServer(command: readonly string[]): readonly string[];
}

export function findCores(): Cores {
  const count = availableParallelism();
  const has = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  if (!has || count < 2) return { pinned: false, forContender: (command) => command, forServer: (command) => command };
  const on =
    (core: number) =>
    (command: readonly string[]): readonly string[] => ['taskset', '-c', String(core), ...command];
  return { pinned: true, forContender: on(count - 1), forServer: on(0) };
}
