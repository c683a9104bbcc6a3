import type { Telemetry } from '../adapters/telemetry.ts';
import { readUploadMessage } from '../messages.ts';
import type { Ports } from '../ports.ts';
import { type SqsHandler, sqsHandler } from '../sqs-handler.ts';
import { makeIngest } from './make-ingest.ts';

/** Consumes the uploads queue: S3's "Object Created" events and our own requests to read an upload again. */
export function ingestHandler(ports: Ports, telemetry: Telemetry): SqsHandler {
  const ingest = makeIngest(ports);
  return sqsHandler(telemetry, async (body) => ingest(readUploadMessage(body)));
}
