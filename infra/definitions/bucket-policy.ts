import type { Statement } from './policy.ts';

/** What the bucket's policy must know. ARNs may be tokens of CDK: nothing here looks into them. */
export interface BucketPolicyInput {
  /** `arn:{partition}:s3:::{bucket}`. */
  readonly bucketArn: string;
  /** Of the key that encrypts the bucket. */
  readonly keyArn: string;
  /**
   * Roles that write immutable objects of ours: `digests/` is the ingest role's, `records/` the assess role's, `reviews/` the API's, which
   * says who decided from a verified token. A function that judges writes no decision, and no person of the account writes one past the API.
   */
  readonly writers: Readonly<Record<'digests' | 'records' | 'reviews', readonly string[]>>;
}

const encryption = 's3:x-amz-server-side-encryption';
const encryptionKey = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/**
 * What is forbidden to everybody, whatever their own policies say; even to the administrators of the account, who may change this policy
 * and nothing around it. There is no break-glass role: who must remove an object by law (DELETE of personal data sent by mistake) first
 * takes the statement out, which CloudTrail shows, and puts it back. Setting the policy itself is never denied, so nobody is locked out.
 */
export function bucketPolicyStatements({ bucketArn, keyArn, writers }: BucketPolicyInput): Statement[] {
  const objects = `${bucketArn}/*`;
  const put = 's3:PutObject';
  return [
    deny('TlsOnly', ['s3:*'], [bucketArn, objects], { Bool: { 'aws:SecureTransport': 'false' } }),
    deny('Tls12OrLater', ['s3:*'], [bucketArn, objects], { NumericLessThan: { 's3:TlsVersion': '1.2' } }),
    // Nothing is edited (DESIGN §1, invariant 5). A delete marker would change nothing for us and hide the file from its owner.
    deny('NobodyDeletes', ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'], [objects]),
    // A legal hold or a longer retention than the bucket's own would keep an object beyond what anybody decided.
    deny('RetentionIsTheBuckets', ['s3:PutObjectRetention', 's3:PutObjectLegalHold'], [objects]),
    denyOthers('DigestsAreOurs', `${bucketArn}/digests/*`, writers.digests),
    denyOthers('RecordsAreOurs', `${bucketArn}/records/*`, writers.records),
    denyOthers('ReviewsAreOurs', `${bucketArn}/reviews/*`, writers.reviews),
    // An upload that our functions cannot open would be our fault in the dead-letter queue for ever: it is refused at the door. Each of
    // these denies only what a client asks for by itself; who asks for nothing gets the bucket's defaults.
    denyIfOther('OneKey', bucketArn, encryptionKey, keyArn),
    denyIfOther('OneKindOfEncryption', bucketArn, encryption, 'aws:kms'),
    // Asked for KMS without a key, S3 takes the account's own and not the bucket's.
    deny('NoKeyOfTheAccount', [put], [objects], { Null: { [encryption]: 'false', [encryptionKey]: 'true' } }),
    deny('NoKeysOfClients', [put], [objects], { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } }),
    denyIfOther('NoArchives', bucketArn, 's3:x-amz-storage-class', 'STANDARD'),
  ];
}

/** IAM takes no empty list of values: who is nobody is denied without a condition. */
const denyOthers = (sid: string, objects: string, writers: readonly string[]): Statement =>
  deny(sid, ['s3:PutObject'], [objects], writers.length === 0 ? undefined : { ArnNotEquals: { 'aws:PrincipalArn': writers } });

/** `StringNotEquals` holds also where the key is absent; `Null` keeps such requests out. */
const denyIfOther = (sid: string, bucketArn: string, key: string, only: string): Statement =>
  deny(sid, ['s3:PutObject'], [`${bucketArn}/*`], { Null: { [key]: 'false' }, StringNotEquals: { [key]: only } });

const deny = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: NonNullable<Statement['Condition']>,
): Statement => ({
  Sid: sid,
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: resources,
  ...(condition && { Condition: condition }),
});
