import { describe, expect, test } from 'vitest';
import { readTitle } from '../../shared/mapping-draft/read-title.ts';

/** What was given, or is not used, must not be drafted as use: such a column is never zero, and proves use of an idle machine. */
describe('titles that promise no use', () => {
  test.each([
    'vCPU',
    'Numero CPU',
    'CPU assegnate',
    'CPU assigned',
    'Inattività CPU',
    'CPU inattiva %',
    'Mem non usata MB',
    'RAM inutilizzata',
    'Unused memory (GB)',
    'Quota RAM',
  ])('%s is left to a person', (title) => {
    expect(readTitle(title)).toBeNull();
  });

  test.each([
    ['RAM installata GB', 'capacity'],
    ['Dischi allocati GB', 'capacity'],
    ['RAM libera MB', 'free'],
    ['CPU totale', 'used'],
    ['CPU allocata %', 'used'],
  ])('%s is %s', (title, meaning) => {
    expect(readTitle(title)?.meaning).toBe(meaning);
  });
});
