import { awsPorts } from '../adapters/aws-ports.ts';
import { createTelemetry } from '../adapters/telemetry.ts';
import { recheckHandler } from './recheck-handler.ts';

/** Lambda entry of `recheck`: the daily schedule. */
export const handler = recheckHandler(awsPorts('recheck', process.env), createTelemetry('recheck'), { clock: Date.now });
