import { describe, expect, test } from 'vitest';
import type { FileHead } from '../../shared/formats/define-format.ts';
import { tableHeadOf } from '../../shared/reading/table-head.ts';

const headOf = (text: string): FileHead => ({ text, whole: true }) as FileHead;

describe('the delimiter of a table', () => {
  test.each<[string, string, string | null]>([
    ['commas', 'time,id,value\n1,a,2\n3,b,4\n', ','],
    ['semicolons and decimal commas', 'time;value\n1;2,5\n3;4,5\n', ';'],
    ['semicolons, and decimal commas in names too', 'time (h,m);value\n1;2,5\n3;4,5\n', ';'],
    ['every id holds a semicolon', 'time,id,value\n1,a;x,2\n3,b;y,4\n', ','],
    // As many rows fit commas: what the title holds says nothing, so a tie is the semicolon's.
    ['semicolons below a title with a comma', 'Report, March\ntime;value\n1;2,5\n3;4,5\n', ';'],
    ['stated in the first line', 'sep=;\ntime,id;value\n1,a;2\n', ';'],
    ['no table', 'a note\nof two lines\n', null],
  ])('%s', (_, text, delimiter) => {
    expect(tableHeadOf(headOf(text))?.delimiter ?? null).toBe(delimiter);
  });
});
