import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Ministack } from '../../../local/emulator/start-ministack.ts';
import { clientSettings } from './client-settings.ts';

/** A bucket with versions whose "Object Created" events reach a queue through EventBridge: the line of infra/, without anything behind it. */
const template = {
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue' },
    Created: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: { name: [{ Ref: 'Bucket' }] } } },
        Targets: [{ Id: 'queue', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
      },
    },
  },
  Outputs: { Bucket: { Value: { Ref: 'Bucket' } }, Queue: { Value: { Ref: 'Queue' } } },
};

export interface UploadEvents {
  readonly bucket: string;
  /** Bodies of the events that came since the last call, when there are as many; in no order. */
  take(count: number): Promise<string[]>;
  close(): void;
}

/** Makes them by CloudFormation. */
export async function uploadEvents(ministack: Ministack): Promise<UploadEvents> {
  const cloudFormation = new CloudFormationClient(clientSettings(ministack));
  await cloudFormation.send(new CreateStackCommand({ StackName: 'uploads', TemplateBody: JSON.stringify(template) }));
  await waitUntilStackCreateComplete({ client: cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: 'uploads' });
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'uploads' }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  cloudFormation.destroy();
  const output = (name: string): string => outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue ?? '';

  const sqs = new SQSClient(clientSettings(ministack));
  const QueueUrl = output('Queue');
  return {
    bucket: output('Bucket'),
    async take(count) {
      const bodies: string[] = [];
      while (bodies.length < count) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }));
        if (Messages.length === 0) throw new Error(`${bodies.length} events came where ${count} were due`);
        for (const { Body, ReceiptHandle } of Messages) {
          bodies.push(Body ?? '');
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      }
      return bodies;
    },
    close: () => sqs.destroy(),
  };
}
