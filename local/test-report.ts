import { relative } from 'node:path';

/** What is looked at of vitest's JSON report. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly status: string;
    /** Why the file did not load. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** A file that did not even load is one failure. */
export const unloadedFiles = ({ testResults }: TestReport): TestReport['testResults'] =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);

/** Enough for the seed, the path and the counterexample that fast-check gives. */
const LINES_OF_MESSAGE = 3;
const LONGEST_LINE = 500;

/** Each failed test in one line, with the beginning of what it said: of a log often the end alone is kept, and a seed must stand there. */
export function failureLines(report: TestReport, root: string): string[] {
  const lineOf = (file: string, test: string, message: string): string => {
    const said = message.split('\n').slice(0, LINES_OF_MESSAGE).join(' ').replace(/\s+/g, ' ').trim();
    return `${relative(root, file)}${test === '' ? '' : ` > ${test}`}: ${said}`.slice(0, LONGEST_LINE);
  };
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => lineOf(name, fullName, failureMessages[0] ?? '')),
  );
  return [...failed, ...unloadedFiles(report).map(({ name, message = '' }) => lineOf(name, '', message))];
}
