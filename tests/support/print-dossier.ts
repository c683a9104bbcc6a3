import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';

/** Run by itself, in another place or language: prints where it thinks it is, then digests and record of each folder given. */
const host = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: Intl.NumberFormat().resolvedOptions().locale };
console.log(JSON.stringify(host));
for (const folder of process.argv.slice(2)) {
  const { asOf } = parse(readFileSync(`${folder}/sample.yaml`, 'utf8'), { schema: 'core' }) as { asOf: string };
  const { digests, judged } = await judgeFolder(folder, new Date(asOf).toISOString().replace('.000Z', 'Z'), () => {});
  console.log(canonicalJson({ digests: [...digests.values()], record: judged?.record }));
}
