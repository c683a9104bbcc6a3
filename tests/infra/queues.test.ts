import { beforeAll, describe, expect, test } from 'vitest';
import { type ReadTemplate, statementsIn, synthesise } from './synthesised.ts';

let pipeline: ReadTemplate;
let queues: [id: string, properties: Record<string, unknown>][];
beforeAll(() => {
  pipeline = synthesise().pipeline;
  queues = Object.entries(pipeline.of('AWS::SQS::Queue')).map(([id, { Properties }]) => [id, Properties]);
});

interface Redrive {
  readonly deadLetterTargetArn: string;
}
/** Ids of the queues that anything names as the place for what failed: queues, the rule, the schedule, the asynchronous function. */
function deadLetterIds(): Set<string> {
  const written = JSON.stringify(Object.values(pipeline.resources).map(({ Properties }) => Properties));
  const named = /"(?:deadLetterTargetArn|DeadLetterConfig":\{"Arn|OnFailure":\{"Destination)":"<(\w+)\.Arn>"/g;
  return new Set([...written.matchAll(named)].map(([, id]) => id as string));
}

describe('every queue', () => {
  test('is found by these tests', () =>
    expect(queues.map(([id]) => id)).toEqual(expect.arrayContaining(['UploadsQueue', 'UploadsDeadLetters'])));

  test('is encrypted', () => {
    for (const [id, properties] of queues)
      expect(properties.SqsManagedSseEnabled === true || properties.KmsMasterKeyId !== undefined, id).toBe(true);
  });

  test('takes TLS only', () => {
    const policies = Object.values(pipeline.of('AWS::SQS::QueuePolicy')).map(({ Properties }) => Properties);
    for (const [id] of queues) {
      const own = policies.filter(({ Queues }) => (Queues as string[]).includes(`<${id}>`));
      const refusals = own.flatMap(statementsIn);
      expect(refusals, id).toContainEqual({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Resource: `<${id}.Arn>`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });

  test('has a dead-letter queue, or is one', () => {
    const deadLetters = deadLetterIds();
    for (const [id, { RedrivePolicy }] of queues) {
      if (deadLetters.has(id)) continue;
      const target = (RedrivePolicy as Redrive | undefined)?.deadLetterTargetArn;
      expect(target && deadLetters.has(target.slice(1, -'.Arn>'.length)), id).toBe(true);
    }
  });

  test('that is a dead-letter queue keeps for the longest time there is, longer than the queue that feeds it', () => {
    const deadLetters = deadLetterIds();
    for (const [id, { MessageRetentionPeriod }] of queues) {
      if (deadLetters.has(id)) expect(MessageRetentionPeriod, id).toBe(14 * 24 * 60 * 60);
      else expect(MessageRetentionPeriod, id).toBeLessThan(14 * 24 * 60 * 60);
    }
  });

  test('says whose dead letters it takes: its own queue’s, or nobody’s', () => {
    for (const [id, { RedriveAllowPolicy, QueueName }] of queues) {
      const feeding = queues.filter(([, other]) => (other.RedrivePolicy as Redrive | undefined)?.deadLetterTargetArn === `<${id}.Arn>`);
      const expected =
        feeding.length === 0
          ? { redrivePermission: 'denyAll' }
          : {
              redrivePermission: 'byQueue',
              sourceQueueArns: feeding.map(([, other]) => `arn:aws:sqs:eu-south-1:<AWS::AccountId>:${other.QueueName}`),
            };
      expect(RedriveAllowPolicy, `${id} ${QueueName}`).toEqual(expected);
    }
  });

  test('has an alarm: on anything in a dead-letter queue, on the age of what waits in another', () => {
    const alarms = Object.values(pipeline.of('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    const deadLetters = deadLetterIds();
    for (const [id, { VisibilityTimeout }] of queues) {
      const own = alarms.filter(
        ({ Dimensions }) => JSON.stringify(Dimensions) === JSON.stringify([{ Name: 'QueueName', Value: `<${id}.QueueName>` }]),
      );
      const expected = deadLetters.has(id)
        ? { MetricName: 'ApproximateNumberOfMessagesVisible', Statistic: 'Maximum', Threshold: 1 }
        : { MetricName: 'ApproximateAgeOfOldestMessage', Statistic: 'Maximum', Threshold: 1.5 * (VisibilityTimeout as number) };
      expect(own, id).toContainEqual(
        expect.objectContaining({
          ...expected,
          Namespace: 'AWS/SQS',
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          EvaluationPeriods: 1,
        }),
      );
    }
  });
});

test('only the rule of uploads may put events into the queue of uploads, and into its dead-letter queue', () => {
  const policies = Object.values(pipeline.of('AWS::SQS::QueuePolicy'));
  const allowed = policies.flatMap(({ Properties }) => statementsIn(Properties)).filter(({ Effect }) => Effect === 'Allow');
  for (const statement of allowed) {
    expect(statement).toMatchObject({ Principal: { Service: 'events.amazonaws.com' } });
    expect(JSON.stringify(statement.Condition)).toContain('"aws:SourceArn":"<ObjectCreated.Arn>"');
  }
  expect(allowed.map(({ Resource }) => Resource).sort()).toEqual(['<UploadsDeadLetters.Arn>', '<UploadsQueue.Arn>']);
});

describe('the daily sweep', () => {
  test('cannot get lost: neither when it is not started, nor when it fails', () => {
    expect(pipeline.properties('Sweep', 'AWS::Scheduler::Schedule')).toMatchObject({
      Target: { Arn: '<Recheck.Arn>', RoleArn: '<SweepRole.Arn>', DeadLetterConfig: { Arn: '<SweepDeadLetters.Arn>' } },
    });
    expect(Object.values(pipeline.of('AWS::Lambda::EventInvokeConfig'))).toEqual([
      expect.objectContaining({
        Properties: expect.objectContaining({
          FunctionName: '<Recheck>',
          DestinationConfig: { OnFailure: { Destination: '<SweepDeadLetters.Arn>' } },
        }),
      }),
    ]);
  });

  test('says when it was meant to be', () => {
    const { Target } = pipeline.properties('Sweep', 'AWS::Scheduler::Schedule') as { Target: { Input: string } };
    expect(JSON.parse(Target.Input)).toEqual({ scheduledAt: '<aws.scheduler.scheduled-time>' });
  });
});
