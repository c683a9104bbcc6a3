import { readNetwork } from '../evidence/public-address.ts';
import type { ParsedRegister } from '../model/parse-register.ts';
import { listOf, objectOf, textOf } from '../reading/json-value.ts';
import { dayTaken, refusedFor, type Stated } from './import-terms.ts';
import { registerWords } from './register-words.ts';

interface Range {
  readonly cidr: string | null;
  readonly region: string | null;
  readonly service: string | null;
  /** Where it stands in the file: `prefixes.12`. */
  readonly at: string;
}

interface Publisher {
  readonly provider: string;
  readonly source: string;
  readonly isIts: (document: Readonly<Record<string, unknown>>) => boolean;
  readonly ranges: (document: Readonly<Record<string, unknown>>) => readonly Range[];
  /** The day that the file says it is of. */
  readonly day: (document: Readonly<Record<string, unknown>>, fileName: string) => string | null;
}

const isoDay = (value: unknown): string | null => /^\d{4}-\d{2}-\d{2}(?=\D|$)/.exec(textOf(value) ?? '')?.[0] ?? null;

/** What the four clouds publish (formats.md §21). Azure writes the day in the name of its file alone. */
const publishers: readonly Publisher[] = [
  {
    provider: 'aws',
    source: 'ip-ranges.json, Amazon Web Services',
    isIts: ({ prefixes, ipv6_prefixes }) =>
      [prefixes, ipv6_prefixes].some((list) => listOf(list).some((one) => has(one, 'ip_prefix', 'ipv6_prefix'))),
    ranges: (document) =>
      ['prefixes', 'ipv6_prefixes'].flatMap((group) =>
        listOf(document[group]).map((one, index) => {
          const { ip_prefix, ipv6_prefix, region, service } = objectOf(one);
          return {
            cidr: textOf(ip_prefix) ?? textOf(ipv6_prefix),
            region: textOf(region),
            service: textOf(service),
            at: `${group}.${index}`,
          };
        }),
      ),
    day: ({ createDate }) => isoDay(createDate),
  },
  {
    provider: 'azure',
    source: 'ServiceTags_Public.json, Microsoft Azure',
    isIts: ({ values }) => listOf(values).some((one) => has(objectOf(one).properties, 'addressPrefixes')),
    ranges: ({ values }) =>
      listOf(values).flatMap((one, tag) => {
        const { name, properties } = objectOf(one);
        const { region, addressPrefixes } = objectOf(properties);
        return listOf(addressPrefixes).map((cidr, index) => ({
          cidr: textOf(cidr),
          region: textOf(region),
          service: textOf(name),
          at: `values.${tag}.properties.addressPrefixes.${index}`,
        }));
      }),
    day: (_, fileName) => {
      const [, year, month, day] = /^ServiceTags_\w+?_(\d{4})(\d{2})(\d{2})\.json$/.exec(fileName) ?? [];
      return year === undefined ? null : `${year}-${month}-${day}`;
    },
  },
  {
    provider: 'gcp',
    source: 'cloud.json, Google Cloud',
    isIts: ({ prefixes }) => listOf(prefixes).some((one) => has(one, 'ipv4Prefix', 'ipv6Prefix')),
    ranges: ({ prefixes }) =>
      listOf(prefixes).map((one, index) => {
        const { ipv4Prefix, ipv6Prefix, scope, service } = objectOf(one);
        return { cidr: textOf(ipv4Prefix) ?? textOf(ipv6Prefix), region: textOf(scope), service: textOf(service), at: `prefixes.${index}` };
      }),
    day: ({ creationTime }) => isoDay(creationTime),
  },
  {
    provider: 'oci',
    source: 'public_ip_ranges.json, Oracle Cloud Infrastructure',
    isIts: ({ regions }) => listOf(regions).some((one) => has(one, 'cidrs')),
    ranges: ({ regions }) =>
      listOf(regions).flatMap((one, place) => {
        const { region, cidrs } = objectOf(one);
        return listOf(cidrs).map((range, index) => {
          const { cidr, tags } = objectOf(range);
          const service = listOf(tags).flatMap((tag) => textOf(tag) ?? []);
          return { cidr: textOf(cidr), region: textOf(region), service: service.join(' ') || null, at: `regions.${place}.cidrs.${index}` };
        });
      }),
    day: ({ last_updated_timestamp }) => isoDay(last_updated_timestamp),
  },
];

const has = (value: unknown, ...names: readonly string[]): boolean => names.some((name) => Object.hasOwn(objectOf(value), name));

/** All the networks of a cloud, from the JSON that it publishes; null where the document is none of theirs. */
export function ipRanges(document: unknown, stated: Stated): ParsedRegister | null {
  const words = registerWords[stated.language];
  const root = objectOf(document);
  const publisher = publishers.find(({ isIts }) => isIts(root));
  if (!publisher) return null;
  const ranges = publisher.ranges(root);
  const bad = ranges.filter(({ cidr }) => cidr === null || readNetwork(cidr) === null);
  const { day, issues } = dayTaken(publisher.day(root, stated.fileName), stated);
  if (day === null || bad.length > 0) {
    return {
      ok: false,
      issues: [...issues, ...bad.map(({ at, cidr }) => ({ path: at, line: 1, message: words.noNetwork(cidr ?? '') }))],
    };
  }
  const { provider, source } = publisher;
  const entries = uniqueRanges(ranges);
  if (entries.length === 0) return refusedFor('', words.noNetworks);
  const head = { schema: 'attesta/register@1', register: 'ip-ranges', takenOn: day, source, partial: false, provider } as const;
  return { ok: true, register: { ...head, entries } };
}

/** Files repeat a network for each of its services, and some for each tag that a service is in. */
function uniqueRanges(ranges: readonly Range[]) {
  const found = new Map(
    ranges.map(({ cidr, region, service }) => [[cidr, region, service].join(' '), { cidr: cidr ?? '', region, service }]),
  );
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, range]) => range);
}
