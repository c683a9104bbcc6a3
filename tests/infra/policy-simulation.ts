import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { PolicyDocument } from '../../infra/definitions/policy.ts';

export const account = '111122223333';
export const bucketArn = 'arn:aws:s3:::attesta-prova';
export const tableArn = `arn:aws:dynamodb:eu-south-1:${account}:table/attesta`;
export const keyArn = `arn:aws:kms:eu-south-1:${account}:key/0d9b1c2e-0000-4000-8000-000000000001`;

/** A policy as IAM takes it; also what a template holds once its references are ARNs. */
export type Policy = PolicyDocument | { readonly Version: string; readonly Statement: readonly unknown[] };

/** One call as IAM sees it. `context`: what the request says beside its resource; TLS 1.3 unless it says otherwise. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

export interface Caller {
  readonly arn: string;
  readonly policies: readonly Policy[];
}

/** Policies of resources by the ARN of what they guard, objects by that of their bucket. */
export type Guards = Readonly<Record<string, Policy>>;

/** The policy of a key that leaves the decision to IAM. */
export const keyPolicy = policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' });

/**
 * What IAM would answer, by an evaluation of identity and resource policies that is not ours (AWS's own simulator needs an account).
 * Throws where the simulation itself is wrong: an unknown action, a resource that the action does not take, a condition key that it has not.
 */
export async function answerTo(call: Call, caller: Caller, guards: Guards): Promise<'allowed' | 'denied'> {
  const { action, resource } = call;
  const isS3 = action.startsWith('s3:');
  const resourcePolicy = guards[resource.split('/')[0] as string] ?? guards[resource];
  const transport = { 'aws:SecureTransport': 'true', ...(isS3 && { 's3:TlsVersion': '1.3' }) };
  const result = await runSimulation(
    {
      request: {
        principal: caller.arn,
        action,
        resource: { resource, accountId: account },
        contextVariables: simulable({ ...transport, 'aws:PrincipalArn': caller.arn, ...call.context }),
      },
      identityPolicies: caller.policies.map((one, index) => ({ name: `policy-${index}`, policy: simulable(one) })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: simulable(resourcePolicy),
    },
    {},
  );
  if (result.resultType !== 'single') throw new Error(`${action} on ${resource}: ${JSON.stringify(result)}`);
  const ignored = (result.result.ignoredContextKeys ?? []).filter((key) => key in (call.context ?? {}));
  if (ignored.length > 0) throw new Error(`${action} knows no ${ignored.join(', ')}`);
  return result.overallResult === 'Allowed' ? 'allowed' : 'denied';
}

/**
 * The simulator drops condition keys whose last part is anybody's (`kms:EncryptionContext:aws:s3:arn`). In policy and request alike it is
 * given one that it keeps and compares in the same way: as a text.
 */
const simulable = <T>(value: T): T =>
  value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll('kms:EncryptionContext:aws:s3:arn', 'aws:PrincipalTag/s3arn'));

export function policy(...statements: readonly unknown[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}
