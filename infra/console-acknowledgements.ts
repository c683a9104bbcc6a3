import type { Acknowledgement } from './acknowledgements.ts';
import type { ConsoleSettings } from './console-settings.ts';

const at = ['/Distribution'];

/** What the checkers say of the console, and our answers. */
export const consoleAcknowledgements = ({ domain, webAclArn }: ConsoleSettings): readonly Acknowledgement[] => [
  {
    id: 'AwsSolutions::AwsSolutions-CFR1',
    at,
    reason: 'The pages are public code and the API asks for a token: where somebody is does not say whether they may read.',
  },
  ...(webAclArn === null
    ? [
        {
          id: 'AwsSolutions::AwsSolutions-CFR2',
          at,
          reason:
            'Rules of WAF cost by the month and are the choice of who runs this: consoleWebAcl names theirs. Without them the API is slowed down by its own stage.',
        },
      ]
    : []),
  {
    id: 'AwsSolutions::AwsSolutions-CFR3',
    at,
    reason: 'Its log is delivered by stacks/edge-stack.ts: the older way, which alone is looked at, cannot write to a bucket in Milan.',
  },
  ...(domain === null
    ? [
        {
          id: 'AwsSolutions::AwsSolutions-CFR4',
          at,
          reason:
            'With the certificate of CloudFront its protocols cannot be chosen: such an address is for trying out, and consoleDomain makes it TLS 1.2.',
        },
      ]
    : []),
  {
    id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    at: ['/Distribution/Origin1'],
    reason: 'There is a default root object, so that nobody lists: the right makes S3 say 404 of a file that is not there.',
  },
];
