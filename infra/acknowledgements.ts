import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { consoleAcknowledgements } from './console-acknowledgements.ts';
import { nameInStage } from './names.ts';
import type { Settings } from './settings.ts';

/** A finding that we accept, where, and why. */
export interface Acknowledgement {
  /** Exactly as the checker prints it. */
  readonly id: string;
  /** End of the paths of the constructs that it is accepted for: nowhere else. */
  readonly at: readonly string[];
  readonly reason: string;
}

/** Everything that cdk-nag and CloudFormation's validation say and that we answer. Whoever adds a line owes the next reader its reason. */
export const acknowledgements = ({ stage, entities, console }: Settings): readonly Acknowledgement[] => [
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    at: ['/IngestRole', '/AssessRole', '/RecheckRole', '/ApiRole'],
    reason: 'xray:PutTraceSegments and PutTelemetryRecords know no resource: IAM takes nothing but * for them. No other action has it.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Evidence4CC26D68.Arn>/uploads/*]',
    at: ['/IngestRole', '/AssessRole', '/ApiRole'],
    reason:
      'Entities choose the names below uploads/: reading any of them is what these functions are for, and the API signs for those who put and get them. No other prefix is meant.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Evidence4CC26D68.Arn>/digests/*]',
    at: ['/IngestRole', '/AssessRole', '/ApiRole'],
    reason:
      'A digest is named by the hash of what it is of: ingest writes any below digests/, the others read any, and nobody else does either.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Evidence4CC26D68.Arn>/records/*]',
    at: ['/AssessRole', '/ApiRole'],
    reason: 'A record is named by its own hash: assess writes any below records/, the API reads any, and nobody else does either.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Evidence4CC26D68.Arn>/registers/*]',
    at: ['/AssessRole', '/ApiRole'],
    reason:
      'A register is named by its own hash and counts for every project: assess reads any below registers/, the API writes what an operator imports.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Evidence4CC26D68.Arn>/reviews/*]',
    at: ['/AssessRole', '/ApiRole'],
    reason:
      'A review is named by its own hash and judged with the rest of its project, whichever that is: assess reads any below reviews/, and the API alone writes them.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-SQS3',
    at: ['/SweepDeadLetters'],
    reason:
      'It is a dead-letter queue, of EventBridge Scheduler and of an asynchronous function: no queue names it, which is all that is looked at.',
  },
  ...entities.map((ipa) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${nameInStage('attesta-pipeline', stage)}:ExportsOutputFnGetAttEvidence4CC26D68Arn9E0A376E/uploads/${ipa}/*]`,
    at: [`/Upload-${ipa}`],
    reason: 'The entity itself names what it uploads: anything below its own prefix, and nothing outside it.',
  })),
  ...(console ? consoleAcknowledgements(console) : []),
];

/** Marks the accepted findings. Throws where an acknowledgement names no construct: a list that has gone stale accepts too much one day. */
export function acknowledge(app: App, settings: Settings): void {
  const all: IConstruct[] = app.node.findAll();
  for (const { id, at, reason } of acknowledgements(settings)) {
    for (const end of at) {
      const found = all.filter((construct) => construct.node.path.endsWith(end));
      if (found.length === 0) throw new Error(`infra/acknowledgements.ts: nothing ends with ${end} (${id})`);
      for (const construct of found) Validations.of(construct).acknowledge({ id, reason });
    }
  }
}
