import { describe, expect, test } from 'vitest';
import type { Assessment, Check, PackageCheck } from '../../shared/checks/define-check.ts';
import type { Reason } from '../../shared/model/finding.ts';
import { outcomeOf, type PointOutcome } from '../../shared/model/severity.ts';
import { catalogue } from '../../shared/reasons/catalogue.ts';
import { placeholder } from '../../shared/reasons/render.ts';
import { type Dossier, projectFacts, serviceFacts } from './build-dossier.ts';

export interface Row {
  /** What is so; a worked case of domain.md §5.7 begins with its number. */
  readonly name: string;
  readonly dossier: Dossier;
  readonly parameters?: unknown;
  /** Position of the service that is asked about; 0 unless said. */
  readonly position?: number;
  readonly outcome: PointOutcome;
  /** Every code, in order, as often as it comes. */
  readonly codes: readonly string[];
  /** Details that matter in this case: a part of some reason's. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * One table is one check's whole behaviour: every row gives exactly the outcome and the codes it says, every code that the check
 * announces comes up, and every reason brings the details that its texts speak of.
 */
export function testCheck(check: Check | PackageCheck, parameters: unknown, rows: readonly Row[]): void {
  describe(check.id, () => {
    const answers = rows.map((row) => ({ row, answer: ask(check, row.parameters ?? parameters, row) }));
    test.each(answers)('$row.name', ({ row, answer }) => {
      expect(answer.reasons.map((reason) => reason.code)).toEqual(row.codes);
      expect(outcomeOf(answer.reasons)).toBe(row.outcome);
      if (row.details) expect(answer.reasons.map((reason) => reason.details)).toContainEqual(expect.objectContaining(row.details));
    });

    test('gives every code that it announces, and no other', () => {
      const given = new Set(answers.flatMap(({ answer }) => answer.reasons.map((reason) => reason.code)));
      expect([...given].sort()).toEqual([...check.codes].sort());
    });

    test('brings every detail that its texts speak of', () => {
      expect(answers.flatMap(({ answer }) => answer.reasons.flatMap(missingDetails))).toEqual([]);
    });
  });
}

function ask(check: Check | PackageCheck, parameters: unknown, { dossier, position }: Row): Assessment {
  const parsed = check.parameters.parse(parameters);
  return check.about === 'project' ? check.assess(projectFacts(dossier), parsed) : check.assess(serviceFacts(dossier, position), parsed);
}

/** `CODE.name` for each placeholder of a reason's texts or remedy that its details do not fill. */
export function missingDetails({ code, details }: Reason): readonly string[] {
  const { text, remedy } = catalogue[code];
  const texts = [text.it, text.en, ...(remedy ? [remedy.text.it, remedy.text.en] : [])];
  const asked = texts.flatMap((one) => [...one.matchAll(placeholder)].map((match) => match[1] as string));
  return [...new Set(asked)].filter((name) => details[name] === undefined || details[name] === null).map((name) => `${code}.${name}`);
}
