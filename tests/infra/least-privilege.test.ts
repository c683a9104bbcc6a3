import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionName, functionDefinitions } from '../../infra/definitions/functions.ts';
import { type Endpoints, startEndpoints } from '../functions/rig/endpoints.ts';
import { anUpload, forbiddenTo, idOf, on, ownLog, placeOf } from './forbidden-calls.ts';
import { pipelineStory } from './pipeline-story.ts';
import { account, answerTo, type Call, policy } from './policy-simulation.ts';
import { recordCalls } from './recorded-calls.ts';
import { callerOf, guardsOf, queueArn, roleArn } from './resolved-policies.ts';
import { type ReadTemplate, synthesise } from './synthesised.ts';

/**
 * The roles of the template against what the handlers really ask: every call that they make to S3, DynamoDB and queues in a whole story is
 * allowed, and what they must never do is denied, as an evaluation of policies that is not ours decides, the bucket's and the key's included.
 */
const names = Object.keys(functionDefinitions) as FunctionName[];

let pipeline: ReadTemplate;
let endpoints: Endpoints;
let calls: Readonly<Record<string, readonly Call[]>>;
beforeAll(async () => {
  ({ pipeline } = synthesise({ context: { stage: 'prova' } }));
  endpoints = await startEndpoints();
  calls = await pipelineStory(endpoints, recordCalls(endpoints));
});
afterAll(() => endpoints.stop());

const answer = (call: Call, name: string) => answerTo(call, callerOf(pipeline, `${idOf(name)}Role`), guardsOf(pipeline));
describe.each(names)('%s', (name) => {
  test('is allowed every call that it makes', async () => {
    const asked = calls[name] ?? [];
    const answers = await Promise.all(asked.map(async (call) => ({ ...call, answer: await answer(call, name) })));
    expect(answers.filter((one) => one.answer !== 'allowed')).toEqual([]);
    // A story that asks for less than the definition grants would prove less than it seems to.
    expect(services(asked)).toEqual(wantedCalls[name]);
  });

  test('is allowed what its trigger and its log need', async () => {
    const queue = { ingest: 'UploadsQueue', assess: 'AssessmentsQueue', recheck: null, api: null }[name];
    const taking =
      queue === null
        ? []
        : ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'ChangeMessageVisibility'].map((action) =>
            on(`sqs:${action}`, queueArn(queue)),
          );
    for (const call of [...taking, on('logs:CreateLogStream', ownLog(name)), on('logs:PutLogEvents', ownLog(name))])
      expect([call.action, await answer(call, name)]).toEqual([call.action, 'allowed']);
  });

  test.each(forbiddenTo(name))('may never %s', async (_what, call) => expect(await answer(call, name)).toBe('denied'));
});

/** Actions asked for, each once, without those of the key. */
const services = (asked: readonly Call[]): string[] =>
  [
    ...new Set(asked.filter(({ action }) => !action.startsWith('kms:')).map(({ action, resource }) => `${action} ${placeOf(resource)}`)),
  ].sort();

const tableReads = ['dynamodb:GetItem attesta', 'dynamodb:Query attesta'];
const wantedCalls: Readonly<Record<FunctionName, readonly string[]>> = {
  ingest: [
    ...tableReads,
    'dynamodb:PutItem attesta',
    's3:GetObject digests',
    's3:GetObjectVersion uploads',
    's3:ListBucket attesta-prova',
    's3:PutObject digests',
    'sqs:SendMessage AssessmentsQueue',
    'sqs:SendMessage UploadsQueue',
  ].sort(),
  assess: [
    ...tableReads,
    'dynamodb:PutItem attesta',
    's3:GetObject digests',
    's3:GetObject registers',
    's3:GetObject reviews',
    's3:GetObjectVersion uploads',
    's3:ListBucket attesta-prova',
    's3:ListBucketVersions attesta-prova',
    's3:PutObject records',
    'sqs:SendMessage UploadsQueue',
  ].sort(),
  recheck: ['dynamodb:GetItem attesta', 'dynamodb:PutItem attesta', 'dynamodb:Query due', 'sqs:SendMessage AssessmentsQueue'].sort(),
  api: [
    ...tableReads,
    'dynamodb:PutItem attesta',
    'dynamodb:Query due',
    'dynamodb:Query queue',
    's3:GetObject digests',
    's3:GetObject records',
    's3:GetObject registers',
    's3:GetObject reviews',
    's3:ListBucket attesta-prova',
    's3:ListBucketVersions attesta-prova',
    's3:GetObjectVersion uploads',
    's3:PutObject registers',
    's3:PutObject reviews',
    's3:PutObject uploads',
    ...['UploadsQueue', 'UploadsDeadLetters', 'AssessmentsQueue', 'AssessmentsDeadLetters', 'SweepDeadLetters'].map(
      (queue) => `sqs:GetQueueAttributes ${queue}`,
    ),
    'sqs:SendMessage AssessmentsQueue',
  ].sort(),
};

test.each(names)('nobody of the account puts on the role of %s: it is Lambda’s', async (name) => {
  const administrator = {
    arn: `arn:aws:iam::${account}:role/administrator`,
    policies: [policy({ Effect: 'Allow', Action: '*', Resource: '*' })],
  };
  expect(await answerTo(on('sts:AssumeRole', roleArn(`${idOf(name)}Role`)), administrator, guardsOf(pipeline))).toBe('denied');
});

test('what the bucket forbids outlives the stack, as the bucket does', () => {
  const { DeletionPolicy, UpdateReplacePolicy } = pipeline.resources.EvidencePolicy ?? {};
  expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
});

test('without TLS nothing is allowed, to anybody', async () => {
  const plain = { 'aws:SecureTransport': 'false' };
  expect(await answer(on('s3:GetObjectVersion', anUpload, plain), 'ingest')).toBe('denied');
  expect(await answer(on('sqs:SendMessage', queueArn('AssessmentsQueue'), plain), 'ingest')).toBe('denied');
});
