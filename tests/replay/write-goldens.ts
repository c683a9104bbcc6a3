import { writeFile } from 'node:fs/promises';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import { readSampleFile } from '../../local/folder/sample-file.ts';
import { goldens, goldenText } from './goldens.ts';

/** `node tests/replay/write-goldens.ts`: writes the golden records as this engine makes them; what changed is for the reader of the difference. */
for (const { name, folder, file } of goldens) {
  const sample = await readSampleFile(folder);
  if (!sample) throw new Error(`${name} does not say when it is judged`);
  const { judged } = await judgeFolder(folder, sample.asOf, () => {});
  if (!judged) throw new Error(`${name} has no valid declaration`);
  await writeFile(file, goldenText(judged.record));
  process.stderr.write(`written: ${file}\n`);
}
