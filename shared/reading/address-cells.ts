import { judgeAddress } from '../evidence/public-address.ts';

/** Addresses of machines among themselves are no public evidence: RFC 1918, shared, documentation and the like. */
export function isPublicAddress(text: string): boolean {
  return judgeAddress(text, { ipv4: 0, ipv6: 0 }).is === 'public';
}
