import { awsPorts } from '../adapters/aws-ports.ts';
import { createTelemetry } from '../adapters/telemetry.ts';
import { apiHandler } from './api-handler.ts';

/** Lambda entry of `api`: requests of the HTTP API, payload version 2. */
export const handler = apiHandler(awsPorts('api', process.env), createTelemetry('api'));
