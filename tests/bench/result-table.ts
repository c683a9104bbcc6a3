import type { Machine } from './measure/machine.ts';
import type { Measured } from './scenarios/scenario.ts';

/** What a person reads in a terminal. */
export function resultTable({ machine, runs, ratios }: Measured & { readonly machine: Machine }): string {
  const { processor, cores, memoryGiB, node, pinned } = machine;
  const lines = [`${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, ${pinned ? 'contenders on one core' : 'not pinned'}`, ''];
  let input = '';
  for (const run of runs) {
    if (run.input !== input) {
      input = run.input;
      lines.push(`${input} (${(run.bytes / 1e6).toFixed(1)} MB)`);
    }
    const ratio = ratios[`${input}: attesta vs ${run.tool}`];
    const against = ratio === undefined ? '' : `${ratio.toFixed(2)} x Attesta`;
    const [seconds, speed] = [run.seconds.toFixed(3), (run.bytes / 1e6 / run.seconds).toFixed(0)];
    lines.push(
      `  ${run.tool.padEnd(18)}${seconds.padStart(9)} s${speed.padStart(7)} MB/s${run.rssMb.toFixed(0).padStart(6)} MiB  ${against}`.trimEnd(),
    );
  }
  return `${lines.join('\n')}\n`;
}
