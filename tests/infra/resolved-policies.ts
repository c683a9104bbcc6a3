import { account, bucketArn, type Caller, keyArn, type Policy, tableArn } from './policy-simulation.ts';
import type { ReadTemplate, Resource } from './synthesised.ts';

const arnOf: Readonly<Record<string, (id: string) => string>> = {
  'AWS::S3::Bucket': (id) => (id === 'Evidence' ? bucketArn : `arn:aws:s3:::attesta-${id.toLowerCase()}`),
  'AWS::KMS::Key': () => keyArn,
  'AWS::DynamoDB::Table': () => tableArn,
  'AWS::SQS::Queue': queueArn,
  'AWS::IAM::Role': roleArn,
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:eu-south-1:${account}:function:${id}`,
  'AWS::Logs::LogGroup': (id) => `${logGroupArn(id)}:*`,
  'AWS::Events::Rule': (id) => `arn:aws:events:eu-south-1:${account}:rule/${id}`,
  'AWS::SNS::Topic': (id) => `arn:aws:sns:eu-south-1:${account}:${id}`,
};

export function queueArn(id: string): string {
  return `arn:aws:sqs:eu-south-1:${account}:${id}`;
}
export function roleArn(id: string): string {
  return `arn:aws:iam::${account}:role/${id}`;
}
export const logGroupArn = (id: string): string => `arn:aws:logs:eu-south-1:${account}:log-group:${id}`;

/** A part of a template with ARNs in place of its references. Throws on a reference that has none here. */
function resolved<T>(template: ReadTemplate, part: T): T {
  const text = JSON.stringify(part).replaceAll('<AWS::AccountId>', account).replaceAll('<AWS::Partition>', 'aws');
  const known = text.replace(/<([A-Za-z0-9]+)\.Arn>/g, (word, id: string) => {
    const resource = template.resources[id] as Resource | undefined;
    const arn = resource && arnOf[resource.Type]?.(id);
    if (!arn) throw new Error(`no ARN for ${word}`);
    return arn;
  });
  const left = /<[A-Z][\w:.]*>/.exec(known);
  if (left) throw new Error(`${left[0]} is no ARN`);
  return JSON.parse(known) as T;
}

/** A role of the template as a caller, with every policy that it has. */
export function callerOf(template: ReadTemplate, id: string): Caller {
  const { Policies = [], ManagedPolicyArns = [] } = template.properties(id, 'AWS::IAM::Role') as {
    readonly Policies?: readonly { readonly PolicyDocument: Policy }[];
    readonly ManagedPolicyArns?: readonly unknown[];
  };
  const attached = Object.values(template.of('AWS::IAM::Policy')).filter(({ Properties }) =>
    (Properties.Roles as readonly string[]).includes(`<${id}>`),
  );
  if (ManagedPolicyArns.length > 0) throw new Error(`${id} has managed policies, which are not in the template`);
  const documents = [
    ...Policies.map(({ PolicyDocument }) => PolicyDocument),
    ...attached.map(({ Properties }) => Properties.PolicyDocument),
  ];
  return { arn: roleArn(id), policies: resolved(template, documents as readonly Policy[]) };
}

/** Policies of resources, by the ARN of what they guard: of the bucket, the key, queues, and who may assume a role. */
export function guardsOf(template: ReadTemplate): Readonly<Record<string, Policy>> {
  const guards: [string, Policy][] = [];
  const add = (arn: string, document: unknown) => guards.push([arn, resolved(template, document as Policy)]);
  for (const { Properties } of Object.values(template.of('AWS::S3::BucketPolicy')))
    add(arnOfWord(template, Properties.Bucket), Properties.PolicyDocument);
  for (const { Properties } of Object.values(template.of('AWS::SQS::QueuePolicy')))
    for (const queue of Properties.Queues as readonly string[]) add(arnOfWord(template, queue), Properties.PolicyDocument);
  for (const { Properties } of Object.values(template.of('AWS::KMS::Key'))) add(keyArn, Properties.KeyPolicy);
  for (const [id, { Properties }] of Object.entries(template.of('AWS::IAM::Role'))) add(roleArn(id), Properties.AssumeRolePolicyDocument);
  return Object.fromEntries(guards);
}

const arnOfWord = (template: ReadTemplate, word: unknown): string => resolved(template, String(word).replace(/^<(\w+)>$/, '<$1.Arn>'));
