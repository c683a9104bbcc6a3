import type { Ports, QueueDepths } from '../../functions/ports.ts';
import type { Endpoints } from '../functions/rig/endpoints.ts';
import { bucketArn, type Call, keyArn, tableArn } from './policy-simulation.ts';
import { queueArn } from './resolved-policies.ts';

interface Input {
  readonly Key?: unknown;
  readonly VersionId?: string;
  readonly Prefix?: string;
  readonly IndexName?: string;
}

/** Every call of IAM's that a request of the SDK makes: S3 and DynamoDB ask KMS in the name of who asked them. */
export function callsOf(command: string, input: Input): readonly Call[] {
  const object = `${bucketArn}/${input.Key}`;
  const versioned = input.VersionId === undefined ? '' : 'Version';
  switch (command) {
    case 'HeadObjectCommand':
    case 'GetObjectCommand':
      return [{ action: `s3:GetObject${versioned}`, resource: object }, ...throughS3(object, 'Decrypt'), ...(versioned ? [] : [ifMissing])];
    case 'PutObjectCommand':
      return [{ action: 's3:PutObject', resource: object }, ...throughS3(object, 'GenerateDataKey'), ...throughS3(object, 'Decrypt')];
    case 'ListObjectVersionsCommand':
      return [{ action: 's3:ListBucketVersions', resource: bucketArn, context: { 's3:prefix': String(input.Prefix) } }];
    case 'GetItemCommand':
      return onTable('GetItem', tableArn, 'Decrypt');
    case 'QueryCommand':
      return onTable('Query', input.IndexName === undefined ? tableArn : `${tableArn}/index/${input.IndexName}`, 'Decrypt');
    case 'PutItemCommand':
      return [...onTable('PutItem', tableArn, 'Decrypt'), ...onTable('PutItem', tableArn, 'GenerateDataKey')];
    default:
      throw new Error(`nobody has said what ${command} asks of IAM`);
  }
}

/** What S3 asks for before it says 404 and not 403, of the bucket and without a prefix: an object by its name alone may not be there. */
const ifMissing: Call = { action: 's3:ListBucket', resource: bucketArn };

/** The encryption context is the bucket's, which has a key of its own; of an object that was stored without it, the object's. */
const throughS3 = (object: string, action: string): Call[] =>
  [bucketArn, object].map((arn) => ({
    action: `kms:${action}`,
    resource: keyArn,
    context: { 'kms:ViaService': 's3.eu-south-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': arn },
  }));

const onTable = (action: string, resource: string, key: string): Call[] => [
  { action: `dynamodb:${action}`, resource },
  { action: `kms:${key}`, resource: keyArn, context: { 'kms:ViaService': 'dynamodb.eu-south-1.amazonaws.com' } },
];

export interface Recorder {
  /** Does the work in this function's name. */
  readonly of: (name: string, work: () => Promise<unknown>) => Promise<void>;
  /** By function, each call once. */
  readonly calls: () => Readonly<Record<string, readonly Call[]>>;
  /** Ports whose queues are recorded too. */
  readonly ports: (ports: Ports) => Ports & { readonly depths: QueueDepths };
}

/** What the middleware stacks of both clients have in common. */
type Step = (args: { readonly input: Input }) => unknown;
type Listener = (next: Step, context: { readonly commandName?: string }) => Step;
interface Listened {
  add(listener: Listener, options: { readonly step: 'initialize' }): void;
}

/** Writes down what handlers really ask of S3 and DynamoDB, at the client, and of queues. */
export function recordCalls({ s3, dynamo }: Endpoints): Recorder {
  const calls: Record<string, Map<string, Call>> = {};
  let asking: string | null = null;
  const note = (call: Call): void => {
    if (asking === null) return;
    calls[asking] ??= new Map();
    calls[asking]?.set(JSON.stringify(call), call);
  };
  for (const stack of [s3.middlewareStack, dynamo.middlewareStack] as unknown as readonly Listened[]) {
    const listen: Listener = (next, context) => (args) => {
      if (asking !== null) for (const call of callsOf(String(context.commandName), args.input)) note(call);
      return next(args);
    };
    stack.add(listen, { step: 'initialize' });
  }
  const sending = (id: string) => note({ action: 'sqs:SendMessage', resource: queueArn(id) });
  return {
    async of(name, work) {
      asking = name;
      await work();
      asking = null;
    },
    calls: () => Object.fromEntries(Object.entries(calls).map(([name, own]) => [name, [...own.values()]])),
    ports: (ports) => ({
      ...ports,
      depths: {
        async count() {
          for (const id of ['UploadsQueue', 'UploadsDeadLetters', 'AssessmentsQueue', 'AssessmentsDeadLetters', 'SweepDeadLetters'])
            note({ action: 'sqs:GetQueueAttributes', resource: queueArn(id) });
          return [];
        },
      },
      queue: {
        async sendAssessment(request) {
          sending('AssessmentsQueue');
          await ports.queue.sendAssessment(request);
        },
        async sendUploads(arrivals) {
          if (arrivals.length > 0) sending('UploadsQueue');
          await ports.queue.sendUploads(arrivals);
        },
      },
    }),
  };
}
