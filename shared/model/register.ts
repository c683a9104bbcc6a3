import * as z from 'zod';
import { entityKinds } from './declaration.ts';

/** What every snapshot of a register says of itself. */
const snapshot = {
  schema: z.literal('attesta/register@1'),
  /** The Rome civil day that it shows the register of. */
  takenOn: z.iso.date(),
  /** Where it comes from and under which licence, for people. */
  source: z.string().min(1),
  /** Not all entries are there: what is not found proves nothing. */
  partial: z.boolean(),
};

/** Families of catalogue cards: IN infrastructure, IA IaaS, PA PaaS, SA SaaS (domain.md §2.5). */
export const catalogueFamilies = ['IN', 'IA', 'PA', 'SA'] as const;
export type CatalogueFamily = (typeof catalogueFamilies)[number];

/** QC qualified services of private operators, AC adequate services of public ones, AI infrastructures, QI their older name. */
export const levelSchemes = ['QC', 'AC', 'AI', 'QI'] as const;

const catalogueCardSchema = z.strictObject({
  id: z.string().min(1),
  family: z.enum(catalogueFamilies),
  provider: z.string().min(1),
  service: z.string().min(1),
  level: z.strictObject({ scheme: z.enum(levelSchemes), n: z.int().min(1).max(4) }).nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  revokedOn: z.iso.date().nullable(),
  /** Of a SaaS: the cloud provider that its card names. */
  hostingCsp: z.string().nullable(),
  url: z.string().nullable(),
});
export type CatalogueEntry = z.infer<typeof catalogueCardSchema>;
const catalogueEntrySchema = catalogueCardSchema.refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
  error: 'la fine della qualificazione precede l’inizio',
  path: ['validTo'],
});

const listedServiceSchema = z.strictObject({
  /** null: no source gives it. */
  code: z.string().min(1).nullable(),
  name: z.string().min(1),
  /** Kinds of entity whose list it is in; none: no source says. */
  kinds: z.array(z.enum(entityKinds)),
});
export type ListedService = z.infer<typeof listedServiceSchema>;

const fundedProjectSchema = z.strictObject({
  ipa: z.string().min(1),
  cup: z.string().min(1),
  entity: z.string().min(1),
  amountEur: z.number().positive(),
  decree: z.string().min(1),
});
export type FundedProject = z.infer<typeof fundedProjectSchema>;

const addressRangeSchema = z.strictObject({ cidr: z.string().min(1), region: z.string().nullable(), service: z.string().nullable() });
export type AddressRange = z.infer<typeof addressRangeSchema>;

/**
 * At least one entry: a file without any was cut off, and as a whole catalogue it would fail everybody. What entries are looked up by is
 * there once: of two neither can be told to be the right one.
 */
const entriesOf = <T extends z.ZodType>(entry: T, keyOf: (entry: z.infer<T>) => string, name: string) =>
  z
    .array(entry)
    .min(1)
    .check(({ value, issues }) => {
      const met = new Set<string>();
      for (const [index, one] of value.entries()) {
        const key = keyOf(one);
        if (met.has(key)) {
          issues.push({
            code: 'custom',
            input: one,
            path: [index, name],
            message: `${key}: c’è già in un’altra voce`,
            params: { isTwice: true },
          });
        }
        met.add(key);
      }
    });

/** A register (registro): a list that somebody else keeps, imported as a dated snapshot and pinned by its sha256 in every record. */
export const registerSchema = z.discriminatedUnion('register', [
  z.strictObject({ ...snapshot, register: z.literal('acn'), entries: entriesOf(catalogueEntrySchema, ({ id }) => id.toLowerCase(), 'id') }),
  z.strictObject({ ...snapshot, register: z.literal('service-list'), notice: z.string(), entries: z.array(listedServiceSchema).min(1) }),
  z.strictObject({
    ...snapshot,
    register: z.literal('funded-projects'),
    notice: z.string(),
    entries: entriesOf(fundedProjectSchema, ({ cup }) => cup, 'cup'),
  }),
  z.strictObject({
    ...snapshot,
    register: z.literal('ip-ranges'),
    provider: z.string().min(1),
    entries: z.array(addressRangeSchema).min(1),
  }),
]);
export type Register = z.infer<typeof registerSchema>;
export const registerKinds = ['acn', 'funded-projects', 'ip-ranges', 'service-list'] as const satisfies readonly Register['register'][];
export type RegisterOf<Kind extends Register['register']> = Extract<Register, { readonly register: Kind }>;

/** What a register is called in records: one snapshot of each counts. */
export function registerId(register: Register): string {
  if (register.register === 'ip-ranges') return `ip-ranges/${register.provider}`;
  return register.register;
}
