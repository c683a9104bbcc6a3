import { expect, test } from 'vitest';
import { assess } from '../../shared/pipeline.ts';
import { assumptionsOf } from '../../shared/rulesets/assumptions.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';
import { ruleset } from '../support/build-usage-facts.ts';

const assumed = assumptionsOf(ruleset);

test('what no source gives is assumed, what a source gives is not', () => {
  expect(assumed).toMatchObject({ linkSeconds: 9000, zeroDaysShare: 0.4, describedCharacters: 20, attestationDays: 365 });
  expect(assumed.componentProfiles).toEqual(ruleset.componentProfiles.classes);
  for (const sourced of ['minimumDays', 'contractDays', 'lastDay', 'fixedEur']) expect(assumed).not.toHaveProperty(sourced);
});

test('a number that a source is found for is no assumption any more', () => {
  const policy = { ...ruleset.policy, staleDays: { value: 45, source: 'linee guida, § 3' } };
  expect(assumptionsOf({ ...ruleset, policy })).not.toHaveProperty('staleDays');
});

test.each(['migration', 'maintenance'] as const)('every record prints them: %s', (purpose) => {
  expect(assess(assessInput({ purpose }), sha256).assumptions).toEqual(assumed);
});
