import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { nameInStage } from '../names.ts';
import type { Settings } from '../settings.ts';

/** Where alarms are told. Only CloudWatch, for alarms of this account, may publish. */
export function alarmTopic(scope: Construct, key: Key, { stage, alarmEmail }: Settings): Topic {
  const { account, formatArn } = bound(Stack.of(scope));
  const topic = new Topic(scope, 'Alarms', { topicName: nameInStage('attesta-alarms', stage), masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': formatArn('cloudwatch', 'alarm:*') },
      },
    }),
  );
  if (alarmEmail !== null) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}

const bound = (stack: Stack) => ({
  account: stack.account,
  formatArn: (service: string, resource: string) => `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${resource}`,
});
