import * as z from 'zod';
import { destinations, originSystems, resourceKinds } from './declaration.ts';
import { resourceClassSchema } from './usage.ts';

/** A number of the policy, with where it comes from. `assumption`: no public source gives it; it is ours and configurable. */
const sourced = <T extends z.ZodType>(value: T) => z.strictObject({ value, source: z.string().min(1) });
const duration = sourced(z.number().int().positive());

/** Policy numbers of DESIGN §5 (seconds unless the name says otherwise). Coupled limits are checked on load (statement 16). */
export const policySchema = z
  .strictObject({
    minimumDays: duration,
    linkSeconds: duration,
    warningGapSeconds: duration,
    longGapSeconds: duration,
    longestRowSeconds: duration,
    blockToleranceSeconds: duration,
    lowCoverageShare: sourced(z.number()),
    reducedCoverageShare: sourced(z.number()),
    zeroDaysShare: sourced(z.number()),
    flatlineDays: duration,
    flatlineRows: duration,
    maintenanceDays: duration,
    staleDays: duration,
    /** Days after which a project is judged again though nothing was uploaded (verdict/next-check.ts). */
    recheckDays: duration,
    /** So many days before evidence can no longer be had, its reminder comes before everything else. */
    reminderDays: duration,
    /** A reminder brings a project back no sooner than so many days after it was judged: each day of a period expires on a day of its own. */
    reminderEveryDays: duration,
    /** A snapshot of a register that is older proves nothing any more (domain.md §5.7 case 27). */
    snapshotDays: duration,
    allocationTolerance: sourced(z.number()),
    conflictTolerance: sourced(z.number()),
    /** So many characters a description needs to say anything (VIS-02, VIS-03, TRA-04). */
    describedCharacters: duration,
    /** Prefix lengths of the widest networks that one service may declare (TRA-05). */
    widestIpv4Prefix: sourced(z.number().int().min(0).max(32)),
    widestIpv6Prefix: sourced(z.number().int().min(0).max(128)),
    /** A SaaS is declared to be still in use once in so many days (MNT-01). */
    attestationDays: duration,
    /** What makes a report look made up (shared/fraud): each of these ends at a person, none at a fail. */
    copiedShare: sourced(z.number()),
    copiedBlocks: duration,
    unvaryingDays: duration,
    unvaryingSpread: sourced(z.number()),
    busyPercent: sourced(z.number()),
    busyBytesPerSecond: sourced(z.number()),
    straightShare: sourced(z.number()),
    digitValues: duration,
    roundedShare: sourced(z.number()),
    fewDigitsShare: sourced(z.number()),
    rhythmDays: duration,
    memoryLimit: sourced(z.number()),
  })
  .refine((p) => p.linkSeconds.value < p.warningGapSeconds.value && p.warningGapSeconds.value <= p.longGapSeconds.value, {
    error: 'a ruleset must have link < warning <= limit (DESIGN §5 statement 16)',
  });
export type Policy = z.infer<typeof policySchema>;

const verificationPointSchema = z
  .strictObject({
    /** As printed in the notice: TRA-03. */
    id: z.string().regex(/^[A-Z]{3}-\d{2}$/),
    title: z.strictObject({ it: z.string().min(1), en: z.string().min(1) }),
    /** The source's own words, to the letter (`[…]` where some are left out): Italian, since they are not ours to translate. */
    quote: z.string().min(1).optional(),
    /** In our words, what is asked: where no words are known, or where they do not say it. */
    summary: z.strictObject({ it: z.string().min(1), en: z.string().min(1) }).optional(),
    source: z.string().min(1),
    /** Destinations it applies to; `project`: once for the package. */
    appliesTo: z.union([z.array(z.enum(destinations)).min(1), z.literal('project')]),
    /** Failed, and confirmed by a person, it makes the project inadmissible: negative whatever the deadline (DESIGN §4). Absent: no. */
    inadmissible: z.boolean().optional(),
    /** Name of a file in shared/checks. */
    check: z.string().min(1),
    parameters: z.record(z.string(), z.unknown()),
  })
  .refine(({ quote, summary }) => quote !== undefined || summary !== undefined, { error: 'a point needs a quote or a summary' });

/** A class, or several of which one will do: a database shows its CPU, or its DTU. */
const profileClassSchema = z.union([resourceClassSchema, z.array(resourceClassSchema).min(2)]);
export type ProfileClass = z.infer<typeof profileClassSchema>;

/** One cell of the table of admissible scenarios (scenari di ammissibilità). */
const scenarioSchema = z.strictObject({
  origin: z.enum(originSystems),
  destination: z.enum(destinations),
  answer: z.enum(['fundable', 'fundable-if-origin-unqualified', 'not-fundable', 'impossible']),
  /** Modes under which the cell is fundable. */
  mode: z.enum(['transfer', 'upgrade']).nullable(),
  /** From qualified IaaS admissible as the second of two steps (domain.md §2.4). */
  twoStepException: z.boolean(),
});

/**
 * How long a provider keeps the metrics that can be exported from it, the finest first: each tier keeps a coarser step for longer. After
 * the last one nothing is left. Of providers that are not here nothing is known, and nothing is said.
 */
const retentionSchema = z.strictObject({
  provider: z.string().regex(/^[a-z0-9-]+$/),
  /** What else it is called in `resources`, as they are compared: lower case, one space between words. */
  names: z.array(
    z
      .string()
      .regex(/^\S+( \S+)*$/)
      .lowercase(),
  ),
  tiers: z.array(z.strictObject({ step: z.string().regex(/^PT\d+[HM]$/), days: z.number().int().positive() })).min(1),
  source: z.string().min(1),
});

/** One version of one notice's rules: complete, dated, quoted; immutable once published. */
export const rulesetSchema = z.strictObject({
  schema: z.literal('attesta/ruleset@1'),
  notice: z.string(),
  version: z.string(),
  status: z.enum(['draft', 'published']),
  title: z.string(),
  /** How the open data of funded projects call the notice; absent: not known, so that they cannot be imported for it. */
  openDataTitle: z.string().optional(),
  policy: policySchema,
  /** By kind of declared resource, the classes that it shows also when nobody uses it (profilo PaaS). */
  componentProfiles: z.strictObject({
    source: z.string().min(1),
    classes: z.partialRecord(z.enum(resourceKinds), z.array(profileClassSchema).min(1)),
  }),
  deadlines: z.strictObject({
    contractDays: duration,
    migrationDays: duration,
    lastDay: sourced(z.iso.date()),
    earliestStart: sourced(z.iso.date()),
    maintenanceUntil: sourced(z.iso.date()),
  }),
  amounts: z.strictObject({ fixedEur: sourced(z.number()), transferEur: sourced(z.number()), upgradeEur: sourced(z.number()) }),
  scenarios: z.array(scenarioSchema),
  retention: z.array(retentionSchema),
  points: z.array(verificationPointSchema),
  /**
   * What is asked of a service that stays in use (permanenza in uso), judged apart from the migration. One id may stand several times,
   * for different destinations.
   */
  maintenance: z.array(verificationPointSchema),
});
export type Ruleset = z.infer<typeof rulesetSchema>;
export type VerificationPoint = z.infer<typeof verificationPointSchema>;
/** A ruleset as it is compiled into the engine: the text's own sha256 is pinned in every record. */
export interface PinnedRuleset {
  readonly ruleset: Ruleset;
  readonly sha256: string;
}
