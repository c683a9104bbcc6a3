import { expect, test } from 'vitest';
import { wholePackageConforms } from '../../shared/checks/whole-package-conforms.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { outcomeOf } from '../../shared/model/severity.ts';

const found = (service: string | null, outcome: Finding['outcome']): Finding => ({
  point: 'TRA-03',
  service,
  outcome,
  reasons: [],
  measured: [],
  evidence: [],
  judged: '',
});

test.each([
  ['every service conforms', [found('a', 'pass'), found('a', 'not-applicable'), found('b', 'pass')], 'pass', undefined],
  ['one of five does not', [found('a', 'pass'), found('b', 'fail'), found('c', 'review')], 'fail', ['b', 'c']],
  ['one lacks evidence', [found('a', 'missing'), found('b', 'review')], 'missing', ['a', 'b']],
  ['one is for a person', [found('a', 'pass'), found('b', 'review')], 'review', ['b']],
  ['what is wrong with the package itself is not a service', [found('a', 'pass'), found(null, 'fail')], 'pass', undefined],
] as const)('%s', (_name, findings, outcome, services) => {
  const { reasons } = wholePackageConforms.assess(findings, {});
  expect(outcomeOf(reasons)).toBe(outcome);
  expect(reasons[0]?.details['services']).toEqual(services);
});
