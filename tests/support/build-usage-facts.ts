import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { declarationSchema, type ServiceDeclaration } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { rulesetSchema } from '../../shared/model/ruleset.ts';
import type { Decimal, SeriesIdentity, SeriesWriter } from '../../shared/model/usage.ts';
import { dayText, HOUR } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { type DigestContent, openDigestSink } from '../../shared/usage/digest-sink.ts';
import type { EvidenceFile, ServiceFacts, ServiceResource } from '../../shared/verdict/facts.ts';

export const ruleset = rulesetSchema.parse(
  parse(readFileSync(new URL('../../shared/rulesets/avviso-1.2-province-citta-metropolitane/2025-04.yaml', import.meta.url), 'utf8'), {
    schema: 'core',
  }),
);

export const at = (text: string): number => Date.parse(text);
export const MINUTE = 60_000;

/** Rows of one series: a reading every `step` in [from, to), or rows of `length` milliseconds. */
export interface Rows extends Partial<SeriesIdentity> {
  readonly from: string;
  readonly to: string;
  readonly step: number;
  readonly length?: number;
  /** Instants in place of the regular ones. */
  readonly stamps?: readonly number[];
  /** Instants [from, to) left out. */
  readonly holes?: readonly (readonly [string, string])[];
  readonly value?: (index: number, start: number) => number | null;
}

export interface FileOfRows {
  readonly name?: string;
  readonly receivedAt?: string;
  readonly rows: readonly Rows[];
  readonly producer?: Digest['producer'];
  /** Id of the form it is in; else of a tool that only its provider has, and nobody asks whose the report is. */
  readonly format?: string;
}

const identity: SeriesIdentity = {
  resourceId: 'i-0a1b2c3d4e5f60718',
  resourceKind: 'ec2',
  resourceClass: 'cpu',
  metric: 'CPUUtilization',
  meaning: 'used',
  unit: 'percent',
  statistic: 'avg',
  evidence: 'measured',
  zone: 'UTC',
  stamp: 'start',
  lengthFrom: null,
};

export const decimal = (value: number): Decimal => {
  const [whole, fraction = ''] = String(value).split('.') as [string, string?];
  return { mantissa: Number(whole + fraction), scale: fraction.length };
};

/** A load that never repeats itself, in percent to three decimals: nothing in it looks forged. */
const load = (index: number): number => {
  let word = Math.imul(index + 1, 0x9e3779b9);
  word = Math.imul(word ^ (word >>> 15), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return Math.round((20 + 15 * Math.sin(index / 40) + ((word ^ (word >>> 16)) >>> 0) / 2 ** 30) * 1000) / 1000;
};

/** No class goes hour for hour as another does: of one machine, that would be the same column pasted twice. */
const startOf = { cpu: 0, ram: 9973, storage: 19_979, network: 29_989, other: 39_989 } as const;
const loadOf =
  ({ resourceClass }: Rows) =>
  (index: number): number =>
    load(index + startOf[resourceClass ?? 'cpu']);

function stampsOf({ from, to, step, stamps: own, holes = [] }: Rows): readonly number[] {
  if (own) return own;
  const stamps: number[] = [];
  for (let stamp = at(from); stamp < at(to); stamp += step) {
    if (!holes.some(([start, end]) => stamp >= at(start) && stamp < at(end))) stamps.push(stamp);
  }
  return stamps;
}

/** A digest of one series whose rows the caller writes. */
export function digestOfWriter(
  name: string,
  write: (writer: SeriesWriter) => void,
  lengthFrom: SeriesIdentity['lengthFrom'] = null,
): Digest {
  const sink = openDigestSink();
  write(sink.series({ ...identity, lengthFrom }));
  return digestOfContent(name, sink.finish());
}

export function digestOf({ rows, producer = null, name = 'report.csv', format }: FileOfRows): Digest {
  const sink = openDigestSink();
  for (const one of rows) {
    const { from: _from, to: _to, step: _step, stamps: _stamps, holes: _holes, length = 0, value = loadOf(one), ...said } = one;
    const writer = sink.series({ ...identity, ...(length > 0 ? { lengthFrom: 'file' as const } : {}), ...said });
    stampsOf(one).forEach((stamp, index) => {
      const number = value(index, stamp);
      writer.add(stamp, length, number === null ? null : decimal(number), index + 2);
      sink.row('accepted');
    });
  }
  return digestOfContent(name, sink.finish(), producer, format);
}

export function digestOfContent(
  name: string,
  content: DigestContent,
  producer: Digest['producer'] = null,
  format = 'cloudwatch-series-csv',
): Digest {
  const sha256 = Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64);
  return {
    schema: 'attesta/digest@1',
    id: sha256,
    reader: 'test',
    fileSha256: sha256,
    bytes: 1,
    kind: 'usage-report',
    mappingSha256: null,
    recognition: { status: 'recognised', format, needs: [], reason: null, candidates: [] },
    producer,
    resourceIdRule: null,
    members: [],
    ...content,
  };
}

export interface UsageCase {
  readonly service?: Partial<ServiceDeclaration>;
  readonly resources?: readonly Partial<ServiceResource>[];
  readonly files: readonly FileOfRows[];
  /** Digests in place of files. */
  readonly digests?: readonly Digest[];
  readonly asOf: string;
  readonly decreeDate?: string;
}

const machine: ServiceResource = {
  // Of which nobody knows how long it keeps metrics, whatever the id looks like: reminders have a table of their own (retention.test.ts).
  provider: 'ovh',
  id: 'i-0a1b2c3d4e5f60718',
  key: 'i-0a1b2c3d4e5f60718',
  kind: 'vm',
  parentId: null,
  createdOn: null,
  deletedOn: null,
  declaredIn: 'dossier',
};

export function usageFacts({ service = {}, resources = [{}], files, digests, asOf, decreeDate = '2019-06-23' }: UsageCase): ServiceFacts {
  const declaration = declarationSchema.parse({
    schema: 'attesta/declaration@1',
    entity: { ipa: 'p_vd', name: 'Provincia di Valdoro', kind: 'province' },
    project: { cup: 'D19B25999990006', notice: ruleset.notice, decree: { date: decreeDate } },
    services: [
      {
        id: 'protocollo',
        name: 'Protocollo',
        candidateMode: 'transfer',
        destination: 'iaas',
        migrationStartedOn: '2026-01-10',
        releasedOn: '2026-01-24',
        ...service,
      },
    ],
  });
  const declared = resources.map((one) => ({ ...machine, ...one, key: one.id ?? machine.key }));
  const read = digests?.map((digest, index) => ({ digest, name: `part-${index}.csv`, receivedAt: asOf }));
  const built = files.map((file, index) => {
    const name = file.name ?? `report-${index + 1}.csv`;
    return { name, digest: digestOf({ ...file, name }), receivedAt: file.receivedAt ?? asOf };
  });
  const evidence: EvidenceFile[] = (read ?? built).map(({ name, digest, receivedAt }) => {
    return {
      digest,
      receivedAt: at(receivedAt),
      member: null,
      upload: {
        path: `protocollo/usage-report/${name}`,
        service: 'protocollo',
        kind: 'usage-report',
        filename: name,
        versionId: null,
        sha256: digest.fileSha256,
        bytes: 1,
        receivedAt,
        digest: digest.id,
      },
    };
  });
  return {
    declaration,
    ruleset,
    policy: ruleset.policy,
    asOf: at(asOf),
    today: dayText(romeDayOf(at(asOf))),
    deadline: null,
    files: evidence,
    unread: [],
    claims: [],
    registers: new Map(),
    declaredAnywhere: new Set(declared.map(({ key }) => key)),
    service: declaration.services[0] as ServiceDeclaration,
    resources: declared,
    addresses: [],
    seen: [],
    aliases: new Map(),
    documents: (kind) => evidence.filter(({ upload }) => upload.kind === kind),
  };
}

export { HOUR };
