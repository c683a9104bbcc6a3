import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address or network as text, judged alone. `canonical`: mapped IPv4 unwrapped, IPv6 shortened, host bits of a network cleared. */
export type JudgedAddress =
  | { readonly is: 'public'; readonly canonical: string }
  | { readonly is: 'malformed' }
  /** `range`: what kind of address it is instead (private, loopback, reserved for documentation, …). */
  | { readonly is: 'not-public'; readonly canonical: string; readonly range: string }
  | { readonly is: 'too-wide'; readonly canonical: string; readonly widest: number };

/** The shortest prefixes still accepted: a wider network says nothing about one service (domain.md §5.5, TRA-05). */
export interface WidestPrefixes {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** Only 2000::/3 is handed out as global unicast. */
const isGlobalUnicast = (address: ipaddr.IPv6): boolean => (address.parts[0] ?? 0) >> 13 === 1;

/**
 * Judges one address or CIDR network as declared. Leading zeros, hexadecimal or one-number IPv4 and zone ids are malformed: two readers
 * would read them as two addresses.
 */
export function judgeAddress(text: string, widest: WidestPrefixes): JudgedAddress {
  const parsed = readNetwork(text.trim());
  if (!parsed) return { is: 'malformed' };
  const { first, last, prefix, bits } = parsed;
  const canonical = prefix === bits ? show(first) : `${show(first)}/${prefix}`;
  for (const end of [first, last]) {
    const range = rangeOf(end);
    if (range !== 'unicast') return { is: 'not-public', canonical, range };
  }
  const limit = bits === 32 ? widest.ipv4 : widest.ipv6;
  return prefix < limit ? { is: 'too-wide', canonical, widest: limit } : { is: 'public', canonical };
}

/** `5.9.20.1-5.9.20.9`: two addresses with a dash between them, as portals print ranges. Networks are written as CIDR. */
export function isRangeOfAddresses(text: string): boolean {
  const [first, last, ...more] = text.split(/\s*[-–]\s*/).map((part) => part.trim());
  return first !== undefined && last !== undefined && more.length === 0 && readNetwork(first) !== null && readNetwork(last) !== null;
}

/** An address is a network of one. */
export interface Network {
  readonly first: Address;
  readonly last: Address;
  readonly prefix: number;
  readonly bits: 32 | 128;
}

/** One address or CIDR network as written, its ends; null where it is neither. */
export function readNetwork(text: string): Network | null {
  const match = /^([0-9a-fA-F:.]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text);
  if (!match) return null;
  const address = parseAddress(match[1] as string);
  if (!address) return null;
  const mapped = address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress();
  const written = match[2] === undefined ? null : Number(match[2]);
  const base = mapped ? (address as ipaddr.IPv6).toIPv4Address() : address;
  const bits = base.kind() === 'ipv4' ? 32 : 128;
  const prefix = written === null ? bits : written - (mapped ? 96 : 0);
  return prefix < 0 || prefix > bits ? null : { ...edges(base, prefix), prefix, bits };
}

function parseAddress(text: string): Address | null {
  if (!text.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  // `::8.8.8.8` is the abandoned "compatible" form, which the library would take for a mapped address.
  if (tail.includes('.') && (!ipaddr.IPv4.isValidFourPartDecimal(tail) || text === `::${tail}`)) return null;
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

/** First and last address of a network. */
function edges(address: Address, prefix: number): { readonly first: Address; readonly last: Address } {
  const bytes = address.toByteArray();
  const edge = (fill: 0 | 1) =>
    bytes.map((byte, index) => {
      const kept = Math.min(8, Math.max(0, prefix - index * 8));
      const free = 0xff >> kept;
      return fill === 1 ? byte | free : byte & ~free & 0xff;
    });
  return { first: ipaddr.fromByteArray(edge(0)), last: ipaddr.fromByteArray(edge(1)) };
}

function rangeOf(address: Address): string {
  const range = address.range();
  if (range !== 'unicast' || address.kind() === 'ipv4') return range;
  return isGlobalUnicast(address as ipaddr.IPv6) ? 'unicast' : 'unallocated';
}

const show = (address: Address): string => (address.kind() === 'ipv4' ? address.toString() : (address as ipaddr.IPv6).toRFC5952String());
