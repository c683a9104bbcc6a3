import { isDeepStrictEqual } from 'node:util';
import { recordItem } from '../../../functions/assess/append-record.ts';
import {
  type EvidenceItem,
  partitionOf,
  projectItemSchema,
  type RecordItem,
  recordItemSchema,
  sortKeys,
  type UploadItem,
  uploadItemSchema,
} from '../../../functions/items.ts';
import type { Item, Ports, ProjectKey } from '../../../functions/ports.ts';
import { fullRecord } from '../../../functions/read-model.ts';
import { readWithAnother } from '../../../functions/stale-readings.ts';
import { keys } from '../../../shared/model/keys.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { brokenLink } from '../../../shared/verdict/seal.ts';

/** What a project's items and the objects that they name come to. */
export interface Inspection {
  /** Promises that hold at every instant, also in the middle of a fault, and are broken: each in words, none when all is well. */
  readonly always: readonly string[];
  /** Promises that hold besides once nothing waits any more. */
  readonly atRest: readonly string[];
  /** Every service's or package's point that failed in any record, as `service point`. */
  readonly fails: readonly string[];
  /** What the last record was made from; null while there is none. */
  readonly judged: AttestaRecord['inputs'] | null;
}

/** @param items all items of the table */
export async function inspect({ evidence, means }: Ports, items: readonly Item[], project: ProjectKey): Promise<Inspection> {
  const own = items.filter(({ PK }) => PK === partitionOf(project));
  const family = (prefix: string) => own.filter(({ SK }) => SK.startsWith(prefix)).sort((a, b) => (a.SK < b.SK ? -1 : 1));
  const sealed = family(sortKeys.records).map((item) => recordItemSchema.parse(item));
  const uploads = family(sortKeys.uploads).map((item) => uploadItemSchema.parse(item));
  const full = await Promise.all(sealed.map(({ hash }) => fullRecord(evidence, hash).catch(() => null)));
  const records = full.filter((record) => record !== null);

  const missing = full.flatMap((record, index) => (record === null ? [`record ${index + 1} is not in S3`] : []));
  const others = full.flatMap((record, index) =>
    record && !isDeepStrictEqual(sealed[index], recordItemSchema.parse(recordItem(record, means.sha256)))
      ? [`item ${index + 1} is not its record's`]
      : [],
  );
  const link = brokenLink(records, means.sha256);
  const inputs = new Set(sealed.map((item) => item.inputsSha256));
  const digests = [
    ...new Set([...uploads.filter(isEvidence).map(({ digest }) => digest), ...records.flatMap((record) => record.inputs.digests)]),
  ];
  const texts = await Promise.all(digests.map((id) => evidence.read(keys.digest(id))));
  return {
    always: [
      ...missing,
      ...others,
      ...(link === null ? [] : [`the chain breaks at record ${link + 1} of ${records.length}`]),
      ...(inputs.size < sealed.length ? ['two records were made from the same inputs'] : []),
      ...digests.filter((_id, index) => texts[index] === null).map((id) => `digest ${id} is named and is not in S3`),
    ],
    atRest: [
      ...misshown(family(sortKeys.project)[0], sealed.at(-1)),
      ...readWithAnother(uploads).map(({ path }) => `${path} is read with an old mapping`),
    ],
    fails: failsOf(records),
    judged: records.at(-1)?.inputs ?? null,
  };
}

const isEvidence = (upload: UploadItem): upload is EvidenceItem => upload.is === 'evidence';

const failsOf = (records: readonly AttestaRecord[]): string[] =>
  records.flatMap(({ findings }) => findings.filter((one) => one.outcome === 'fail').map((one) => `${one.service} ${one.point}`));

/** The project points at its last record, or at none where there is none. */
function misshown(item: Item | undefined, last: RecordItem | undefined): string[] {
  const shown = item && projectItemSchema.parse(item);
  const same =
    (shown?.sequence ?? 0) === (last?.sequence ?? 0) &&
    (shown?.hash ?? null) === (last?.hash ?? null) &&
    (shown?.purpose ?? null) === (last?.purpose ?? null);
  return same ? [] : [`record ${shown?.sequence} is shown, ${last?.sequence} is the last`];
}
