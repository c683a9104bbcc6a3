import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { alarm } from '../constructs/alarms.ts';
import { entityPolicy } from '../constructs/entity-policies.ts';
import { httpApi } from '../constructs/http-api.ts';
import { nameInStage, tagsOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { PipelineStack } from './pipeline-stack.ts';

/** Who gets at the pipeline from outside, and how far: the HTTP API of readers, the upload policies of entities. */
export class AccessStack extends Stack {
  readonly apiUrl: string;

  constructor(app: App, settings: Settings, pipeline: PipelineStack) {
    const { stage, entities, jwt } = settings;
    super(app, nameInStage('attesta-access', stage), {
      description: 'Attesta: the API of readers and the upload policies of entities',
      env: { region: settings.region },
      tags: tagsOf(stage),
    });

    const http = httpApi(this, pipeline.functions.api.lambda, settings);
    this.apiUrl = http.url;
    // The console reads it, and may go (pipeline-stack.ts).
    this.exportValue(http.api.apiId);
    alarm({ scope: this, stage, topic: pipeline.alarms }, 'ApiServerErrors', {
      metric: http.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      description: 'The API answered with a fault of ours (5xx): read the log of the function api.',
    });
    new CfnOutput(this, 'ApiUrl', {
      value: http.url,
      description: jwt
        ? `Callers bring a token of ${jwt.issuer} with the scope ${jwt.scope}`
        : 'Callers sign with IAM (execute-api:Invoke)',
    });

    const arns = { bucketArn: pipeline.bucket.bucketArn, keyArn: pipeline.key.keyArn };
    for (const ipa of entities) {
      new CfnOutput(this, `UploadPolicy-${ipa}`, {
        value: entityPolicy(this, ipa, stage, arns).managedPolicyArn,
        description: `To attach to the machine user of ${ipa}`,
      });
    }
  }
}
