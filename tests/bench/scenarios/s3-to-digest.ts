import { type Contender, remoteContenders } from '../contenders.ts';
import { prepareInput } from '../inputs/prepare-input.ts';
import { interleave } from '../measure/interleave.ts';
import { measuredOf } from '../measure/measured-of.ts';
import { timeProcess } from '../measure/time-process.ts';
import { serveInput } from '../serving/serve-input.ts';
import type { Scenario } from './scenario.ts';

/** From S3 to the digest: the endpoint is the laptop's, over plain HTTP, on the other core. */
export const scenario: Scenario = {
  name: 's3-to-digest',
  about: '`long` from an S3 endpoint in another process, beside the same object thrown away',
  async measure({ size, folder, rounds, warmUp, cores, bundled, tell }) {
    const { spec: local } = await prepareInput('long', size, folder, tell);
    const { spec, specPath, stop } = await serveInput(local, folder, cores);
    try {
      const entrants = remoteContenders.map(({ tool, command, reports }: Contender) => ({
        tool,
        run: async () => {
          const timed = await timeProcess(cores.forContender(command(spec, specPath, bundled)), reports);
          tell(`S3: ${tool} ${timed.seconds.toFixed(2)} s, ${timed.rssMb} MiB`);
          return timed;
        },
      }));
      return measuredOf('S3 long', spec.bytes, await interleave(entrants, rounds, warmUp));
    } finally {
      await stop();
    }
  },
};
