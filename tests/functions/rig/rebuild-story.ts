import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { appendRecord, recordItem } from '../../../functions/assess/append-record.ts';
import type { ProjectKey } from '../../../functions/ports.ts';
import { fullRecord, latestRecord } from '../../../functions/read-model.ts';
import { keys } from '../../../shared/model/keys.ts';
import { instantText } from '../../../shared/time/civil-day.ts';
import { seal } from '../../../shared/verdict/seal.ts';
import { dossier, invalidDossier, mapping, report } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import { deliver, openWorld, upload, type World } from './world.ts';

/** Fictional projects, each with something of its own in its past. */
export const projects = {
  busy: { ipa: 'p_vd', cup: 'D19B25999990006' },
  positive: { ipa: 'p_vd', cup: 'D19B25999990007' },
  unnamed: { ipa: 'cm_va', cup: 'E29B25999990001' },
} as const satisfies Record<string, ProjectKey>;
const { busy, positive, unnamed } = projects;

/** Each project has a machine of its own. */
const inProject = ({ cup }: ProjectKey, text: string): string =>
  text.replace(busy.cup, cup).replace('i-0a1b2c3d4e5f60718', `i-0a1b2c3d4e5f6${cup.slice(-4)}`);
const report1 = 'protocollo/usage-report/cpu.csv';
const ownMapping = `${report1}.mapping.yaml`;
const folderMapping = 'protocollo/usage-report/mapping.yaml';

type Step =
  | readonly ['put', ProjectKey | null, path: string, content: string]
  | readonly ['delete', ProjectKey, path: string]
  | readonly ['tick', ProjectKey, at: string]
  | readonly ['positive', ProjectKey];

/** Sessions of what happened. */
export type Story = readonly (readonly Step[])[];

/** What happened, a session a day from 10 January: its ticks first, then everything arrives, then it is judged. */
const wholeStory: Story = [
  [
    ['put', busy, report1, report(3)],
    ['put', busy, 'dossier.yaml', dossier('Valdoro prima versione')],
    ['put', unnamed, 'anagrafe/usage-report/ram.csv', report(2)],
    ['put', null, 'uploads/p_vd/senza-cup/nota.txt', 'di chi è?'],
  ],
  [
    ['put', busy, folderMapping, mapping('Primo')],
    ['put', busy, 'dossier.json', invalidDossier],
    ['put', busy, 'contratto.pdf', '%PDF-1.7 fuori posto'],
    ['put', busy, 'project/contract/contratto.pdf', '%PDF-1.7 firmato'],
  ],
  [['tick', busy, '2026-01-12T03:00:00Z']],
  [
    // The same bytes as in the first session: their first receipt stays.
    ['put', busy, report1, report(5)],
    ['put', busy, 'protocollo/usage-report/copia.csv', report(3)],
    ['put', busy, ownMapping, mapping('Proprio')],
    ['put', busy, 'protocollo/contract/contratto.pdf', '%PDF-1.7 firmato'],
  ],
  [
    ['put', busy, 'dossier.yaml', dossier('Provincia di Valdoro')],
    ['put', busy, folderMapping, mapping('Secondo')],
    ['put', busy, ownMapping, 'schema: attesta/mapping@1\nlayout: nessuno\n'],
    ['put', null, 'uploads/p_vd/senza-cup/nota.txt', 'ancora qui'],
    ['put', busy, 'contratto.pdf', '%PDF-1.7 ancora fuori posto'],
  ],
  [
    ['put', positive, 'dossier.yaml', inProject(positive, dossier())],
    ['put', positive, report1, report(3)],
  ],
  [
    ['positive', positive],
    ['tick', positive, '2026-04-10T02:00:00Z'],
    ['delete', busy, 'project/contract/contratto.pdf'],
  ],
  [
    ['tick', positive, '2026-05-10T02:00:00Z'],
    // The bytes of the first session once more: the file is as old as they are.
    ['put', busy, report1, report(3)],
  ],
  [['tick', busy, '2026-04-11T02:00:00Z']],
];

/** The same in a few steps: for tests that live it many times. */
export const shortStory: Story = [
  [
    ['put', positive, 'dossier.yaml', inProject(positive, dossier())],
    ['put', positive, report1, report(2)],
    ['put', positive, 'contratto.pdf', '%PDF-1.7 fuori posto'],
  ],
  [
    ['tick', positive, '2026-01-11T03:00:00Z'],
    ['put', unnamed, 'anagrafe/usage-report/ram.csv', report(2)],
    ['put', null, 'uploads/nota.txt', 'di chi è?'],
  ],
];

/** Lives a story in a bucket, with the handlers as they are deployed. */
export async function liveStory(
  endpoints: Endpoints,
  story: Story = wholeStory,
): Promise<{ readonly world: World; readonly bucket: string }> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  for (const [day, session] of story.entries()) {
    const events: string[] = [];
    for (const [minute, step] of session.entries()) {
      const at = instantText(Date.UTC(2026, 0, 10 + day, 9, minute));
      if (step[0] === 'put') events.push(await upload(endpoints, bucket, step[1] ? keys.upload(step[1], step[2]) : step[2], step[3], at));
      else if (step[0] === 'delete')
        await endpoints.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: keys.upload(step[1], step[2]) }));
      else if (step[0] === 'tick') await deliver(world.assess, [JSON.stringify({ ...step[1], tick: step[2] })]);
      else await findPositive(world, step[1]);
    }
    await deliver(world.ingest, events);
    await world.drain();
  }
  return { world, bucket };
}

/** As if a person had found the migration positive: the product alone never does while points wait for reviews. */
async function findPositive({ ports }: World, project: ProjectKey): Promise<void> {
  const line = await latestRecord(ports.records, project);
  if (!line) throw new Error('nothing was judged yet');
  const { hash, ...judged } = await fullRecord(ports.evidence, line.hash);
  const found = seal({ ...judged, sequence: judged.sequence + 1, prevHash: hash, outcome: 'positive' }, ports.means.sha256);
  await appendRecord(ports, project, found, recordItem(found, ports.means.sha256));
}
