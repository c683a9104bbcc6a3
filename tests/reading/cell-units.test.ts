import { describe, expect, test } from 'vitest';
import { splitUnit } from '../../shared/reading/cell-unit.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

describe('a unit at the end of a cell', () => {
  test.each([
    ['200,0 GB', '200,0', 'GB'],
    ['12,5%', '12,5', '%'],
    ['1.024 KiB/s', '1.024', 'KiB/s'],
    ['3 ore', '3', 'ore'],
  ])('%s', (cell, number, unit) => {
    expect(splitUnit(cell)).toEqual({ number, unit });
  });

  test.each(['200', '', 'n/d', '200 mele', '5 k', 'GB', `5 ${'x'.repeat(100_000)}`, '#DIV/0!'])('%s has none', (cell) => {
    expect(splitUnit(cell)).toEqual({ number: cell, unit: null });
  });
});

describe('columns of numbers with units', () => {
  const read = (cells: readonly string[], unit: string | null, resourceClass = 'storage') =>
    readBytes(`Ora;Disco\n${cells.map((cell, n) => `2026-01-12T0${n}:00:00Z;${cell}`).join('\n')}\n`, {
      mapping: `layout: wide\ncolumns: { time: Ora }\nresourceId: { constant: s1 }\nseries: [{ column: Disco, class: ${resourceClass}${unit === null ? '' : `, unit: ${unit}`} }]\n`,
    });
  const valuesOf = ({ recording }: Awaited<ReturnType<typeof read>>) =>
    recording.series.map(({ identity, rows }) => [identity.unit, rows.map(([, , value]) => value)]);

  test('the very unit that the mapping declares', async () => {
    const done = await read(['200,0 GB', '201,5GB', 'N/D', '1.200,0 GB'], 'GB');
    expect(valuesOf(done)).toEqual([['byte', ['200000000000', '201500000000', null, '1200000000000']]]);
    expect(done.recording.issues).toEqual([]);
  });

  test('a unit that nobody else states', async () => {
    expect(valuesOf(await read(['2 KiB', '1 MiB'], null))).toEqual([['byte', ['2048', '1048576']]]);
  });

  test('another unit than the mapping says: the file counts, and it is told', async () => {
    const done = await read(['2 MB', '3 GB'], 'GB');
    expect(valuesOf(done)).toEqual([['byte', ['2000000', '3000000000']]]);
    expect(issueCounts(done.recording)).toEqual({ MAPPING_CONTRADICTS_FILE: 1 });
  });

  test('beside a unit column: the same unit is read, another is not', async () => {
    const text = 'Ora;Valore;Unita\n2026-01-12T00:00:00Z;5 GB;GB\n2026-01-12T01:00:00Z;5 MB;GB\n2026-01-12T02:00:00Z;7 %;percent\n';
    const { recording } = await readBytes(text, {
      mapping:
        'layout: long\ncolumns: { time: Ora, value: Valore, unit: Unita }\nresourceId: { constant: s1 }\nseries: [{ column: Valore, class: storage }]\n',
    });
    expect(recording.series.map(({ identity, rows }) => [identity.unit, rows.map(([, , value]) => value)])).toEqual([
      ['byte', ['5000000000']],
      ['percent', ['7']],
    ]);
    expect(recording.issues).toEqual([{ code: 'VALUE_UNREADABLE', row: 3, details: { column: 'Valore', found: '5 MB' } }]);
  });

  test('a column of which nothing can be read is told by name, once', async () => {
    const done = await read(['molto', 'poco', '-'], 'GB');
    expect(issueCounts(done.recording)).toEqual({ VALUE_UNREADABLE: 2, COLUMN_UNREADABLE: 1 });
    expect(done.recording.issues.at(-1)).toEqual({ code: 'COLUMN_UNREADABLE', row: 0, details: { column: 'Disco', found: '⟨5⟩' } });
    expect(valuesOf(done)).toEqual([['byte', [null]]]);
  });

  test('one bad cell in a good column is not that', async () => {
    expect(issueCounts((await read(['molto', '3'], 'GB')).recording)).toEqual({ VALUE_UNREADABLE: 1 });
  });

  test.each([
    ['cpu', 'GB', 1],
    ['cpu', 'percent', 0],
    ['cpu', 'MHz', 0],
    ['ram', 'GHz', 1],
    ['ram', 'GiB', 0],
    ['storage', 'KB/s', 0],
    ['storage', 'MHz', 1],
    ['network', 'KB', 0],
    ['network', 'MHz', 1],
    ['other', 'GB', 0],
  ])('%s in %s', async (resourceClass, unit, told) => {
    const { recording } = await read(['5,0'], unit, resourceClass);
    expect(issueCounts(recording)).toEqual(told ? { UNIT_FOR_CLASS: told } : {});
  });
});
