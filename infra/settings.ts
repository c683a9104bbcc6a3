import * as z from 'zod';
import { ipaSchema } from '../shared/model/identifiers.ts';
import { type ConsoleSettings, consoleContext, consoleOf, originsOfPages } from './console-settings.ts';
import { bucketDefinition } from './definitions/bucket.ts';
import { type TokenSettings, tokenAlgorithms, usualClaims, usualScope } from './definitions/tokens.ts';
import { claimName, list, wholeNumber } from './setting-shapes.ts';

/** Days that CloudWatch can keep a log for (PutRetentionPolicy). */
const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

const years = wholeNumber.refine((count) => count >= 1 && count <= 100, 'is not between 1 and 100');

/** What is left of an IPA code in the name of an output. */
const outputWord = (ipa: string): string => ipa.replace(/[^a-z0-9]/g, '');

const contextSchema = z
  .strictObject({
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,11}$/, 'is not a short lower-case word (letters and digits, 12 at most)')
      .default('dev'),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region of AWS, as eu-south-1')
      .default('eu-south-1'),
    logRetentionDays: wholeNumber
      .refine((days) => (retentionDays as readonly number[]).includes(days), `is none of ${retentionDays.join(', ')}`)
      .default(90),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR'], 'is none of DEBUG, INFO, WARN, ERROR').default('INFO'),
    alarmEmail: z.email('is not a mail address').optional(),
    jwtIssuer: z.url({ protocol: /^https$/, error: 'is not an https address' }).optional(),
    jwtAudience: list.optional(),
    jwtScope: claimName.default(usualScope),
    jwtRoleClaim: claimName.default(usualClaims.role),
    jwtIpaClaim: claimName.default(usualClaims.ipa),
    jwtProjectsClaim: claimName.default(usualClaims.projects),
    jwtNameClaim: claimName.default(usualClaims.name),
    entities: list
      .pipe(z.array(ipaSchema.transform((ipa) => ipa.toLowerCase())))
      .refine((codes) => new Set(codes).size === codes.length, 'names an entity twice')
      // CloudFormation's ids have letters and digits alone; CDK would stop on the second with words about constructs.
      .refine(
        (codes) => new Set(codes).size < codes.length || new Set(codes.map(outputWord)).size === codes.length,
        'names two entities that differ in - and _ alone: their outputs would have one name, so one of them needs a stage of its own',
      )
      .default([]),
    ...consoleContext,
    retentionYears: years.default(bucketDefinition.objectLock.years),
    accessLogYears: years.default(bucketDefinition.objectLock.years),
  })
  .refine(({ jwtIssuer, jwtAudience }) => (jwtIssuer === undefined) === (jwtAudience === undefined), {
    path: ['jwtAudience'],
    error: 'and jwtIssuer come together: who signs the tokens, and for whom',
  })
  .refine(({ consoleDomain, consoleCertificate }) => (consoleDomain === undefined) === (consoleCertificate === undefined), {
    path: ['consoleCertificate'],
    error: 'and consoleDomain come together: an address, and the certificate that proves it',
  })
  .refine(({ consoleDomain, jwtIssuer }) => consoleDomain === undefined || jwtIssuer !== undefined, {
    path: ['consoleDomain'],
    error: 'needs jwtIssuer: there is a console where people can sign in to it',
  });

/** What a deployment may choose, `-c name=value` each. */
export interface Settings {
  /** Ends every name, so that two stages fit in one account. */
  readonly stage: string;
  /** Evidence of Italian bodies stays in Italy unless somebody says otherwise. */
  readonly region: string;
  readonly logRetentionDays: number;
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  /** Gets a mail when an alarm goes on or off; null: the topic is there, nobody is told. */
  readonly alarmEmail: string | null;
  /** Who signs the API's tokens, for whom, and what it says in them; null: IAM signs every call. */
  readonly jwt: TokenSettings | null;
  /** IPA codes, lower case, of the entities whose machine users get an upload policy. */
  readonly entities: readonly string[];
  /** null: nobody can sign in, so there is none. */
  readonly console: ConsoleSettings | null;
  /** Origins of pages that may put files into the bucket; none: no page may. */
  readonly consoleOrigins: readonly string[];
  /** Years for which Object Lock keeps evidence and records. */
  readonly retentionYears: number;
  /** Years for which S3's log of who read and wrote evidence is kept: the proof of a removal should live as long as the evidence beside it. */
  readonly accessLogYears: number;
}

/** The names that `-c` takes. */
export const settingNames: readonly string[] = Object.keys(contextSchema.shape);

export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

/**
 * Reads the settings from CDK's context. What CDK itself keeps there (`@aws-cdk/…`, `aws:cdk:…`, look-ups) is passed over; any other name
 * that is not ours is a misspelling, and a misspelt retention must not become the default in silence.
 * Throws `WrongSettings` with one line per problem.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const ours = Object.fromEntries(Object.entries(context).filter(([name]) => /^[A-Za-z]+$/.test(name)));
  const parsed = contextSchema.safeParse(ours);
  if (!parsed.success) throw new WrongSettings(`-c settings of this app:\n${parsed.error.issues.map(explain(ours)).join('\n')}`);
  const { jwtIssuer, jwtAudience, jwtScope, jwtRoleClaim, jwtIpaClaim, jwtProjectsClaim, jwtNameClaim } = parsed.data;
  const { stage, region, logRetentionDays, logLevel, alarmEmail = null, entities, retentionYears, accessLogYears } = parsed.data;
  const claims = { role: jwtRoleClaim, ipa: jwtIpaClaim, projects: jwtProjectsClaim, name: jwtNameClaim };
  const jwt =
    jwtIssuer !== undefined && jwtAudience !== undefined
      ? { issuer: jwtIssuer, audience: jwtAudience, scope: jwtScope, algorithms: [...tokenAlgorithms], claims }
      : null;
  const console = consoleOf(parsed.data, jwt);
  const consoleOrigins = originsOfPages(parsed.data);
  return { stage, region, logRetentionDays, logLevel, alarmEmail, jwt, entities, console, consoleOrigins, retentionYears, accessLogYears };
}

const explain =
  (given: Readonly<Record<string, unknown>>) =>
  (issue: z.core.$ZodIssue): string => {
    if (issue.code === 'unrecognized_keys') return `  ${issue.keys.join(', ')}: no such setting; there are ${settingNames.join(', ')}`;
    const name = String(issue.path[0]);
    return given[name] === undefined ? `  ${name} ${issue.message}` : `  ${name}=${String(given[name])} ${issue.message}`;
  };
