import { runInNewContext } from 'node:vm';
import type { ReadTemplate } from './synthesised.ts';

/** What CloudFront is asked to do, as the templates say it. What its documentation says that it does with that is written here once more. */
interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId?: string;
  readonly FunctionAssociations?: readonly { readonly EventType: string; readonly FunctionARN: string }[];
}
interface Config {
  readonly DefaultRootObject: string;
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
  readonly Origins: readonly { readonly Id: string; readonly DomainName: string; readonly CustomOriginConfig?: object }[];
}

/** An object of the site's bucket, or null; and the API at its own paths. */
export interface Origins {
  readonly object: (
    key: string,
  ) => Promise<{ readonly headers: Readonly<Record<string, string>>; readonly bytes: Uint8Array<ArrayBuffer> } | null>;
  readonly api: (request: Request) => Promise<Response> | Response;
}

/** AWS, "Use managed origin request policies" and "Use managed cache policies". */
export const managed = {
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
} as const;

export const distributionOf = (template: ReadTemplate): Config =>
  template.properties('Distribution', 'AWS::CloudFront::Distribution').DistributionConfig as Config;

/** A distribution as people's browsers meet it. */
export function cloudFrontInSmall(template: ReadTemplate, origins: Origins): (request: Request) => Promise<Response> {
  const config = distributionOf(template);
  return async (request) => {
    const { protocol, pathname, search } = new URL(request.url);
    const behavior = config.CacheBehaviors.find(({ PathPattern = '' }) => matches(PathPattern, pathname)) ?? config.DefaultCacheBehavior;
    if (protocol === 'http:') return insecure(behavior, request.url);
    if (!behavior.AllowedMethods.includes(request.method)) return new Response(null, { status: 403 });
    const uri = viewerRequest(template, behavior, pathname);
    const origin = config.Origins.find(({ Id }) => Id === behavior.TargetOriginId);
    const answer = origin?.CustomOriginConfig
      ? await origins.api(
          new Request(`https://${origin.DomainName.replace(/[^A-Za-z0-9.-]/g, '')}${uri}${search}`, forwarded(behavior, request)),
        )
      : await fromBucket(origins, uri === '/' ? config.DefaultRootObject : uri.slice(1));
    const headers = new Headers(answer.headers);
    for (const [name, value] of Object.entries(addedHeaders(template, behavior))) headers.set(name, value);
    return new Response(answer.body, { status: answer.status, headers });
  };
}

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

const insecure = ({ ViewerProtocolPolicy }: Behavior, url: string): Response =>
  ViewerProtocolPolicy === 'redirect-to-https'
    ? new Response(null, { status: 301, headers: { Location: url.replace('http:', 'https:') } })
    : new Response(null, { status: ViewerProtocolPolicy === 'https-only' ? 403 : 200 });

function viewerRequest(template: ReadTemplate, { FunctionAssociations = [] }: Behavior, uri: string): string {
  return FunctionAssociations.filter(({ EventType }) => EventType === 'viewer-request').reduce((path, { FunctionARN }) => {
    const id = FunctionARN.slice(1, FunctionARN.indexOf('.'));
    const { FunctionCode } = template.properties(id, 'AWS::CloudFront::Function') as { FunctionCode: string };
    return runViewerRequest(FunctionCode, path);
  }, uri);
}

/** Runs the code of a function of CloudFront on one path. @returns the path that the origin is asked for */
export function runViewerRequest(code: string, uri: string): string {
  const event = { version: '1.0', context: { eventType: 'viewer-request' }, request: { method: 'GET', uri, querystring: {}, headers: {} } };
  return (runInNewContext(`${code};handler(event)`, { event }) as { readonly uri: string }).uri;
}

/** All that came but the host, where the policy says so; nothing without one. */
function forwarded({ OriginRequestPolicyId }: Behavior, request: Request): Request | { method: string } {
  if (OriginRequestPolicyId !== managed.allViewerExceptHost) return { method: request.method };
  const copy = new Request(request);
  copy.headers.delete('Host');
  return copy;
}

async function fromBucket({ object }: Origins, key: string): Promise<Response> {
  const found = await object(decodeURIComponent(key));
  return found ? new Response(found.bytes, { headers: found.headers }) : new Response(null, { status: 404 });
}

interface HeadersConfig {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
    readonly ContentTypeOptions?: object;
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    readonly StrictTransportSecurity: {
      readonly AccessControlMaxAgeSec: number;
      readonly IncludeSubdomains?: boolean;
      readonly Preload?: boolean;
    };
  };
  readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
}

function addedHeaders(template: ReadTemplate, { ResponseHeadersPolicyId }: Behavior): Readonly<Record<string, string>> {
  if (ResponseHeadersPolicyId === undefined) return {};
  const properties = template.properties(ResponseHeadersPolicyId.slice(1, -1), 'AWS::CloudFront::ResponseHeadersPolicy');
  const { SecurityHeadersConfig: own, CustomHeadersConfig: others } = properties.ResponseHeadersPolicyConfig as HeadersConfig;
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = own.StrictTransportSecurity;
  return {
    'Content-Security-Policy': own.ContentSecurityPolicy.ContentSecurityPolicy,
    'Referrer-Policy': own.ReferrerPolicy.ReferrerPolicy,
    'Strict-Transport-Security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}${Preload ? '; preload' : ''}`,
    ...(own.ContentTypeOptions && { 'X-Content-Type-Options': 'nosniff' }),
    ...Object.fromEntries(others.Items.map(({ Header, Value }) => [Header, Value])),
  };
}
