import type { Telemetry } from '../adapters/telemetry.ts';
import { readAssessmentMessage } from '../messages.ts';
import type { Ports } from '../ports.ts';
import { type SqsHandler, sqsHandler } from '../sqs-handler.ts';
import { makeAssess } from './make-assess.ts';

/** Consumes the assessments queue: projects to judge, asked for by an upload or by the schedule. */
export function assessHandler(ports: Ports, telemetry: Telemetry): SqsHandler {
  const assess = makeAssess(ports);
  return sqsHandler(telemetry, async (body) => {
    await assess(readAssessmentMessage(body));
  });
}
