import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { tableDefinition } from '../definitions/table.ts';

/** The one table, from the definition that the laptop creates it from; what exists only on AWS is added here. */
export function recordsTable(scope: Construct, key: Key): Table {
  const definition = tableDefinition('named by CloudFormation');
  const table = new Table(scope, 'Records', {
    ...keysOf(definition.KeySchema),
    billingMode: BillingMode[definition.BillingMode],
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  for (const { IndexName, KeySchema, Projection } of definition.GlobalSecondaryIndexes) {
    table.addGlobalSecondaryIndex({
      indexName: IndexName,
      ...keysOf(KeySchema),
      projectionType: ProjectionType[Projection.ProjectionType],
    });
  }
  return table;
}

/** Partition and sort key, both texts in every key of the definition. */
function keysOf([partition, sort]: readonly { readonly AttributeName: string }[]) {
  if (!partition || !sort) throw new Error('every key of the table has two parts');
  const text = ({ AttributeName }: { readonly AttributeName: string }) => ({ name: AttributeName, type: AttributeType.STRING });
  return { partitionKey: text(partition), sortKey: text(sort) };
}
