import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type QueueDefinition, queueDefinitions } from '../definitions/queues.ts';
import { deadLetterName, idOf, nameInStage } from '../names.ts';

export type QueueKey = keyof typeof queueDefinitions;

/** A queue that feeds a function, and where its messages go that our fault has stopped. */
export interface WorkQueue {
  readonly definition: QueueDefinition;
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Every queue of the pipeline. */
export interface PipelineQueues extends Readonly<Record<QueueKey, WorkQueue>> {
  /** Sweeps that the scheduler could not start, or that failed to the end. */
  readonly missedSweeps: Queue;
}

/** The queues of infra/definitions/queues.ts. Messages hold names, never evidence: SQS's own encryption is enough, and no key can be missing. */
export function pipelineQueues(scope: Construct, stage: string): PipelineQueues {
  const make = (key: QueueKey): WorkQueue => {
    const definition: QueueDefinition = queueDefinitions[key];
    const queueName = nameInStage(definition.name, stage);
    const deadLetters = deadLetterQueue(scope, `${idOf(key)}DeadLetters`, queueName, [queueNamed(scope, `${idOf(key)}Itself`, queueName)]);
    const queue = new Queue(scope, `${idOf(key)}Queue`, {
      queueName,
      ...sealed,
      // Half of what its dead-letter queue keeps: SQS counts from the first arrival, and who reads the dead letters needs a week too.
      retentionPeriod: Duration.days(7),
      visibilityTimeout: Duration.seconds(definition.visibilityTimeout),
      deliveryDelay: Duration.seconds(definition.delay),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: definition.maxReceiveCount },
      // It is nobody's dead-letter queue.
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });
    return { definition, queue, deadLetters };
  };
  return {
    uploads: make('uploads'),
    assessments: make('assessments'),
    missedSweeps: deadLetterQueue(scope, 'SweepDeadLetters', nameInStage('attesta-recheck', stage), []),
  };
}

/** @param sources the queues whose messages may end here: none where only services put them (EventBridge Scheduler, Lambda) */
function deadLetterQueue(scope: Construct, id: string, name: string, sources: readonly IQueue[]): Queue {
  return new Queue(scope, id, {
    queueName: deadLetterName(name),
    ...sealed,
    retentionPeriod: Duration.days(14),
    redriveAllowPolicy:
      sources.length > 0
        ? { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: [...sources] }
        : { redrivePermission: RedrivePermission.DENY_ALL },
  });
}

const sealed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** The queue by its name: the two queues name each other, and CloudFormation cannot make either first. */
const queueNamed = (scope: Construct, id: string, name: string): IQueue =>
  Queue.fromQueueArn(scope, id, Stack.of(scope).formatArn({ service: 'sqs', resource: name, arnFormat: ArnFormat.NO_RESOURCE_NAME }));
