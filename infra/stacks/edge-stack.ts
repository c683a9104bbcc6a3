import { type App, ReferenceStrength, Stack } from 'aws-cdk-lib';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { edgeRegion, nameInStage, tagsOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { ConsoleStack } from './console-stack.ts';

/**
 * CloudFront's log to the bucket of the console's own region. A stack by itself, because such a delivery can be made in one region alone, and
 * what is delivered should not stay there: the older way to log has no buckets in Milan.
 */
export class EdgeStack extends Stack {
  constructor(app: App, { stage }: Settings, console: ConsoleStack) {
    super(app, nameInStage('attesta-edge', stage), {
      description: 'Attesta: where CloudFront sends the log of the console',
      env: { region: edgeRegion },
      tags: tagsOf(stage),
    });
    const source = new CfnDeliverySource(this, 'Source', {
      name: nameInStage('attesta-console', stage),
      resourceArn: `arn:aws:cloudfront::${this.account}:distribution/${told(console.distribution.distributionId)}`,
      logType: 'ACCESS_LOGS',
    });
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name: nameInStage('attesta-console', stage),
      destinationResourceArn: told((console.logs.node.defaultChild as CfnBucket).attrArn),
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields: [...loggedFields],
    });
    delivery.addResourceDependency(source);
  }
}

/** Read from the other region's stack by CloudFormation itself (`Fn::GetStackOutput`): CDK's older way needs two functions of its own. */
const told = (value: string): string => Stack.consumeReference(value, ReferenceStrength.WEAK);

/**
 * Who asked for what, and what came back. Without the query, which may hold what somebody looked for, without cookies, of which we have none,
 * and without what a browser says of itself.
 */
export const loggedFields = [
  ...['date', 'time', 'x-edge-location', 'c-ip', 'cs-method', 'x-host-header', 'cs-uri-stem', 'sc-status', 'sc-bytes', 'time-taken'],
  ...['x-edge-result-type', 'x-edge-request-id', 'cs-protocol', 'cs-protocol-version', 'ssl-protocol', 'ssl-cipher'],
] as const;
