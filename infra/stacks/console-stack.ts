import { type App, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ConsoleSettings } from '../console-settings.ts';
import { consoleBuckets } from '../constructs/console-buckets.ts';
import { consoleDistribution } from '../constructs/console-distribution.ts';
import { headersPolicy } from '../constructs/console-headers.ts';
import { apiPrefix, consoleHeaders } from '../definitions/console.ts';
import { nameInStage, tagsOf } from '../names.ts';
import type { Settings } from '../settings.ts';
import type { AccessStack } from './access-stack.ts';
import type { PipelineStack } from './pipeline-stack.ts';

interface Behind {
  readonly pipeline: PipelineStack;
  readonly access: AccessStack;
}

/** The console of people: CloudFront before a private bucket of files and before the API. Its files come by
 * `attesta publish`: neither `synth` nor `deploy` builds them (docs/adr/0030). */
export class ConsoleStack extends Stack {
  readonly distribution: Distribution;
  readonly logs: Bucket;

  constructor(app: App, settings: Settings, own: ConsoleSettings, { pipeline, access }: Behind) {
    const { stage, region, logRetentionDays } = settings;
    super(app, nameInStage('attesta-console', stage), {
      description: 'Attesta: the console of auditors and entities',
      env: { region },
      tags: tagsOf(stage),
    });
    const { site, logs } = consoleBuckets(this, logRetentionDays);
    // Files are put straight into the bucket of evidence, at the address that its signatures name.
    const evidence = `https://${pipeline.bucket.bucketRegionalDomainName}`;
    this.logs = logs;
    this.distribution = consoleDistribution(this, {
      ...{ stage, settings: own, site },
      headers: headersPolicy(this, 'Headers', stage, consoleHeaders({ connect: [...own.connect, evidence] })),
      // `https://{host}/` of the stage.
      api: Fn.select(2, Fn.split('/', access.apiUrl)),
    });
    this.tell(own, { site, evidence, stage });
  }

  /** What `attesta publish` reads, and what a person has to register elsewhere. */
  private tell({ domain, signIn }: ConsoleSettings, { site, evidence, stage }: Told): void {
    const origin = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    const out = (id: string, value: string, description: string) => new CfnOutput(this, id, { value, description });
    out('ConsoleUrl', `${origin}/`, 'The console');
    out('RedirectUrl', `${origin}/`, 'To register with the issuer of tokens: where people come back to when they have signed in, and out');
    out('ConsoleConfig', JSON.stringify({ api: apiPrefix, signIn, now: null }), 'What /config.json will say');
    out('SiteBucketName', site.bucketName, 'The files of the console');
    out('LogBucketName', this.logs.bucketName, 'Who asked for what');
    out('EvidenceOrigin', evidence, 'Where the pages put files: the bucket must know their origin, and they its');
    out('PublishConsole', `npx attesta publish --stage ${stage}`, 'Builds the console, puts its files, and says what is missing');
    out(
      'ConsoleTarget',
      this.distribution.distributionDomainName,
      domain ? `Where the name ${domain.name} must lead (CNAME or ALIAS)` : 'The name that CloudFront gave',
    );
  }
}

interface Told {
  readonly site: Bucket;
  readonly evidence: string;
  readonly stage: string;
}
