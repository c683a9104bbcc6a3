import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Telemetry } from './adapters/telemetry.ts';

export type SqsHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * The Lambda shell of a queue's consumer: logs, metrics, and a partial answer that names only the messages that failed. A message
 * that throws is our fault; its neighbours are none the wiser.
 */
export function sqsHandler(telemetry: Telemetry, consume: (body: string) => Promise<void>): SqsHandler {
  const { logger, metrics } = telemetry;
  const each = async (record: SQSRecord): Promise<void> => {
    try {
      await consume(record.body);
      metrics.addMetric('handled', MetricUnit.Count, 1);
    } catch (error) {
      metrics.addMetric('faults', MetricUnit.Count, 1);
      logger.error('our fault; the message will be retried', { messageId: record.messageId, error: error as Error });
      throw error;
    }
  };
  const handler = middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler((event, context) =>
      // A processor keeps the state of its batch: one for each invocation, since the laptop runs several at once.
      processPartialResponse(event, each, new BatchProcessor(EventType.SQS, { logger }), {
        context,
        processInParallel: false,
        throwOnFullBatchFailure: false,
      }),
    );
  return (event, context) => handler(event, context) as Promise<SQSBatchResponse>;
}
