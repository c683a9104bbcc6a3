import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { latestRecord } from '../../../functions/read-model.ts';
import { builtConsole } from '../../../local/console/built-console.ts';
import { DEMO_INSTANT } from '../../../local/samples/sample.ts';
import { decideSamples } from '../../../local/stack/decide-samples.ts';
import { loadRegisters, projectOf, sampleFolders } from '../../../local/stack/load-samples.ts';
import { laptop } from '../../../local/stack/settings.ts';
import { type Stack, startStack } from '../../../local/stack/start-stack.ts';
import { uploadFolder } from '../../../local/stack/upload-folder.ts';
import { keys, type ProjectKey } from '../../../shared/model/keys.ts';

/** One that fails at a point, one that a person has decided. */
export const failing: ProjectKey = { ipa: 'p_pts', cup: 'H59B25999990006' };
export const decided: ProjectKey = { ipa: 'p_vls', cup: 'E69B25999990006' };
/** One whose SaaS waits for an auditor and for a live session. */
export const saas = { ipa: 'lcc_clf', cup: 'C99B25999990006', service: 'sito-istituzionale' } as const;

export interface ConsoleStack {
  readonly url: string;
  /** What runs behind the pages. */
  readonly stack: Stack;
  /** The number of its last record. */
  latest(project: ProjectKey): Promise<number>;
  /** Uploads a file, and waits until it was read and judged. */
  put(project: ProjectKey, path: string, body: string | Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

interface Shown {
  /** Whose samples; of all where it is not said. */
  readonly entities?: readonly string[];
  /** Leave out what people decided of the samples. */
  readonly undecided?: boolean;
  /** Seconds for the pieces of a sample to be read before it is judged: a busy machine judges some of them first, which is right too. */
  readonly delay: number;
}

/** The whole stack on free ports, as `npm start` has it, with samples. */
export async function startConsoleStack({ entities, delay, undecided = false }: Shown): Promise<ConsoleStack> {
  const directory = await mkdtemp(join(tmpdir(), 'attesta-console-'));
  // In a whole run it is there already (local/run-checks.ts).
  const building = builtConsole();
  const now = Date.parse(DEMO_INSTANT);
  const stack = await startStack({
    directory,
    s3Port: 0,
    dynamodbPort: 0,
    apiPort: 0,
    clock: () => now,
    assessmentDelay: () => delay,
    console: () => building,
  });
  for (const sample of await sampleFolders()) {
    const project = await projectOf(sample);
    if (entities && !entities.includes(project.ipa)) continue;
    await loadRegisters(stack.ports, sample);
    await uploadFolder(stack.s3, sample, project);
  }
  await stack.idle();
  await building;
  if (!undecided) await decideSamples(stack, now);
  await stack.idle();
  return {
    stack,
    async latest(project) {
      return (await latestRecord(stack.ports.records, project))?.sequence ?? 0;
    },
    async put(project, path, Body) {
      await stack.s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key: keys.upload(project, path), Body }));
      await stack.idle();
    },
    url: `${stack.endpoints.api}/`,
    async stop() {
      await stack.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
