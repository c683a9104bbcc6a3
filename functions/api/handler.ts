import { awsPorts } from '../adapters/aws-ports.ts';
import { readEnvironment } from '../adapters/environment.ts';
import { createTelemetry } from '../adapters/telemetry.ts';
import { readTokenSettings } from '../adapters/token-settings.ts';
import { identifyBy } from './access/identify.ts';
import { apiHandler } from './api-handler.ts';

const tokens = readTokenSettings(readEnvironment('api', process.env).ATTESTA_TOKENS);

/** Lambda entry of `api`: requests of the HTTP API, payload version 2. */
export const handler = apiHandler(awsPorts('api', process.env), createTelemetry('api'), identifyBy(tokens, { clock: Date.now }));
