import { judgeAddress } from './public-address.ts';

/** Why a URL does not say where a service is seen: words for a reason's details, rendered late. */
export type UrlFault = 'malformed' | 'scheme' | 'internal-host' | 'private-address';

export interface DescribedUrl {
  readonly scheme: string | null;
  readonly host: string | null;
  readonly fault: UrlFault | null;
}

/** Names that exist only inside a network (RFC 6761, RFC 8375, ICANN's `internal`, and what local networks call themselves). */
const internalNames = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|home\.arpa)$/;

/** @param seenAs `public`: the host must make sense on the Internet; `private`: internal names and addresses are as good */
export function describeUrl(text: string, seenAs: 'public' | 'private'): DescribedUrl {
  const url = URL.parse(text);
  if (!url) return { scheme: null, host: null, fault: 'malformed' };
  const scheme = url.protocol.slice(0, -1);
  const host = url.hostname.replace(/\.$/, '');
  const isWeb = scheme === 'http' || scheme === 'https';
  return { scheme, host, fault: isWeb ? (seenAs === 'public' ? hostFault(host) : null) : 'scheme' };
}

function hostFault(host: string): UrlFault | null {
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) {
    return judgeAddress(literal, { ipv4: 0, ipv6: 0 }).is === 'public' ? null : 'private-address';
  }
  return !host.includes('.') || internalNames.test(host) ? 'internal-host' : null;
}

/**
 * A URL of the public web as it is compared: host, port where it is no usual one, path and query; the scheme, the end slash and the fragment
 * say nothing of whose it is. null: not one by which a service is seen.
 */
export function canonicalUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || describeUrl(text.trim(), 'public').fault !== null) return null;
  return `${url.host.replace(/\.$/, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}
