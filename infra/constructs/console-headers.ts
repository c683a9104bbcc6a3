import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy, type ResponseSecurityHeadersBehavior } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { nameInStage } from '../names.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * Headers as a policy of CloudFront, which wants some of them in fields of their own and refuses them among the others. Whatever the bucket
 * says is overridden. Throws for a value that CloudFront could not send as it stands: a header that changed must not be sent otherwise.
 */
export function headersPolicy(scope: Construct, id: string, stage: string, headers: Headers): ResponseHeadersPolicy {
  const custom = Object.entries(headers).filter(([name]) => !(name in inFieldsOfTheirOwn));
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: nameInStage('attesta-console', stage),
    comment: 'Attesta: what every file of the console is sent with (infra/definitions/console.ts)',
    securityHeadersBehavior: Object.assign(
      {},
      ...Object.entries(headers).map(([name, value]) => inFieldsOfTheirOwn[name]?.(value) ?? {}),
    ) as ResponseSecurityHeadersBehavior,
    customHeadersBehavior: { customHeaders: custom.map(([header, value]) => ({ header, value, override: true })) },
  });
}

const override = true;

const inFieldsOfTheirOwn: Readonly<Record<string, (value: string) => ResponseSecurityHeadersBehavior>> = {
  'Content-Security-Policy': (contentSecurityPolicy) => ({ contentSecurityPolicy: { contentSecurityPolicy, override } }),
  'Referrer-Policy': (value) => ({ referrerPolicy: { referrerPolicy: knownReferrerPolicy(value), override } }),
  'Strict-Transport-Security': (value) => {
    const [, seconds] = /^max-age=(\d+)$/.exec(value) ?? [];
    if (seconds === undefined) throw new Error(`infra/constructs/console-headers.ts knows no Strict-Transport-Security: ${value}`);
    return { strictTransportSecurity: { accessControlMaxAge: Duration.seconds(Number(seconds)), override } };
  },
  'X-Content-Type-Options': (value) => {
    if (value !== 'nosniff') throw new Error(`CloudFront sends no X-Content-Type-Options: ${value}`);
    return { contentTypeOptions: { override } };
  },
};

function knownReferrerPolicy(value: string): HeadersReferrerPolicy {
  const known = Object.values(HeadersReferrerPolicy).find((policy) => policy === value);
  if (!known) throw new Error(`CloudFront sends no Referrer-Policy: ${value}`);
  return known;
}
