import * as z from 'zod';
import type { TokenSettings } from './definitions/tokens.ts';
import { origins } from './setting-shapes.ts';

const domainName = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'is not a domain name in lower case, as console.example');

/** CloudFront takes certificates and rules of its own region alone. */
const ofVirginia = (service: string, kind: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws:${service}:us-east-1:\\d{12}:${kind}/\\S+$`),
      `is not an ARN of us-east-1, as arn:aws:${service}:us-east-1:…`,
    );

/** What a deployment may choose of its console, `-c name=value` each. */
export const consoleContext = {
  consoleDomain: domainName.optional(),
  consoleCertificate: ofVirginia('acm', 'certificate').optional(),
  consoleWebAcl: ofVirginia('wafv2', 'global/webacl').optional(),
  consoleClientId: z.string().regex(/^\S+$/, 'is not one word').optional(),
  consoleScope: z
    .string()
    .regex(/^\S+( \S+)*$/, 'is not a list of scopes with spaces between them')
    .optional(),
  consoleConnect: origins.default([]),
  consoleOrigins: origins.default([]),
};
const consoleSchema = z.object(consoleContext);
type ConsoleContext = z.infer<typeof consoleSchema>;

/** The console of a deployment. */
export interface ConsoleSettings {
  /** Its own address; null: the one that CloudFront gives, which is known after the first deployment alone. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | null;
  /** Rules of AWS WAF that stand before it, made elsewhere. */
  readonly webAclArn: string | null;
  /** What `/config.json` tells the pages. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly scope: string };
  /** Origins that the pages talk to in order to sign in: the issuer's, and those of its endpoints where they are others. */
  readonly connect: readonly string[];
}

/** The console, where people can sign in to it: its pages have nothing to say to callers that IAM signs for. */
export function consoleOf(given: ConsoleContext, jwt: TokenSettings | null): ConsoleSettings | null {
  if (jwt === null) return null;
  const { consoleDomain: name, consoleCertificate: certificateArn, consoleWebAcl, consoleClientId, consoleScope, consoleConnect } = given;
  return {
    domain: name !== undefined && certificateArn !== undefined ? { name, certificateArn } : null,
    webAclArn: consoleWebAcl ?? null,
    signIn: {
      issuer: jwt.issuer,
      clientId: consoleClientId ?? (jwt.audience[0] as string),
      scope: consoleScope ?? `openid profile ${jwt.scope}`,
    },
    connect: [...new Set([new URL(jwt.issuer).origin, ...consoleConnect])],
  };
}

/** Where pages may come from that put files into the bucket: the console's own address, once it has one, and whatever else is named. */
export const originsOfPages = ({ consoleDomain, consoleOrigins }: ConsoleContext): readonly string[] => [
  ...new Set([...(consoleDomain === undefined ? [] : [`https://${consoleDomain}`]), ...consoleOrigins]),
];
