import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { type CostFigures, type Figure, type FigureName, type StepName, stepNames } from '../../../local/cost/cost-terms.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { memorySource } from '../../../shared/reading/containers/byte-range.ts';
import { parseMapping } from '../../../shared/reading/parse-mapping.ts';
import { canonicalJson } from '../../../shared/verdict/canonical.ts';
import { startEndpoints } from '../../functions/rig/endpoints.ts';
import { requestStory } from '../../functions/rig/request-story.ts';
import { median } from '../measure/median.ts';

/**
 * `node tests/bench/cost/measure-cost.ts [--seconds-per-mb N --from TEXT]`: writes local/cost/figures.json, of which `npm run generate` makes
 * docs/cost.md. With `--seconds-per-mb` the speed of reading is the bench's and not that of the short run here.
 */
const { values } = parseArgs({ options: { 'seconds-per-mb': { type: 'string' }, from: { type: 'string' } } });

const measured = (value: number, unit: string, how: string): Figure => ({ value: Number(value.toPrecision(3)), unit, how, assumed: false });
const assumed = (value: number, unit: string, how: string): Figure => ({ value, unit, how, assumed: true });

/** Four machines, four measures each, a month of a row every five minutes: about 9 MB. */
function monthOfReports(): Uint8Array {
  const rows = ['timestamp,resource_id,metric,value,unit'];
  const metrics = ['cpu_used', 'ram_used', 'disk_used', 'net_used'];
  for (let minute = 0; minute < 30 * 24 * 60; minute += 5) {
    const stamp = new Date(Date.UTC(2025, 10, 1) + minute * 60_000).toISOString();
    for (let machine = 0; machine < 4; machine += 1) {
      for (const [at, metric] of metrics.entries()) {
        rows.push(
          `${stamp},i-0a1b2c3d4e5f6071${machine},${metric},${(((minute * 7919 + machine * 31 + at * 17) % 9973) / 100).toFixed(2)},Percent`,
        );
      }
    }
  }
  return new TextEncoder().encode(`${rows.join('\n')}\n`);
}

const mappingText = `schema: attesta/mapping@1
layout: long
zone: UTC
interval: PT5M
columns: { time: timestamp, metric: metric, value: value, unit: unit }
resourceId: { column: resource_id }
series:
  - { column: cpu_used, class: cpu, meaning: used, unit: percent }
  - { column: ram_used, class: ram, meaning: used, unit: percent }
  - { column: disk_used, class: storage, meaning: used, unit: percent }
  - { column: net_used, class: network, meaning: used, unit: percent }
`;

async function mapping(): Promise<Mapping> {
  const parsed = await parseMapping(mappingText);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.mapping;
}

const bytes = monthOfReports();
const given = { bytes: memorySource(bytes), kind: 'usage-report', mapping: { value: await mapping(), sha256: '0'.repeat(64) } } as const;
const seconds: number[] = [];
let digestBytes = 0;
for (let run = 0; run < 4; run += 1) {
  const before = process.cpuUsage();
  const digest = await ingest(given, nodeMeans);
  const { user, system } = process.cpuUsage(before);
  if (digest.rows.accepted === 0) throw new Error(`nothing was read: ${JSON.stringify(digest.issues)}`);
  if (run > 0) seconds.push((user + system) / 1e6);
  digestBytes = Buffer.byteLength(canonicalJson(digest));
}
const megabytes = bytes.length / 1e6;

const judged = JSON.parse(
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../assess.ts'), '--machines', '32', '--days', '150', '--runs', '3', '--json'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  ),
) as { readonly cpuMilliseconds: readonly { readonly step: string; readonly median: number }[] };
const judgeMs = judged.cpuMilliseconds
  .filter(({ step }) => ['JSON.parse', 'zod', 'assess, whole'].includes(step))
  .reduce((sum, one) => sum + one.median, 0);

const endpoints = await startEndpoints();
const story = await requestStory(endpoints).finally(() => endpoints.stop());
const steps = Object.fromEntries(
  stepNames.map((name) => {
    const { s3, readUnits, writeUnits, messages } = story.get(name) ?? fail(name);
    return [name, { s3, readUnits, writeUnits, messages }];
  }),
) as unknown as CostFigures['steps'];

function fail(name: StepName): never {
  throw new Error(`the story has no ${name}`);
}

const figures: Record<FigureName, Figure> = {
  secondsPerMb:
    values['seconds-per-mb'] === undefined
      ? measured(
          median(seconds) / megabytes,
          's/MB',
          `processor time of ingest over ${megabytes.toFixed(1)} MB of CSV with a mapping, in one process, median of 3`,
        )
      : measured(Number(values['seconds-per-mb']), 's/MB', values.from ?? 'tests/bench/run.ts'),
  lambdaCore: assumed(0.6, 'of the reference core', 'speed of a Lambda vCPU on arm64: nothing was measured on Lambda'),
  wireMbPerSecond: assumed(70, 'MB/s', 'S3 to Lambda, second hand'),
  requestSeconds: assumed(0.02, 's', 'one request to S3 within the region, waited for'),
  coldSeconds: assumed(0.6, 's', 'a start of Node with our bundle (tests/bench/cold-start.ts gives the ratio to an empty one)'),
  coldShare: assumed(0.5, 'of the invocations', 'uploads come in bunches: of two, one starts a function'),
  judgeSecondsPerSeriesMonth: measured(
    judgeMs / 1000 / (32 * 4 * 5),
    's',
    'processor time of reading the digests and judging, 128 series × 5 months of a row a minute (tests/bench/assess.ts)',
  ),
  digestBytesPerSeriesMonth: measured(digestBytes / 16, 'byte', 'digest of 16 series × 1 month of a row every 5 minutes, divided by 16'),
  recordBytes: measured(story.get('judgement, 30 files')?.putBytes.records ?? 0, 'byte', 'record of one service with 30 files'),
  logBytesPerInvocation: assumed(2_000, 'byte', 'one line of ours, the metrics of the invocation, the lines of Lambda'),
  emptyReceivesPerMonth: assumed(1_296_000, 'requests', 'Lambda polls each of two queues with five pollers, each waiting for 20 s'),
  metrics: assumed(35, 'metrics', 'values of the dimensions that occur; what is not published in an hour is not paid for it'),
  alarms: measured(20, 'alarms', 'in the templates of the two stacks'),
  callsPerVisit: assumed(
    40,
    'calls',
    'calls of the API by one person in one visit of the console: a queue, three projects, their points and records',
  ),
  apiSeconds: assumed(0.15, 's', 'one call of the API on Lambda, a start now and then included'),
  answerBytes: assumed(8_000, 'byte', 'one answer of the API, compressed'),
  filesPerVisit: assumed(12, 'files', 'files of the console that a browser without them asks for'),
  siteBytes: assumed(450_000, 'byte', 'those files, compressed, fonts included'),
  edgeLogBytes: assumed(400, 'byte', 'one request in CloudFront’s log'),
};

const document: CostFigures & { readonly schema: string } = { schema: 'attesta/cost-figures@1', figures, steps };
writeFileSync(join(import.meta.dirname, '../../../local/cost/figures.json'), `${JSON.stringify(document, null, 2)}\n`);
