import { PutObjectCommand } from '@aws-sdk/client-s3';
import { builtConsole } from '../../../local/console/built-console.ts';
import { DEMO_INSTANT } from '../../../local/samples/sample.ts';
import { decideSamples } from '../../../local/stack/decide-samples.ts';
import { loadRegisters, projectOf, sampleFolders } from '../../../local/stack/load-samples.ts';
import { laptop } from '../../../local/stack/settings.ts';
import { startStack } from '../../../local/stack/start-stack.ts';
import { uploadFolder } from '../../../local/stack/upload-folder.ts';
import { keys, type ProjectKey } from '../../../shared/model/keys.ts';
import { lastingFolder } from '../../e2e/rig.ts';

/** One that fails at a point, one that a person has decided. */
export const failing: ProjectKey = { ipa: 'p_pts', cup: 'H59B25999990006' };
export const decided: ProjectKey = { ipa: 'p_vls', cup: 'E69B25999990006' };

/** What somebody might call a file: markup that would run, were it ever taken for markup. */
export const hostileName = '<img src=x onerror=document.title=`owned`>.csv';

export interface ConsoleStack {
  readonly url: string;
  stop(): Promise<void>;
}

/** The whole stack on free ports, as `npm start` has it, with the samples of these projects and a file with a hostile name. */
export async function startConsoleStack(): Promise<ConsoleStack> {
  const folder = lastingFolder();
  // In a whole run it is there already (local/run-checks.ts).
  const building = builtConsole();
  const now = Date.parse(DEMO_INSTANT);
  const stack = await startStack({
    directory: folder.path,
    s3Port: 0,
    dynamodbPort: 0,
    apiPort: 0,
    clock: () => now,
    assessmentDelay: () => 1,
    console: () => building,
  });
  for (const sample of await sampleFolders()) {
    const project = await projectOf(sample);
    if (![failing.ipa, decided.ipa].includes(project.ipa)) continue;
    await loadRegisters(stack.ports, sample);
    await uploadFolder(stack.s3, sample, project);
  }
  const Key = keys.upload(failing, `bilancio/usage-report/${hostileName}`);
  await stack.s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key, Body: 'hello' }));
  await stack.idle();
  await building;
  await decideSamples(stack, now);
  await stack.idle();
  return {
    url: `${stack.endpoints.api}/`,
    async stop() {
      await stack.stop();
      folder.remove();
    },
  };
}
