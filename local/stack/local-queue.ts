import { readAssessmentMessage, readUploadMessage, writeAssessmentMessage, writeRereadMessage } from '../../functions/messages.ts';
import type { Arrival, AssessmentRequest, Queue, QueueDepths } from '../../functions/ports.ts';
import { bucketDefinition } from '../../infra/definitions/bucket.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import type { Queues, QueuesOptions } from '../queue/open-queues.ts';
import { laptop } from './settings.ts';

const { uploads, assessments } = queueDefinitions;

/** The queues of infra/ as the laptop's own take them. One upload is read at a time there as here; two projects are judged at once. */
export const localQueueOptions: Pick<QueuesOptions, 'definitions' | 'rules'> = {
  definitions: [uploads, assessments].map(({ name, visibilityTimeout, maxReceiveCount, batchSize }) => ({
    name,
    visibilitySeconds: visibilityTimeout,
    maxReceive: maxReceiveCount,
    batch: batchSize,
    concurrency: 2,
  })),
  rules: [{ queue: uploads.name, keyPrefix: bucketDefinition.eventPrefix, bucket: laptop.bucket }],
};

/** The handlers' queue over the laptop's own. @param delay seconds before a project is judged, asked at each message */
export function localQueue(queues: Queues, delay: () => number): Queue {
  return {
    async sendAssessment(request) {
      queues.send(assessments.name, writeAssessmentMessage(request), delay());
    },
    async sendUploads(arrivals) {
      for (const arrival of arrivals) queues.send(uploads.name, writeRereadMessage(arrival));
    },
  };
}

/** What lies in the laptop's queues; sweeps are started by a timer, and none is ever put away. */
export const localDepths = (queues: Queues): QueueDepths => ({
  count: async () =>
    (['uploads', 'assessments'] as const).map((queue) => {
      const { visible, delayed, inFlight, dead } = queues.depth(queueDefinitions[queue].name);
      return { queue, waiting: visible + delayed, underWay: inFlight, dead };
    }),
});

/** What the messages of one call were about; a body that is none of ours is left to the handler, which throws. */
export function readBodies<T extends Arrival | AssessmentRequest>(bodies: readonly string[], read: (body: string) => T): T[] {
  return bodies.flatMap((body) => {
    try {
      return [read(body)];
    } catch {
      return [];
    }
  });
}

export { readAssessmentMessage, readUploadMessage };
