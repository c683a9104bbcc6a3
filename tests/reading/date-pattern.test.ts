import { describe, expect, test } from 'vitest';
import { compileDatePattern } from '../../shared/reading/date-pattern.ts';

describe('date patterns', () => {
  test.each([
    ['yyyy-MM-dd HH:mm', '2026-01-10 08:05'],
    ['dd-MM-yyyy HH:mm', '10-01-2026 08:05'],
    ['dd/MM/yyyy HH:mm', '10/01/2026 8:05'],
    ['dd.MM.yyyy HH:mm', '10.01.2026 08:05'],
    ['yyyy/MM/dd HH:mm', '2026/01/10   08:05'],
    ['dd/MM/yyyy  HH:mm', '10/01/2026 08:05'],
    ["dd/MM/yyyy 'ore' HH:mm", '10/01/2026 ore 08:05'],
    ['yyyy-MM-ddTHH:mm', '2026-01-10T08:05'],
    ['MM/dd/yyyy hh:mm a', '01/10/2026 08:05 AM'],
    ['d MMM yyyy HH:mm', '10 gennaio 2026 08:05'],
    ['dd/MM/yyyy[ HH:mm]', '10/01/2026 08:05'],
  ])('%s reads %s', (pattern, cell) => {
    expect(compileDatePattern(pattern)?.(cell)).toMatchObject({ wall: Date.UTC(2026, 0, 10, 8, 5) });
  });

  test.each(['gg/mm/aaaa', 'dd/MM', 'HH:mm', 'dd/MM/yyyy]', '[dd/MM/yyyy', 'dd/MM/yyyy dd'])('%s is no pattern', (pattern) => {
    expect(compileDatePattern(pattern)).toBeNull();
  });

  test('a pattern of many blanks answers at once on a cell of many blanks', () => {
    const read = compileDatePattern(`dd/MM/yyyy${' '.repeat(20)}[ ][ ][ ][ ][ ][ ][ ][ ]HH:mm`);
    expect(read?.(`10/01/2026${' '.repeat(60)}x`)).toBeNull();
  });
});
