import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameInStage } from '../names.ts';

/**
 * The one key of evidence, records, table and alarm topic. Who may use it stands in the roles (permissions.ts), each through the service
 * that needs it; the key's own policy hands that to IAM, and lets CloudWatch publish alarms on the encrypted topic (without conditions, as
 * AWS documents it: an alarm that KMS refuses is told to nobody, and the topic's own policy says whose alarms it takes). A lost key is
 * lost evidence: it outlives the stack.
 */
export function encryptionKey(scope: Construct, stage: string): Key {
  const key = new Key(scope, 'Key', {
    alias: nameInStage('attesta', stage),
    description: 'Attesta: evidence, records, table, alarms',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsReachTheTopic',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
    }),
  );
  return key;
}
