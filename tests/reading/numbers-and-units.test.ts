import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecimalMark, multiply, parseDecimal } from '../../shared/reading/decimal.ts';
import { decideDecimal, emptyDecimalEvidence, weighDecimal } from '../../shared/reading/decimal-evidence.ts';
import { readUnit } from '../../shared/reading/unit.ts';

describe('numbers as written', () => {
  test.each<[text: string, mark: DecimalMark, mantissa: number | bigint | null, scale: number]>([
    ['1.732', '.', 1732, 3],
    ['0', '.', 0, 0],
    ['-0', '.', 0, 0],
    ['-3.50', '.', -350, 2],
    ['1,234.5', '.', 12345, 1],
    ['1.234,56', ',', 123456, 2],
    ['12,5', ',', 125, 1],
    ['1 234,5', ',', 12345, 1],
    ['94.79799999999999', '.', 9479799999999999n, 14],
    ['2.9e-05', '.', 29, 6],
    ['1E3', '.', 1000, 0],
    ['251643.0', '.', 2516430, 1],
    ['.5', '.', 5, 1],
    ['5.', '.', 5, 0],
    ['12,5', '.', null, 0],
    ['1.23.4', '.', null, 0],
    ['1.2345,6', ',', null, 0],
    ['', '.', null, 0],
    ['.', '.', null, 0],
    ['abc', '.', null, 0],
    ['0x10', '.', null, 0],
    ['1e999', '.', null, 0],
    ['=1+1', '.', null, 0],
  ])('%s with %s', (text, mark, mantissa, scale) => {
    expect(parseDecimal(text, mark)).toEqual(mantissa === null ? null : { mantissa, scale });
  });

  test('every double of a size that is measured comes back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (number) => {
        fc.pre(number === 0 || Math.abs(number) > 1e-40);
        const decimal = parseDecimal(String(number), '.');
        if (decimal === null) throw new Error(`unreadable: ${number}`);
        expect(Number(`${decimal.mantissa}e-${decimal.scale}`)).toBe(number + 0);
      }),
    );
  });

  test('multiplication is exact', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        fc.nat({ max: 12 }),
        fc.constantFrom(1, 125, 1024, 1024 ** 4),
        (mantissa, scale, times) => {
          const product = multiply({ mantissa, scale }, { times, power: 3 });
          const left = BigInt(product.mantissa) * 10n ** BigInt(scale);
          expect(left).toBe(mantissa * BigInt(times) * 1000n * 10n ** BigInt(product.scale));
        },
      ),
    );
  });
});

describe('the decimal mark of a column', () => {
  test.each<[name: string, cells: string[], delimiter: string, expected: DecimalMark | null | 'open']>([
    ['one or two digits after a comma', ['1.234', '2,5'], '\t', ','],
    ['two separators in a cell: the last is the mark', ['1.234,567'], '\t', ','],
    ['and the other way', ['1,234.567'], ';', '.'],
    ['a group that is not three digits', ['1234,567'], '\t', ','],
    ['a leading zero', ['0.123'], ';', '.'],
    ['the same separator twice separates thousands', ['1.234.567'], '\t', ','],
    ['an exponent follows a fraction', ['1.234E-05'], ';', '.'],
    ['semicolons between cells', ['1.234', '5.678'], ';', ','],
    ['nothing to go by', ['1.234', '5.678'], ',', 'open'],
    ['cells that disagree', ['1,5', '2.5'], ';', 'open'],
    ['whole numbers need no mark', ['1', '25', '-'], ',', null],
  ])('%s', (_name, cells, delimiter, expected) => {
    const evidence = emptyDecimalEvidence();
    for (const cell of cells) weighDecimal(evidence, cell);
    const decision = decideDecimal(evidence, delimiter);
    expect(decision.settled ? decision.mark : 'open').toBe(expected);
  });
});

describe('units', () => {
  test.each<[text: string, name: string, ofOne: string]>([
    ['%', 'percent', '1'],
    ['Percent', 'percent', '1'],
    ['ratio', 'percent', '100'],
    ['B', 'byte', '1'],
    ['Bytes', 'byte', '1'],
    ['kB', 'byte', '1000'],
    ['KB', 'byte', '1000'],
    ['KiB', 'byte', '1024'],
    ['MB', 'byte', '1000000'],
    ['MiB', 'byte', '1048576'],
    ['Megabytes', 'byte', '1000000'],
    ['GB', 'byte', '1000000000'],
    ['GiB', 'byte', '1073741824'],
    ['bit/s', 'byte/s', '0.125'],
    ['kbit/s', 'byte/s', '125'],
    ['Mbit/s', 'byte/s', '125000'],
    ['Mbps', 'byte/s', '125000'],
    ['Bytes/Second', 'byte/s', '1'],
    ['BytesPerSecond', 'byte/s', '1'],
    ['BitsPerSecond', 'byte/s', '0.125'],
    ['MB/s', 'byte/s', '1000000'],
    ['MHz', 'MHz', '1'],
    ['GHz', 'MHz', '1000'],
    ['Count', 'count', '1'],
    ['CountPerSecond', 'count/s', '1'],
    ['ms', 'second', '0.001'],
  ])('%s', (text, name, ofOne) => {
    const unit = readUnit(text);
    if (!unit) throw new Error('no unit');
    const { mantissa, scale } = multiply({ mantissa: 1000, scale: 3 }, unit.factor);
    expect([unit.name, Number(mantissa) / 10 ** scale, unit.known]).toEqual([name, Number(ofOne), true]);
  });

  test.each(['', 'None', 'Unspecified', '-'])('"%s" says nothing', (text) => expect(readUnit(text)).toBeNull());
  test.each(['Mb', 'bananas', 'GBh'])('%s stays a word', (text) => expect(readUnit(text)).toMatchObject({ name: text, known: false }));
});
