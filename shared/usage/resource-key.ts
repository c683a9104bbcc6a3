/** An Azure Resource Manager id: Azure compares these without regard to case and prints them in more than one. */
const armId = /^\/subscriptions\//i;

/**
 * Forms in which VMware's own tools print the id of one machine. vCenter's lists, RVTools and dossiers have the bare value `vm-90`;
 * PowerCLI's `EntityId` and govc put the object's type before it. Cloud Director's API has the UUID as a URN in `id` and as `vm-…` in `href`.
 */
const vmwareForms: readonly (readonly [form: RegExp, key: (value: string) => string])[] = [
  [/^VirtualMachine[-:](vm-\d+)$/, (value) => value],
  [/^(?:urn:vcloud:vm:|vm-)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i, (uuid) => `urn:vcloud:vm:${uuid.toLowerCase()}`],
];

/**
 * What ids are compared by: as written, but Azure Resource Manager ids in lower case (domain.md §5.6), and VMware's of one machine alike.
 * The shape alone decides: a report names no provider, and a dossier may name the reseller. Only the key is changed: digests and records
 * show every id as its source writes it, so that a person finds it there.
 */
export function resourceKey(_provider: string | null, id: string): string {
  const trimmed = id.trim();
  if (armId.test(trimmed)) return trimmed.toLowerCase();
  for (const [form, key] of vmwareForms) {
    const value = form.exec(trimmed)?.[1];
    if (value !== undefined) return key(value);
  }
  return trimmed;
}
