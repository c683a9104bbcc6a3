import { awsComeBack, awsPorts } from '../adapters/aws-ports.ts';
import { createTelemetry } from '../adapters/telemetry.ts';
import { ingestHandler } from './ingest-handler.ts';

/** Lambda entry of `ingest`: the uploads queue. */
export const handler = ingestHandler(awsPorts('ingest', process.env), createTelemetry('ingest'), awsComeBack('ingest', process.env));
