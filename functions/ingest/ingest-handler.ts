import { readDossierPath, readUploadKey } from '../../shared/model/keys.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import type { Measure, Telemetry } from '../adapters/telemetry.ts';
import { readUploadMessage } from '../messages.ts';
import type { Arrival, Ports } from '../ports.ts';
import { type ComeBack, type Consumer, type LogFields, type SqsHandler, sqsHandler, type Told } from '../sqs-handler.ts';
import type { IngestReport, Received } from './ingest-report.ts';
import { makeIngest } from './make-ingest.ts';

/** Consumes the uploads queue: S3's "Object Created" events and our own requests to read an upload again. */
export function ingestHandler(ports: Ports, telemetry: Telemetry, comeBack?: ComeBack): SqsHandler {
  const ingest = makeIngest(ports);
  const consumer: Consumer<Arrival> = {
    read: readUploadMessage,
    ids: (arrival) => uploadIds(arrival, ports),
    work: async (arrival, again) => tellIngest(await ingest(arrival, again), telemetry.clock()),
  };
  return sqsHandler(telemetry, consumer, comeBack);
}

/**
 * Which upload a line of the log is about. People name files after people, so that of a path only the folder is told (service and kind, both
 * of a grammar) and else the sha256, which is also the sort key of the upload's refusal or fault in the table. The version leads to the object.
 */
export function uploadIds({ key, versionId }: Arrival, { means }: Pick<Ports, 'means'>): LogFields {
  const place = readUploadKey(key);
  const path = place?.path ?? key;
  const read = place ? readDossierPath(path) : null;
  const folder = read?.is === 'evidence' ? `${read.service}/${read.kind}` : read?.is === 'mapping' ? read.folder : null;
  return { ipa: place?.ipa ?? null, cup: place?.cup ?? null, folder, pathSha256: sha256Of(path, means.sha256), versionId };
}

/** One line and its counts for each arrival. @param now milliseconds */
export function tellIngest({ received }: IngestReport, now: number): Told {
  const message = 'upload received';
  if (!received) return { message, fields: { state: 'ignored' }, measures: [{ name: 'files', value: 1, of: 'ignored' }] };
  const { state, codes, rows, bytes } = received;
  const lag = lagOf(received, now);
  const [why] = codes;
  const measures: Measure[] = [{ name: 'files', value: 1, of: state }];
  if (rows) measures.push({ name: 'rows', value: rows.read }, { name: 'rejectedRows', value: rows.rejected });
  if (why && !understood.includes(state)) measures.push({ name: 'refusals', value: 1, of: why });
  if (lag !== null) measures.push({ name: 'lag', value: lag });
  const fields = { state, codes, rowsRead: rows?.read ?? null, rowsRejected: rows?.rejected ?? null, bytes, lagSeconds: lag };
  return { message, fields, measures };
}

const understood: readonly Received['state'][] = ['recognised', 'document', 'mapping', 'declaration'];

/** Seconds from S3's receipt; null where the version was read before: a mapping that comes a month later is no delay of ours. */
function lagOf({ receivedAt, isFirst }: Received, now: number): number | null {
  const seconds = Math.round((now - Date.parse(receivedAt)) / 1000);
  return isFirst && Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
