import { readdirSync, readFileSync } from 'node:fs';
import type { ProjectKey } from '../../../functions/ports.ts';
import { fullRecord, latestRecord } from '../../../functions/read-model.ts';
import { keys } from '../../../shared/model/keys.ts';
import type { Endpoints } from './endpoints.ts';
import { deliver, openWorld, upload, type World } from './world.ts';

/** A sample in which nothing fails and nothing is missing, so that whatever one upload more or less does shows in the outcome. */
const folder = new URL('../../../samples/trasferimento-completo/', import.meta.url);
export const sampleProject: ProjectKey = { ipa: 'p_vdr', cup: 'D19B25999990006' };
export const samplePaths: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(dossier\.yaml$|(protocollo|project)\/[^/]+\/.)/.test(path))
  .sort();
export const sampleBytes = (path: string): Uint8Array => readFileSync(new URL(path, folder));
/** The schedule of the sample ends in March. */
export const afterDeadline = '2026-04-20T02:00:00Z';

export interface WholeSample {
  readonly bucket: string;
  readonly world: World;
  /** Puts an object; its event is given, and not delivered. */
  put(path: string, content?: string | Uint8Array, at?: string): Promise<string>;
  sweep(tick?: string): Promise<void>;
  latest(): Promise<Awaited<ReturnType<typeof fullRecord>>>;
  /** What the last record says: its outcome, the points that wait for us, those that are lost, and for which uploads. */
  told(): Promise<{
    readonly outcome: string;
    readonly held: readonly string[];
    readonly lost: readonly string[];
    readonly unread: readonly string[];
  }>;
}

/** Uploads, reads and judges the sample; the events of the paths that `late` names are not delivered, nor are those that `absent` names put. */
export async function wholeSample(
  endpoints: Endpoints,
  { late = [], absent = [] }: { late?: readonly string[]; absent?: readonly string[] } = {},
) {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  const put: WholeSample['put'] = (path, content = sampleBytes(path), at = '2026-03-01T10:00:00Z') =>
    upload(endpoints, bucket, keys.upload(sampleProject, path), content, at);
  const latest = async () => {
    const line = await latestRecord(world.ports.records, sampleProject);
    return fullRecord(world.ports.evidence, line?.hash ?? '');
  };
  const sample: WholeSample = {
    bucket,
    world,
    put,
    latest,
    sweep: (tick = afterDeadline) => deliver(world.assess, [JSON.stringify({ ...sampleProject, tick })]),
    async told() {
      const { outcome, findings, inputs } = await latest();
      const isHeld = (finding: (typeof findings)[number]) => finding.reasons.some(({ code }) => code === 'UNREAD_BY_US');
      const isLost = (finding: (typeof findings)[number]) => finding.outcome === 'fail' || finding.outcome === 'missing';
      return {
        outcome,
        held: findings.filter(isHeld).map(({ point }) => point),
        lost: findings.filter(isLost).map(({ point }) => point),
        unread: (inputs.unread ?? []).map((pinned) => pinned.replace(/@[^@]+@[^@]+$/, '')),
      };
    },
  };
  const waiting: string[] = [];
  const events: string[] = [];
  for (const path of samplePaths.filter((one) => !absent.includes(one))) (late.includes(path) ? waiting : events).push(await put(path));
  await deliver(world.ingest, events);
  await world.drain();
  return { ...sample, waiting };
}
