import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { acknowledgements } from '../../infra/acknowledgements.ts';
import { readSettings } from '../../infra/settings.ts';
import { type Synthesised, synthesise } from './synthesised.ts';

const context = { stage: 'prova', entities: 'p_vd,c_va', alarmEmail: 'operatori@valdoro.example' };

describe('what the checkers say', () => {
  let made: Synthesised;
  beforeAll(() => {
    made = synthesise({ context, checked: true });
  });

  test('nothing is found', () => expect(made.report.found).toEqual([]));

  test('each acknowledgement is of a finding that is there, so that none outlives its reason', () => {
    const settings = readSettings(context);
    const expected = acknowledgements(settings).flatMap(({ id, at }) => at.map((end) => `${id.replace('AwsSolutions::', '')} at ${end}`));
    const accepted = made.report.accepted.map((line) => line.replace(/attesta-[a-z]+-prova/g, '').replace(/\/Resource$/, ''));
    expect(accepted.map(withoutExport).sort()).toEqual(expected.map(withoutExport).sort());
  });

  test('each acknowledgement has a reason that a reader can judge', () => {
    for (const { reason } of acknowledgements(readSettings(context))) expect(reason.split(' ').length).toBeGreaterThan(8);
  });

  test('the templates are plain ASCII: CloudFormation and IAM mangle or refuse the rest', () => {
    expect(made.pipeline.text + made.access.text).not.toMatch(/[^\x20-\x7e\n]/);
  });

  test('what a person needs afterwards is told', () => {
    const { outputs } = made.pipeline;
    expect(outputs).toMatchObject({
      BucketName: '<Evidence>',
      TableName: '<Records>',
      UploadsQueueUrl: '<UploadsQueue>',
      UploadsDeadLettersUrl: '<UploadsDeadLetters>',
      AssessmentsQueueUrl: '<AssessmentsQueue>',
      AssessmentsDeadLettersUrl: '<AssessmentsDeadLetters>',
      SweepDeadLettersUrl: '<SweepDeadLetters>',
      UploadCommand: 'aws s3 cp --recursive CARTELLA s3://<Evidence>/uploads/IPA/CUP/',
      RedriveUploads: 'aws sqs start-message-move-task --source-arn <UploadsDeadLetters.Arn> --destination-arn <UploadsQueue.Arn>',
      RedriveAssessments:
        'aws sqs start-message-move-task --source-arn <AssessmentsDeadLetters.Arn> --destination-arn <AssessmentsQueue.Arn>',
    });
    expect(outputs.SweepNow).toMatch(/^aws lambda invoke --function-name <Recheck> /);
    expect(made.access.outputs.ApiUrl).toBe('https://<Http>.execute-api.eu-south-1.<AWS::URLSuffix>/');
  });
});

describe('the checkers are awake', () => {
  test('a fault of security and one of form, both planted, are both found', () => {
    const { report } = synthesise({
      checked: true,
      change: ({ pipeline }) => {
        new CfnQueue(pipeline, 'Planted', { visibilityTimeout: 99_999_999 });
      },
    });
    const rules = report.found.filter((line) => line.includes('/Planted')).map((line) => line.split(' at ')[0]);
    expect(rules).toEqual(expect.arrayContaining(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']));
    expect(rules.some((rule) => !rule?.startsWith('AwsSolutions'))).toBe(true);
  });
});

/** Names of exports end with hashes of CDK's own. */
const withoutExport = (line: string): string => line.replace(/Resource::.*ExportsOutputFnGetAtt\w+/, 'Resource::export');
