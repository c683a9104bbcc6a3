import { awsComeBack, awsPorts } from '../adapters/aws-ports.ts';
import { createTelemetry } from '../adapters/telemetry.ts';
import { assessHandler } from './assess-handler.ts';

/** Lambda entry of `assess`: the assessments queue. */
export const handler = assessHandler(awsPorts('assess', process.env), createTelemetry('assess'), awsComeBack('assess', process.env));
