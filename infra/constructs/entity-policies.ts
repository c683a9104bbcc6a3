import { ManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { entityUploadPolicy } from '../definitions/entity-access.ts';
import { nameInStage } from '../names.ts';

/**
 * One policy per entity for its machine user: attach it, and the user puts evidence below that entity's prefix and nothing else. Users and
 * their keys are not made here: a secret would stand in a template.
 */
export function entityPolicy(scope: Construct, ipa: string, stage: string, arns: { readonly bucketArn: string; readonly keyArn: string }) {
  return new ManagedPolicy(scope, `Upload-${ipa}`, {
    managedPolicyName: nameInStage(`attesta-upload-${ipa}`, stage),
    description: `Attesta: uploads of ${ipa}, and nothing else`,
    document: PolicyDocument.fromJson(entityUploadPolicy({ ...arns, ipa })),
  });
}
