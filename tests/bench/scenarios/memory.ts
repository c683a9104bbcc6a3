import { contenders } from '../contenders.ts';
import { prepareInput } from '../inputs/prepare-input.ts';
import { interleave } from '../measure/interleave.ts';
import { measuredOf } from '../measure/measured-of.ts';
import { timeProcess } from '../measure/time-process.ts';
import type { Measured, Scenario } from './scenario.ts';

/** The same machines and days with a tenth of the rows: what is held must follow from series and days, never from rows. */
export const scenario: Scenario = {
  name: 'memory',
  about: 'peak memory of `long` beside `long-tenth`, the same series and days with a tenth of the rows',
  async measure({ size, folder, rounds, cores, bundled, tell }) {
    const measured: Measured[] = [];
    for (const name of ['long-tenth', 'long']) {
      const { spec, specPath } = await prepareInput(name, size, folder, tell);
      const entrants = contenders
        .filter(({ tool }) => tool === 'attesta-scan' || tool === 'attesta-ingest')
        .map(({ tool, command }) => ({ tool, run: () => timeProcess(cores.forContender(command(spec, specPath, bundled)), true) }));
      measured.push(measuredOf(`memory ${name}`, spec.bytes, await interleave(entrants, rounds, false)));
    }
    return { runs: measured.flatMap(({ runs }) => runs), ratios: {} };
  },
};
