import { beforeAll, describe, expect, test } from 'vitest';
import { type FunctionName, functionDefinitions, type Use, variablesFor } from '../../infra/definitions/functions.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { type ReadTemplate, type Statement, statementsIn, synthesise } from './synthesised.ts';

let pipeline: ReadTemplate;
let access: ReadTemplate;
beforeAll(() => {
  ({ pipeline, access } = synthesise({ context: { stage: 'prova', logRetentionDays: '30', logLevel: 'WARN', entities: 'p_vd' } }));
});

const names = Object.keys(functionDefinitions) as FunctionName[];
const idOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** One line a right: `action on resource`, with its conditions where it has any. */
const rightsOf = (statements: readonly Statement[]): string[] =>
  statements
    .flatMap(({ Effect, Action, Resource, Condition }) =>
      [Action]
        .flat()
        .flatMap((action) =>
          [Resource]
            .flat()
            .map(
              (resource) =>
                `${Effect === 'Allow' ? '' : `${Effect} `}${action} on ${resource}${Condition ? ` if ${JSON.stringify(Condition)}` : ''}`,
            ),
        ),
    )
    .sort();

interface Role {
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  readonly ManagedPolicyArns?: unknown;
}
const role = (id: string) => pipeline.properties(id, 'AWS::IAM::Role') as unknown as Role;
const rights = (id: string) => rightsOf(role(id).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement));

const throughS3 = (prefix: string) =>
  `if ${JSON.stringify({
    StringEquals: { 'kms:ViaService': 's3.eu-south-1.amazonaws.com' },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': ['<Evidence.Arn>', `<Evidence.Arn>/${prefix}/*`] },
  })}`;
const throughDynamoDb = `if ${JSON.stringify({ StringEquals: { 'kms:ViaService': 'dynamodb.eu-south-1.amazonaws.com' } })}`;
const reading = (prefix: string) => [`s3:GetObject on <Evidence.Arn>/${prefix}/*`, `kms:Decrypt on <Key.Arn> ${throughS3(prefix)}`];
const writing = (prefix: string) => [
  `s3:PutObject on <Evidence.Arn>/${prefix}/*`,
  ...['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => `${action} on <Key.Arn> ${throughS3(prefix)}`),
];
const tableKey = (...actions: string[]) => actions.map((action) => `kms:${action} on <Key.Arn> ${throughDynamoDb}`);

/** What each use is in IAM, written down a second time by hand: the answer that permissions.ts must give. */
const expectedRights: Readonly<Record<Use, readonly string[]>> = {
  'uploads:read': [...reading('uploads'), 's3:GetObjectVersion on <Evidence.Arn>/uploads/*'],
  'uploads:write': writing('uploads').map((right) =>
    right.startsWith('s3:PutObject') ? `${right} if {"NumericLessThanEqualsIfExists":{"s3:signatureAge":"900000"}}` : right,
  ),
  'registers:write': [...writing('registers'), 's3:ListBucketVersions on <Evidence.Arn> if {"StringLike":{"s3:prefix":"registers/*"}}'],
  'reviews:write': [...writing('reviews'), 's3:ListBucketVersions on <Evidence.Arn> if {"StringLike":{"s3:prefix":"reviews/*"}}'],
  'uploads:list': ['s3:ListBucketVersions on <Evidence.Arn> if {"StringLike":{"s3:prefix":"uploads/*"}}'],
  'digests:read': [...reading('digests'), 's3:ListBucket on <Evidence.Arn>'],
  'digests:write': writing('digests'),
  'records:read': [...reading('records'), 's3:ListBucket on <Evidence.Arn>'],
  'records:write': writing('records'),
  'registers:read': [...reading('registers'), 's3:ListBucket on <Evidence.Arn>'],
  'reviews:read': [...reading('reviews'), 's3:ListBucket on <Evidence.Arn>'],
  'table:read': ['dynamodb:GetItem on <Records.Arn>', 'dynamodb:Query on <Records.Arn>', ...tableKey('Decrypt', 'DescribeKey')],
  'table:read-index': [
    'dynamodb:Query on <Records.Arn>/index/queue',
    'dynamodb:Query on <Records.Arn>/index/due',
    ...tableKey('Decrypt', 'DescribeKey'),
  ],
  'table:write': [
    'dynamodb:PutItem on <Records.Arn>',
    ...tableKey('Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'),
  ],
  'tokens:verify': [],
  'queues:count': ['UploadsQueue', 'UploadsDeadLetters', 'AssessmentsQueue', 'AssessmentsDeadLetters', 'SweepDeadLetters'].map(
    (queue) => `sqs:GetQueueAttributes on <${queue}.Arn>`,
  ),
  'uploads-queue:retry': ['sqs:ChangeMessageVisibility on <UploadsQueue.Arn>'],
  'assessments-queue:retry': ['sqs:ChangeMessageVisibility on <AssessmentsQueue.Arn>'],
  'uploads-queue:send': ['sqs:SendMessage on <UploadsQueue.Arn>'],
  'assessments-queue:send': ['sqs:SendMessage on <AssessmentsQueue.Arn>'],
};
const running = (name: string) => [
  `logs:CreateLogStream on <${idOf(name)}Log.Arn>`,
  `logs:PutLogEvents on <${idOf(name)}Log.Arn>`,
  'xray:PutTraceSegments on *',
  'xray:PutTelemetryRecords on *',
];
const consuming = (queue: string) =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action} on <${queue}.Arn>`);
const started: Readonly<Record<FunctionName, readonly string[]>> = {
  ingest: consuming('UploadsQueue'),
  assess: consuming('AssessmentsQueue'),
  recheck: ['sqs:SendMessage on <SweepDeadLetters.Arn>'],
  api: [],
};

describe.each(names)('%s', (name) => {
  const definition = functionDefinitions[name];
  const lambda = () => pipeline.properties(idOf(name), 'AWS::Lambda::Function');

  test('may do exactly what its uses and its trigger need, by a role of its own', () => {
    const expected = [...running(name), ...started[name], ...definition.uses.flatMap((use) => expectedRights[use])];
    expect([...new Set(rights(`${idOf(name)}Role`))]).toEqual([...new Set(expected)].sort());
    expect(role(`${idOf(name)}Role`).ManagedPolicyArns).toBeUndefined();
    expect(lambda().Role).toBe(`<${idOf(name)}Role.Arn>`);
  });

  test('knows the names of what it uses and of nothing else', () => {
    const { Variables } = lambda().Environment as { Variables: Record<string, string> };
    const holds = {
      ATTESTA_TOKENS: 'iam',
      ATTESTA_BUCKET: '<Evidence>',
      ATTESTA_TABLE: '<Records>',
      ATTESTA_UPLOADS_QUEUE_URL: '<UploadsQueue>',
      ATTESTA_ASSESSMENTS_QUEUE_URL: '<AssessmentsQueue>',
      ATTESTA_COUNTED_QUEUES: JSON.stringify({
        uploads: { queue: '<UploadsQueue>', deadLetters: '<UploadsDeadLetters>' },
        assessments: { queue: '<AssessmentsQueue>', deadLetters: '<AssessmentsDeadLetters>' },
        sweeps: { queue: null, deadLetters: '<SweepDeadLetters>' },
      }),
    };
    const expected = Object.fromEntries(variablesFor(definition.uses).map((variable) => [variable, holds[variable]]));
    expect(Variables).toEqual({
      ...expected,
      POWERTOOLS_LOG_LEVEL: 'WARN',
      POWERTOOLS_METRICS_NAMESPACE: 'Attesta/prova',
      NODE_OPTIONS: expect.stringMatching(
        name === 'ingest' ? /^--max-old-space-size=\d+ --max-semi-space-size=1$/ : /^--max-old-space-size=\d+$/,
      ),
    });
  });

  test('may fill the most of its memory with objects, and leaves some for the rest', () => {
    const { Variables } = lambda().Environment as { Variables: Record<string, string> };
    const share = Number(/\d+/.exec(Variables.NODE_OPTIONS ?? '')?.[0]) / definition.memory;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.9);
  });

  test('runs as its definition says, traced', () => {
    expect(lambda()).toMatchObject({
      FunctionName: `attesta-${name}-prova`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: definition.memory,
      Timeout: definition.timeout,
      TracingConfig: { Mode: 'Active' },
    });
  });

  test('writes a log of its own, for as long as the deployment asks for', () => {
    expect(lambda().LoggingConfig).toEqual({ LogGroup: `<${idOf(name)}Log>` });
    expect(pipeline.properties(`${idOf(name)}Log`, 'AWS::Logs::LogGroup')).toMatchObject({
      LogGroupName: `/aws/lambda/attesta-${name}-prova`,
      RetentionInDays: 30,
    });
  });
});

test('a message is alone in its batch: what one runs out of time or memory for is no neighbour’s loss', () => {
  expect(Object.values(queueDefinitions).map(({ batchSize }) => batchSize)).toEqual([1, 1]);
});

test('the API gives up before its door does, which waits for 29 seconds at most', () => {
  const [integration] = Object.values(access.of('AWS::ApiGatewayV2::Integration'));
  expect(functionDefinitions.api.timeout * 1000).toBeLessThan(Number(integration?.Properties.TimeoutInMillis));
});

test('no two functions share a role, and no function is there that no definition names', () => {
  const roles = Object.values(pipeline.of('AWS::Lambda::Function')).map(({ Properties }) => Properties.Role);
  expect(roles.sort()).toEqual(names.map((name) => `<${idOf(name)}Role.Arn>`).sort());
});

test.each([
  ['ingest', 'uploads', 'UploadsQueue'],
  ['assess', 'assessments', 'AssessmentsQueue'],
] as const)('%s takes messages of %s, and gives back only those that failed', (name, queue, id) => {
  const { batchSize, maxConcurrency, visibilityTimeout } = queueDefinitions[queue];
  const { Properties } = pipeline.of('AWS::Lambda::EventSourceMapping')[`${idOf(name)}OnQueue`] ?? {};
  expect(Properties).toMatchObject({
    EventSourceArn: `<${id}.Arn>`,
    FunctionName: `<${idOf(name)}>`,
    BatchSize: batchSize,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: maxConcurrency },
  });
  expect(visibilityTimeout, 'as AWS asks').toBeGreaterThanOrEqual(6 * functionDefinitions[name].timeout);
});

test('the scheduler may start the sweep and put away what it cannot start, for schedules of this account alone', () => {
  expect(rights('SweepRole')).toEqual(['lambda:InvokeFunction on <Recheck.Arn>', 'sqs:SendMessage on <SweepDeadLetters.Arn>']);
  expect(role('SweepRole').AssumeRolePolicyDocument).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:eu-south-1:<AWS::AccountId>:schedule-group/default' },
        },
      },
    ],
  });
});

test('nothing that anybody may do has a star, but traces and names below a prefix', () => {
  const allowed = [pipeline, access].flatMap(({ resources }) =>
    Object.values(resources)
      // In the policy of a key, "*" is the key itself.
      .filter(({ Type }) => Type !== 'AWS::KMS::Key')
      .flatMap(({ Properties }) => statementsIn(Properties))
      .filter(({ Effect }) => Effect === 'Allow'),
  );
  expect(allowed.length).toBeGreaterThan(names.length);
  const actions = allowed.flatMap(({ Action }) => [Action].flat());
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  const stars = allowed.flatMap(({ Condition, ...statement }) => rightsOf([statement]).filter((right) => / on .*\*/.test(right)));
  const explained =
    /^(xray:Put\w+ on \*|s3:\w+ on <Evidence\.Arn>\/(uploads|digests|records|registers|reviews|uploads\/p_vd)\/\*|s3:PutObject on <AccessLogs\.Arn>\/evidence\/\*)$/;
  expect(stars.filter((right) => !explained.test(right))).toEqual([]);
});
