import { tableContents } from '../../../functions/adapters/table-contents.ts';
import type { Item } from '../../../functions/ports.ts';
import { listRecords } from '../../../functions/read-model.ts';
import { rebuild } from '../../../functions/rebuild/rebuild.ts';
import type { Rebuilt } from '../../../functions/rebuild/report.ts';
import { dossier, keyOf, project, report } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import { lastingItems } from './whole-table.ts';
import { deliver, openWorld, upload, type World } from './world.ts';

export const cpu = 'protocollo/usage-report/cpu.csv';

/** One project with its first record, in a bucket and a table of its own, and what may happen to it. */
export interface OneProject {
  readonly bucket: string;
  readonly world: World;
  /** Uploads, reads and judges, the table being that of `world` or another one. */
  session(at: string, files: readonly (readonly [path: string, content: string])[], world?: World): Promise<void>;
  /** A new version of the report, read; nobody has judged it yet. */
  arrive(at: string, rows: number): Promise<void>;
  put(path: string, content: string, at: string): Promise<string>;
  /** Into a new table. */
  rebuilt(): Promise<{ readonly again: World; readonly result: Rebuilt }>;
  itemsOf(world: World): Promise<Item[]>;
  hashes(world?: World): Promise<string[]>;
}

export async function oneProject(endpoints: Endpoints): Promise<OneProject> {
  const bucket = await endpoints.createBucket();
  const own = await openWorld(endpoints, bucket);
  const put = (path: string, content: string, at: string) => upload(endpoints, bucket, keyOf(path), content, at);
  const one: OneProject = {
    bucket,
    world: own,
    put,
    async session(at, files, world = own) {
      const events: string[] = [];
      for (const [path, content] of files) events.push(await put(path, content, at));
      await deliver(world.ingest, events);
      await world.drain();
    },
    async arrive(at, rows) {
      await deliver(own.ingest, [await put(cpu, report(rows), at)]);
      own.waiting.assessments.splice(0);
    },
    async rebuilt() {
      const again = await openWorld(endpoints, bucket);
      return { again, result: await rebuild(again.ports, rebuildOptions(endpoints, again)) };
    },
    itemsOf: ({ table }) => lastingItems(endpoints, table),
    hashes: async ({ ports } = own) => (await listRecords(ports.records, project)).map(({ hash }) => hash),
  };
  await one.session('2026-01-10T09:00:00Z', [
    ['dossier.yaml', dossier()],
    [cpu, report(1)],
  ]);
  return one;
}

export const rebuildOptions = ({ dynamo }: Pick<Endpoints, 'dynamo'>, { table }: World) => ({
  contents: tableContents(dynamo, table),
  only: null,
  tell: () => {},
});
