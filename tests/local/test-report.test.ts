import { expect, test } from 'vitest';
import { failureLines, type TestReport } from '../../local/test-report.ts';

const report = (testResults: TestReport['testResults']): TestReport => ({
  ...{ numPassedTests: 1, numFailedTests: 2, numPendingTests: 0, numTodoTests: 0 },
  testResults,
});

test('a failed test says in one line which it is, and the seed that it failed with', () => {
  const message =
    'Error: Property failed after 1 tests\n{ seed: -66, path: "0:1", endOnFailure: true }\nCounterexample: [3]\nShrunk 4 time(s)\n    at x';
  const lines = failureLines(
    report([
      { name: '/a/tests/good.test.ts', status: 'passed', assertionResults: [{ fullName: 'good', status: 'passed', failureMessages: [] }] },
      {
        ...{ name: '/a/tests/law.test.ts', status: 'failed' },
        assertionResults: [
          { fullName: 'holds', status: 'passed', failureMessages: [] },
          { fullName: 'laws do not', status: 'failed', failureMessages: [message] },
          { fullName: 'nor this', status: 'failed', failureMessages: ['AssertionError: seed 5: node campaign.ts: x'.padEnd(2000, 'x')] },
        ],
      },
      { name: '/a/tests/broken.test.ts', status: 'failed', message: 'SyntaxError: no\nmore', assertionResults: [] },
    ]),
    '/a',
  );
  expect(lines.map((line) => line.slice(0, 160))).toEqual([
    'tests/law.test.ts > laws do not: Error: Property failed after 1 tests { seed: -66, path: "0:1", endOnFailure: true } Counterexample: [3]',
    `tests/law.test.ts > nor this: AssertionError: seed 5: node campaign.ts: `.padEnd(160, 'x'),
    'tests/broken.test.ts: SyntaxError: no more',
  ]);
  expect(lines.every((line) => line.length <= 500 && !line.includes('\n'))).toBe(true);
});
