import type { Finding } from '../model/finding.ts';
import { type AttestaRecord, type NextStep, recordSchema } from '../model/record.ts';
import { registerId } from '../model/register.ts';
import type { AssessInput } from '../pipeline.ts';
import { assumptionsOf } from '../rulesets/assumptions.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { Verdict } from './conclude.ts';
import type { ProjectFacts } from './facts.ts';
import { pinUnread, pinUpload } from './pinned-upload.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

interface Draft {
  readonly input: AssessInput;
  readonly facts: ProjectFacts;
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly steps: readonly NextStep[];
}

const openRecordSchema = recordSchema.omit({ hash: true });

/**
 * All of a record but its seal (contracts/record.example.json). The inputs are pinned by hash, the uploads that count and no others;
 * nothing of a person goes in but user ids. Throws where a part has not the shape of the contract: our fault.
 */
export function draftRecord({ input, facts, findings, verdict, steps }: Draft): Omit<AttestaRecord, 'hash'> {
  const { ruleset, sha256 } = input.ruleset;
  return openRecordSchema.parse({
    schema: 'attesta/record@1',
    ipa: input.declaration.value.entity.ipa,
    cup: input.declaration.value.project.cup,
    sequence: (input.previous?.sequence ?? 0) + 1,
    purpose: input.purpose,
    asOf: input.asOf,
    ruleset: { id: ruleset.notice, version: ruleset.version, sha256 },
    assumptions: assumptionsOf(ruleset),
    engine: ENGINE_VERSION,
    ...verdict,
    findings,
    nextSteps: steps,
    inputs: {
      declaration: input.declaration.sha256,
      digests: [...new Set(facts.files.map(({ digest }) => digest.id))].sort(),
      uploads: [...new Set(facts.files.map(({ upload }) => pinUpload(upload)))].sort(),
      ...(facts.unread.length > 0 ? { unread: facts.unread.map(pinUnread).sort() } : {}),
      reviews: input.reviews.map(({ sha256: review }) => review).sort(),
      registers: input.registers.map(({ value, sha256: snapshot }) => ({ id: registerId(value), sha256: snapshot })).sort(byId),
      claims: facts.claims.map(({ sha, otherProjects }) => ({ sha, otherProjects })),
    },
    prevHash: input.previous?.hash ?? null,
  });
}
