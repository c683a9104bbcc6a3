import type { ResourceIdKind } from '../model/usage.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** How each provider writes its ids (domain.md §5.6). The first that fits names the kind. */
const shapes: readonly (readonly [shape: RegExp, kind: ResourceIdKind, provider: string | null])[] = [
  [/^i-([0-9a-f]{8}|[0-9a-f]{17})$/, 'ec2', 'aws'],
  [/^vol-([0-9a-f]{8}|[0-9a-f]{17})$/, 'ebs', 'aws'],
  [/^arn:aws[a-z-]*:/, 'arn', 'aws'],
  [/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/[^/]+\/.+/i, 'arm', 'azure'],
  [
    /^(https:\/\/www\.googleapis\.com\/compute\/v1\/|\/\/compute\.googleapis\.com\/)?projects\/[^/]+\/.*instances\/.+/,
    'gcp-instance',
    'gcp',
  ],
  [/^\d{15,20}$/, 'gcp-instance', 'gcp'],
  [/^ocid1\.[a-z0-9]+\.oc\d+\.[a-z0-9-]*\.[a-z0-9.]+$/, 'ocid', 'oci'],
  [/^DC\d+_ARU-\d+_.+_\d+$/, 'aruba', 'aruba'],
  [/^(VirtualMachine[-:])?vm-\d+$/, 'moref', 'vmware'],
  [new RegExp(`^(urn:vcloud:vm:|vm-)${uuid}$`, 'i'), 'vm-uuid', 'vmware'],
  [new RegExp(`^${uuid}$`, 'i'), 'vm-uuid', null],
  [/^(eni|db|lb|subnet|sg|eipalloc)-[0-9A-Za-z]{8,}$/, 'name', 'aws'],
];

const host = /^(?=.{4,253}$)([a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/i;

/** How an id is written: decides nothing, helps a person to recognise it. An id that the name of the file gives is a name. */
export function resourceIdKind(id: string | null): ResourceIdKind {
  if (id === null) return 'name';
  const shape = shapes.find(([pattern]) => pattern.test(id));
  if (shape) return shape[1];
  return host.test(id) ? 'host' : 'name';
}

/** Whose ids look like this; null: nobody's, or several providers'. */
export function providerOf(id: string): string | null {
  return shapes.find(([pattern]) => pattern.test(id))?.[2] ?? null;
}

/** Does this look like an id that a provider gave, rather than a word? */
export function looksLikeProviderId(text: string): boolean {
  return shapes.some(([pattern]) => pattern.test(text));
}

/**
 * An id that a spreadsheet has taken for a number of too many digits, as it shows it (6,01235E+18) or as `writtenRow` writes it: nobody
 * knows any more which resource it was.
 */
export function isRoundedId(id: string): boolean {
  return id.includes('+') && /^\d{1,17}(?:[.,]\d{1,16})?[eE]\+\d{1,3}$/.test(id);
}

/** Letters, digits or underscores on either side would make it part of something else. */
const inside = new RegExp(
  `(?<![\\w/-])(i-(?:[0-9a-f]{17}|[0-9a-f]{8})|vol-(?:[0-9a-f]{17}|[0-9a-f]{8})|arn:aws[a-z-]*:[^\\s,;"]+|${uuid})(?![\\w-])`,
  'g',
);

/** The id inside a longer text such as a label; null: none, or two of one kind, of whose resources the text tells together. */
export function findProviderId(text: string): string | null {
  const [first, ...others] = new Set(Array.from(text.matchAll(inside), ([, id]) => id as string));
  if (first === undefined) return null;
  return others.some((other) => resourceIdKind(other) === resourceIdKind(first)) ? null : first;
}
