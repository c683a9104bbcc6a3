/** IAM's own JSON, as far as our policies need it: `PolicyStatement.fromJson` and `aws iam put-user-policy` both take it. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** In bucket policies only: everybody, also the owner of the account. */
  readonly Principal?: '*';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}
