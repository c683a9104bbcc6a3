import { contenders } from '../contenders.ts';
import { allInputs } from '../inputs/all-inputs.ts';
import { prepareInput } from '../inputs/prepare-input.ts';
import { type Entrant, interleave } from '../measure/interleave.ts';
import { measuredOf } from '../measure/measured-of.ts';
import { timeProcess } from '../measure/time-process.ts';
import type { BenchContext, Measured, Scenario } from './scenario.ts';

/** Every input, read by everybody whom it suits. */
export const scenario: Scenario = {
  name: 'reading',
  about: 'the full job on each input: bytes to coverage, statistics and malformed rows, answers compared',
  async measure(context) {
    const all: Measured[] = [];
    for (const { name, besides } of allInputs) {
      if (context.inputs === null ? !besides : context.inputs.includes(name)) all.push(await readOne(name, context));
    }
    return { runs: all.flatMap(({ runs }) => runs), ratios: Object.assign({}, ...all.map(({ ratios }) => ratios)) as Measured['ratios'] };
  },
};

async function readOne(name: string, { size, folder, rounds, warmUp, cores, bundled, tell }: BenchContext): Promise<Measured> {
  const { spec, specPath } = await prepareInput(name, size, folder, tell);
  const entrants = contenders
    .filter((one) => one.suits(spec))
    .map(
      ({ tool, reports, command }): Entrant => ({
        tool,
        run: async () => {
          const timed = await timeProcess(cores.forContender(command(spec, specPath, bundled)), reports);
          tell(`${name}: ${tool} ${timed.seconds.toFixed(2)} s, ${timed.rssMb} MiB`);
          return timed;
        },
      }),
    );
  return measuredOf(name, spec.bytes, await interleave(entrants, rounds, warmUp));
}
