import { ipaSchema } from '../../shared/model/identifiers.ts';
import type { PolicyDocument, Statement } from './policy.ts';

/**
 * What a machine user of ONE entity may do (DESIGN §4, Keys: "the tenant comes from the grant"): put evidence below its own prefix, see
 * what is there, read it back. Nothing else is allowed, so nothing needs to be denied here; what is forbidden to everybody stands in the
 * bucket's own policy (bucket-policy.ts).
 */

/** The prefix of an entity, with the slash that keeps `p_v` out of `p_vd`. `ipa` in any case; throws on a code that is none, so no `*`, `?` or `$` reaches a policy. */
export function entityPrefix(ipa: string): string {
  const parsed = ipaSchema.safeParse(ipa);
  if (!parsed.success) throw new Error(`not an IPA code: ${JSON.stringify(ipa)}`);
  return `uploads/${parsed.data.toLowerCase()}/`;
}

export interface EntityAccess {
  /** `arn:{partition}:s3:::{bucket}`. */
  readonly bucketArn: string;
  /** Of the key that encrypts the bucket; KMS knows no other name in a policy. */
  readonly keyArn: string;
  readonly ipa: string;
}

/**
 * The identity policy of an entity's machine user, about 1 KB of the 2 KB that inline policies of a user may have.
 *
 * - Uploading is PutObject, with what a client needs to cut a large file into parts, give up, and go on. The parts of an upload are
 *   named by an id that only their own key answers to.
 * - Listing is of the entity's own prefix, its slash included; a list without a prefix is of the whole bucket, and denied. Names of
 *   versions are listed alike: a record names versions, and the entity must be able to find what it replaced.
 * - Reading back is of what the entity itself sent. HEAD is the same permission: without it neither a checksum after the upload nor
 *   `aws s3 cp` from this bucket works, and "did it arrive whole?" would be a question to the operator. Who steals the key
 *   reads what that entity uploaded: where the machine that uploads is not trusted with that, leave the statement out.
 * - The key works through S3 alone and for this bucket alone. S3's encryption context is the object, or the bucket where the bucket
 *   has a key of its own (Amazon S3 user guide, "Using server-side encryption with AWS KMS keys", encryption context). Multipart uploads
 *   need Decrypt as well as GenerateDataKey.
 */
export function entityUploadPolicy({ bucketArn, keyArn, ipa }: EntityAccess): PolicyDocument {
  const prefix = entityPrefix(ipa);
  const own = `${bucketArn}/${prefix}*`;
  return {
    Version: '2012-10-17',
    Statement: [
      allow('UploadEvidence', ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], own),
      allow('ListOwnPrefix', ['s3:ListBucket', 's3:ListBucketVersions'], bucketArn, { 's3:prefix': `${prefix}*` }),
      allow('ReadBackOwnUploads', ['s3:GetObject', 's3:GetObjectVersion'], own),
      allow('EncryptThroughThisBucket', ['kms:GenerateDataKey', 'kms:Decrypt'], keyArn, {
        'kms:ViaService': 's3.*.amazonaws.*',
        'kms:EncryptionContext:aws:s3:arn': [bucketArn, own],
      }),
    ],
  };
}

function allow(
  sid: string,
  actions: readonly string[],
  resource: string,
  like?: Readonly<Record<string, string | readonly string[]>>,
): Statement {
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: [resource], ...(like && { Condition: { StringLike: like } }) };
}
