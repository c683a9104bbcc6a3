import { saveText } from '../../parts/save-file.ts';
import type { Desk } from './desk.ts';

/**
 * All that was read of the chosen files, to be kept or shown to whoever exported them: of each its digest, character by character the one
 * that the pipeline would store (`digests/{id}.json`).
 */
export async function saveReadings({ entries, precheck, project }: Desk): Promise<void> {
  const files: string[] = [];
  for (const { from, check } of entries.all()) {
    if (check.is !== 'read') continue;
    const digest = await precheck.ask({ is: 'digest', of: check.checked.digest });
    if (digest !== null) files.push(`{"path":${JSON.stringify(from)},"digest":${digest}}`);
  }
  saveText(`${project.cup}-letture.json`, `{"files":[${files.join(',')}]}\n`);
}
