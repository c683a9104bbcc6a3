import { describe, expect, test } from 'vitest';
import { idInFileName, isFileNamePattern } from '../../shared/model/file-name-pattern.ts';

describe('patterns over file names', () => {
  test.each([
    ['^(?<id>.+)_cpu', 'srv-01_cpu.csv', 'srv-01'],
    ['^(?<id>.+?)\\.csv', 'i-0a1b.csv.gz', 'i-0a1b'],
    ['(?<id>SRV-[A-Z]+)', 'report SRV-BIL ottobre.csv', 'SRV-BIL'],
    ['^(?<id>.+)_cpu', 'memoria.csv', null],
    ['^(?<id> *)x', '  x', null],
  ])('%s on %s', (pattern, filename, id) => {
    expect(isFileNamePattern(pattern)).toBe(true);
    expect(idInFileName(pattern, filename)).toBe(id);
  });

  test.each([
    ['no group', '^.+_cpu'],
    ['not closed', '^(?<id>.+'],
    ['look-ahead', '(?<id>.+)(?=_cpu)'],
    ['back-reference', '(?<id>.)\\1'],
  ])('%s is refused', (_why, pattern) => {
    expect(isFileNamePattern(pattern)).toBe(false);
  });

  test('a pattern made to explode does not: 200 characters against nested repetition', () => {
    expect(idInFileName('^(?<id>(a+)+)$', `${'a'.repeat(199)}!`)).toBeNull();
  });
});
