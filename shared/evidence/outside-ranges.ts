import type { Register, RegisterOf } from '../model/register.ts';
import { rangeProvider } from '../registers/range-providers.ts';
import type { ServiceFacts } from '../verdict/facts.ts';
import { type Network, readNetwork } from './public-address.ts';

/** Addresses of one provider's register as texts of equal length, so that comparing texts compares addresses. */
type Range = readonly [first: string, last: string];

/** What of a service's providers is known: the day of the oldest of their registers, and whether a network lies within one of them. */
export interface KnownRanges {
  readonly providers: readonly string[];
  readonly takenOn: string;
  holds(network: string): boolean;
}

/**
 * The networks of the clouds that the service declares resources of; null where it declares none, or one of which no register is here: then
 * nothing can be said to lie outside (formats.md §21).
 */
export function knownRanges({ service, registers }: ServiceFacts): KnownRanges | null {
  const providers = [...new Set((service.resources ?? []).map(({ provider }) => rangeProvider(provider)))].sort();
  const found = providers.map((provider) => registers.get(`ip-ranges/${provider}`));
  const known = found.filter((register) => register !== undefined && isRanges(register));
  const [first] = known;
  if (!first || known.length < providers.length) return null;
  return {
    providers,
    takenOn: known.map(({ takenOn }) => takenOn).reduce((a, b) => (a < b ? a : b)),
    holds: (text) => {
      const network = readNetwork(text);
      return network !== null && known.some((register) => rangesOf(register).some((range) => isWithin(network, range)));
    },
  };
}

const isRanges = (register: Register): register is RegisterOf<'ip-ranges'> => register.register === 'ip-ranges';

/** Tens of thousands of networks are taken apart once for a register, not once for an address. */
const taken = new WeakMap<RegisterOf<'ip-ranges'>, readonly Range[]>();

function rangesOf(register: RegisterOf<'ip-ranges'>): readonly Range[] {
  const before = taken.get(register);
  if (before) return before;
  const ranges = register.entries.flatMap(({ cidr }): readonly Range[] => {
    const network = readNetwork(cidr);
    return network ? [[keyOf(network.first), keyOf(network.last)]] : [];
  });
  taken.set(register, ranges);
  return ranges;
}

/** Both ends in one range; an IPv4 key is shorter than every IPv6 one and compares with none. */
function isWithin({ first, last }: Network, [from, to]: Range): boolean {
  const [low, high] = [keyOf(first), keyOf(last)];
  return low.length === from.length && from <= low && high <= to;
}

const keyOf = (address: Network['first']): string =>
  address
    .toByteArray()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
