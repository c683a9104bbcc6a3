import * as z from 'zod';
import { hasCredentials } from './credentials-in-url.ts';
import { cupSchema, ipaSchema, serviceIdSchema } from './identifiers.ts';

/**
 * No project comes near these; without them a declaration of a megabyte would make a record that nobody can store, and that would be
 * our fault. How many services a notice allows is the notice's question (PKG-01), so here there may be more.
 */
export const longest = { text: 2_000, name: 300, services: 30, resources: 5_000, addresses: 1_000, entries: 1_000 } as const;

/** A civil date in Europe/Rome: YYYY-MM-DD, existing. */
const civilDate = z.iso.date();
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const text = z.string().trim().max(longest.text);
/** A name and a password in an address would be shown to whoever reads the dossier. The complaint repeats nothing of it. */
const url = text.refine((address) => !hasCredentials(address), {
  error:
    'l’indirizzo contiene credenziali (utente:password@): toglierle, e cambiare la password / it holds credentials: remove them, and change the password',
});
/** What records, items and lists show of an entity or a service. */
const name = text.min(1).max(longest.name);
/** A date that a period of observation is built from: one that is a slip of the pen by centuries is told at once. */
const windowDate = z.iso
  .date({ abort: true })
  .refine((day) => day >= '2000-01-01' && day < '2050-01-01', { error: 'serve una data fra il 2000 e il 2049' });
/** Euro, of which DynamoDB and people both can keep count: cents, and no more than a whole plan is worth. */
const euro = z
  .number()
  .nonnegative()
  .max(1e10)
  .refine((amount) => Math.round(amount * 100) / 100 === amount, { error: 'serve un importo in euro con al più due decimali' });

export const modes = ['transfer', 'upgrade'] as const;
/** Kinds of soggetto attuatore that the notice is for. */
export const entityKinds = ['province', 'metropolitan-city', 'free-consortium'] as const;
export const destinations = ['iaas', 'paas', 'saas'] as const;
export const originSystems = ['on-premise-unstructured', 'on-premise-structured', 'iaas', 'paas', 'saas'] as const;

/** `asg` and `group` are groups: their members (parentId) count as one resource. */
export const resourceKinds = [
  'vm',
  'asg',
  'group',
  'volume',
  'disk',
  'nic',
  'db',
  'app',
  'bucket',
  'lb',
  'function',
  'container',
  'other',
] as const;

export const resourceSchema = z.strictObject({
  provider: name,
  id: text.min(1),
  kind: z.enum(resourceKinds),
  parentId: absent(text.min(1)),
  createdOn: absent(civilDate),
  deletedOn: absent(civilDate),
});
export type DeclaredResource = z.infer<typeof resourceSchema>;

const originSchema = z.strictObject({
  system: z.enum(originSystems),
  qualified: absent(z.boolean()),
  priorStepOn: absent(civilDate),
});

const contractSchema = z.strictObject({
  supplier: absent(text),
  supplierTaxCode: absent(text),
  signedOn: absent(civilDate),
  validTo: absent(civilDate),
  cup: absent(text),
  cig: absent(text),
  catalogueReference: absent(z.strictObject({ register: absent(text), id: absent(text), url: absent(url) })),
  documents: absent(z.array(text).max(longest.entries)),
});

const visibilitySchema = z.strictObject({
  kind: z.enum(['public', 'private']),
  urls: absent(z.array(url).max(longest.entries)),
  accessMode: absent(text),
});

export const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  catalogueCode: absent(text),
  name,
  candidateMode: z.enum(modes),
  destination: z.enum(destinations),
  origin: absent(originSchema),
  dataClass: absent(z.enum(['ordinary', 'critical', 'strategic'])),
  hasCriticalData: absent(z.boolean()),
  activityStartedOn: absent(windowDate),
  cspActivatedOn: absent(windowDate),
  migrationStartedOn: absent(windowDate),
  releasedOn: absent(windowDate),
  completedOn: absent(windowDate),
  activationPlan: absent(z.strictObject({ note: text, plannedOn: absent(civilDate) })),
  observationWindow: absent(z.strictObject({ start: windowDate, end: windowDate })),
  declared: absent(
    z.strictObject({ vcpu: absent(z.number()), ramGb: absent(z.number()), storageGb: absent(z.number()), users: absent(z.number()) }),
  ),
  application: absent(z.strictObject({ name: absent(text), producer: absent(text), description: absent(text) })),
  pertinence: absent(text),
  dataMigration: absent(z.strictObject({ complete: absent(z.boolean()), justification: absent(text) })),
  visibility: absent(visibilitySchema),
  publicIps: absent(z.array(text).max(longest.addresses)),
  resources: absent(z.array(resourceSchema).max(longest.resources)),
  contract: absent(contractSchema),
  thirdParties: absent(z.array(z.union([text, z.looseObject({ name: text })])).max(longest.entries)),
});
export type ServiceDeclaration = z.infer<typeof serviceSchema>;

const total = (services: readonly ServiceDeclaration[], listOf: (service: ServiceDeclaration) => readonly unknown[] | null): number =>
  services.reduce((sum, service) => sum + (listOf(service)?.length ?? 0), 0);

/**
 * The declaration (dichiarazione, `dossier.yaml`): what the entity says about its project. A field that may be absent becomes
 * `missing` on the point that needs it, never an invalid declaration (contracts/dossier.example.yaml).
 */
export const declarationSchema = z
  .strictObject({
    schema: z.literal('attesta/declaration@1'),
    entity: z.strictObject({
      ipa: ipaSchema,
      name,
      kind: z.enum(entityKinds),
      taxCode: absent(text),
    }),
    project: z.strictObject({
      cup: cupSchema,
      notice: name,
      decree: z.strictObject({ number: absent(text), date: windowDate, notifiedOn: absent(civilDate) }),
      amountEur: absent(euro),
      supplyModeChosenOn: absent(civilDate),
      noDoubleFunding: absent(z.boolean()),
    }),
    services: z.array(serviceSchema).min(1).max(longest.services),
    withdrawn: absent(z.array(text).max(longest.entries)),
  })
  .refine((dossier) => new Set(dossier.services.map((service) => service.id)).size === dossier.services.length, {
    error: 'due servizi hanno lo stesso id',
    path: ['services'],
  })
  .refine(({ services }) => total(services, ({ resources }) => resources) <= longest.resources, {
    error: `in tutta la dichiarazione al massimo ${longest.resources} risorse: le altre in un elenco (resource-list)`,
    path: ['services'],
  })
  .refine(({ services }) => total(services, ({ publicIps }) => publicIps) <= longest.addresses, {
    error: `in tutta la dichiarazione al massimo ${longest.addresses} indirizzi: gli altri in un elenco (ip-list)`,
    path: ['services'],
  });
export type Declaration = z.infer<typeof declarationSchema>;
