import type { Telemetry } from '../adapters/telemetry.ts';
import { readAssessmentMessage } from '../messages.ts';
import type { AssessmentRequest, Ports } from '../ports.ts';
import { type ComeBack, type Consumer, type LogFields, type SqsHandler, sqsHandler, type Told } from '../sqs-handler.ts';
import { type AssessReport, makeAssess } from './make-assess.ts';

/** Consumes the assessments queue: projects to judge, asked for by an upload or by the schedule. */
export function assessHandler(ports: Ports, telemetry: Telemetry, comeBack?: ComeBack): SqsHandler {
  const assess = makeAssess(ports);
  const consumer: Consumer<AssessmentRequest> = {
    read: readAssessmentMessage,
    ids: ({ ipa, cup, askedBy = null, tick = null }): LogFields => ({ ipa, cup, askedBy, tick }),
    work: async (request, again) => tellAssessment(await assess(request, again)),
  };
  return sqsHandler(telemetry, consumer, comeBack);
}

/** One line and its counts for each request that was dealt with: outcomes, never what they rest on. */
export function tellAssessment(report: AssessReport): Told {
  const message = 'assessment done';
  if (report.is !== 'judged') return { message, fields: { came: report.is }, measures: [] };
  const { outcome, appended } = report;
  return {
    message,
    fields: { came: report.is, outcome, appended: appended.map((record) => `${record.purpose}: ${record.outcome}`) },
    measures: appended.map((record) => ({ name: 'verdicts', value: 1, of: record.outcome })),
  };
}
