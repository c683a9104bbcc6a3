import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as CloudFrontFunction,
  Distribution,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ConsoleSettings } from '../console-settings.ts';
import { apiPrefix } from '../definitions/console.ts';
import { viewerRequestCode } from '../definitions/viewer-request.ts';
import { nameInStage } from '../names.ts';

export interface Served {
  readonly stage: string;
  readonly settings: ConsoleSettings;
  readonly site: Bucket;
  readonly headers: ResponseHeadersPolicy;
  /** Host name of the API. */
  readonly api: string;
}

/** One origin for people's browsers: the console's files, and the API below its prefix, so that no page needs CORS (docs/adr/0030). */
export function consoleDistribution(scope: Construct, served: Served): Distribution {
  const { domain, webAclArn } = served.settings;
  return new Distribution(scope, 'Distribution', {
    comment: nameInStage('attesta-console', served.stage),
    defaultRootObject: 'index.html',
    defaultBehavior: filesOf(scope, served),
    additionalBehaviors: { [`${apiPrefix}/*`]: apiBehavior(scope, served) },
    errorResponses: errorsAreNotKept,
    httpVersion: HttpVersion.HTTP2_AND_3,
    // Europe and North America: who asks from elsewhere is served from there.
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(domain && {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    }),
    ...(webAclArn !== null && { webAclId: webAclArn }),
  });
}

/** Kept at the edge for as long as each file says (`cachingOf`); the page and its configuration say that they are asked for each time. */
const filesOf = (scope: Construct, { stage, site, headers }: Served): BehaviorOptions => ({
  // To list is what S3 wants of who is to be told that something is not there, and not that it may not be read.
  origin: S3BucketOrigin.withOriginAccessControl(site as IBucket, { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] }),
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  compress: true,
  cachePolicy: new CachePolicy(scope, 'Files', {
    cachePolicyName: nameInStage('attesta-console', stage),
    comment: 'Attesta: as long as each file says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  }),
  responseHeadersPolicy: headers,
});

/**
 * Everything goes on to the API but the name of the host, by which API Gateway knows its own; nothing is kept. A call without TLS is refused
 * and not redirected: its token has been on the wire in the clear, and whoever sent it must notice.
 */
const apiBehavior = (scope: Construct, { stage, api }: Served): BehaviorOptions => ({
  origin: new HttpOrigin(api, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    readTimeout: Duration.seconds(30),
  }),
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  // The API compresses by itself.
  compress: false,
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new CloudFrontFunction(scope, 'TakePrefixOff', {
        functionName: nameInStage('attesta-take-prefix-off', stage),
        comment: 'Attesta: /api/projects is /projects of the API',
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(viewerRequestCode),
      }),
    },
  ],
});

/**
 * CloudFront keeps answers of these statuses for ten seconds also where nothing else is kept, and by their address alone: the 404 that a
 * stranger gets of a project would be given to its owner.
 */
const errorsAreNotKept = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));
