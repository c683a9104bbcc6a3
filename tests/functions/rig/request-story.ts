import { makeRecheck } from '../../../functions/recheck/make-recheck.ts';
import { dossier, keyOf, mapping, project, report } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import { meterRequests, type Requests } from './request-meter.ts';
import { deliver, openWorld, upload } from './world.ts';

/** One step of a project's life, and what it asked of AWS. */
export type Step =
  | 'declaration'
  | 'mapping'
  | 'report'
  | 'report with a mapping'
  | 'document'
  | 'the same event again'
  | 'first judgement, 3 files'
  | 'judgement, 1 more file'
  | 'judgement, 30 files'
  | 'judgement of nothing new'
  | 'sweep, 1 project due';

/** A day of one measure as CloudWatch's `get-metric-statistics` answers it: recognised without a mapping, its machine in the file's name. */
const cloudWatch = (level: number): string =>
  JSON.stringify({
    Label: 'CPUUtilization',
    Datapoints: Array.from({ length: 288 }, (_, n) => ({
      Timestamp: new Date(Date.UTC(2025, 9, 13) + n * 300_000).toISOString(),
      Average: level + (n % 60),
      Unit: 'Percent',
    })),
  });

const nameOf = (machine: number): string => `protocollo/usage-report/i-0a1b2c3d4e5f6071${machine % 10}-${machine}.json`;

/** Lives through it against the rig's real endpoints. Each upload is an invocation of its own, as on AWS (batch size 1). */
export async function requestStory(endpoints: Endpoints): Promise<ReadonlyMap<Step, Requests>> {
  const bucket = await endpoints.createBucket();
  const meter = meterRequests(endpoints);
  const world = await openWorld(endpoints, bucket, meter.ports);
  const steps = new Map<Step, Requests>();
  let minute = 0;
  const put = (path: string, content: string) => {
    minute += 1;
    return upload(endpoints, bucket, keyOf(path), content, `2026-01-10T09:${String(minute % 60).padStart(2, '0')}:00Z`);
  };
  const ingest = async (step: Step | null, path: string, content: string): Promise<string> => {
    const event = await put(path, content);
    meter.take();
    await deliver(world.ingest, [event]);
    const requests = meter.take();
    if (step !== null) steps.set(step, requests);
    return event;
  };
  /** What waits is one session: judged once, as the queue's delay has it. */
  const judge = async (step: Step): Promise<void> => {
    const [one] = world.waiting.assessments.splice(0).slice(-1);
    if (one === undefined) throw new Error(`nothing waits to be judged: ${step}`);
    meter.take();
    await deliver(world.assess, [one]);
    steps.set(step, meter.take());
  };

  await ingest('declaration', 'dossier.yaml', dossier());
  const event = await ingest('report', nameOf(8), cloudWatch(1));
  await ingest('document', 'protocollo/improvement-declaration/a.pdf', '%PDF-1.7');
  await judge('first judgement, 3 files');
  meter.take();
  await deliver(world.ingest, [event]);
  steps.set('the same event again', meter.take());
  await ingest('mapping', 'protocollo/usage-report/two.csv.mapping.yaml', mapping());
  await ingest('report with a mapping', 'protocollo/usage-report/two.csv', report(3));
  await judge('judgement, 1 more file');
  for (let file = 3; file <= 29; file += 1) await ingest(null, nameOf(file + 10), cloudWatch(file));
  await judge('judgement, 30 files');
  await world.ports.queue.sendAssessment(project);
  await judge('judgement of nothing new');
  meter.take();
  await makeRecheck(world.ports, { clock: () => Date.parse('2099-01-01T09:00:00Z') })();
  steps.set('sweep, 1 project due', meter.take());
  return steps;
}
