import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceKinds } from '../../shared/model/upload.ts';
import { readEvidence } from '../../shared/reading/read-evidence.ts';
import { guardedInflate } from '../../shared/reading/unpack.ts';
import { means, readBytes, sourceOf } from './read-bytes.ts';
import { issueCounts, openRecordingSink } from './recording-sink.ts';

const series = `timestamp,value\n${Array.from({ length: 400 }, (_, n) => `2025-10-${String(13 + Math.floor(n / 24)).padStart(2, '0')} ${String(n % 24).padStart(2, '0')}:00:00,${n}.5`).join('\n')}\n`;
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const packed = gzipSync(series);
const broken = Buffer.from(packed);
broken.fill(0xaa, 200, 400);

const refusals: readonly (readonly [name: string, content: Uint8Array | string, reason: string])[] = [
  ['an empty file', '', 'EMPTY_FILE'],
  ['nothing but blanks', ' \r\n\n', 'EMPTY_FILE'],
  ['an empty gzip', gzipSync(''), 'EMPTY_FILE'],
  ['a header and nothing else', 'timestamp,value\n', 'NO_ROWS'],
  ['a JSON answer without points', '{"Label":"CPUUtilization","Datapoints":[]}', 'NO_ROWS'],
  ['binary', Uint8Array.from({ length: 3000 }, (_, n) => (n * 7919) % 256), 'BINARY_CONTENT'],
  ['a truncated gzip', packed.subarray(0, packed.length - 20), 'ARCHIVE_TRUNCATED'],
  ['a gzip of three bytes', packed.subarray(0, 3), 'ARCHIVE_TRUNCATED'],
  ['a corrupt gzip', broken, 'ARCHIVE_CORRUPT'],
  ['gzip in gzip in gzip', gzipSync(gzipSync(packed)), 'ARCHIVE_TOO_DEEP'],
  ['the start of a zip', bytes('PK\x03\x04\x14\x00\x00\x00report.csv'), 'ARCHIVE_TRUNCATED'],
  ['the start of a Parquet file', bytes('PAR1\x15\x04'), 'PARQUET_TRUNCATED'],
  ['an old workbook', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'OFFICE_FILE_OLD_OR_LOCKED'],
  ['a row that does not end', `timestamp,value\n2025-10-13 00:00:00,1\n${'9'.repeat(1_100_000)}`, 'ROW_TOO_LONG'],
  ['a quote that does not close before the limit', `timestamp,value\n"2025-10-13,1\n${'2025-10-13,1\n'.repeat(90_000)}`, 'ROW_TOO_LONG'],
  ['UTF-16 that breaks off', Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x61, 0x00]), 'ENCODING_INVALID'],
  ['JSON that breaks off', '{"Label":"CPUUtilization","Datapoints":[{"Timestamp":"2025-10-13T00:00:00Z","Average":1}', 'JSON_TRUNCATED'],
  ['JSON with a fault', '{"Label":"x","Datapoints":[{"Timestamp":,}]}', 'JSON_MALFORMED'],
];

const unrecognised: readonly (readonly [name: string, content: string, reason: string])[] = [
  ['prose', 'Gentile ente,\nsi trasmette quanto richiesto.\nCordiali saluti\n', 'TEXT_UNRECOGNISED'],
  ['JSON of no known shape', '{"hello":"world"}', 'JSON_UNRECOGNISED'],
  ['a table without a header', '1,2,3\n4,5,6\n7,8,9\n', 'TABLE_WITHOUT_HEADER'],
  ['one endless line of text', 'x'.repeat(3_000_000), 'TEXT_UNRECOGNISED'],
  ['one endless line of JSON', `{"x":"${'y'.repeat(3_000_000)}`, 'JSON_UNRECOGNISED'],
];

describe('a file that gives nothing says why', () => {
  test.each(refusals)('%s', async (_name, content, reason) => {
    const { recognition, recording } = await readBytes(content);
    expect(recognition).toMatchObject({ status: 'refused', reason });
    expect(issueCounts(recording)).toHaveProperty(reason);
    expect(recording.series.flatMap(({ rows }) => rows)).toEqual([]);
  });

  test.each(unrecognised)('%s', async (_name, content, reason) => {
    const { recognition, recording } = await readBytes(content);
    expect(recognition).toMatchObject({ status: 'unrecognised', reason, format: null });
    expect(issueCounts(recording)).toEqual({ [reason]: 1 });
  });

  test('a format that is known is named although the file has no rows', async () => {
    expect((await readBytes('timestamp,value\n')).recognition.format).toBe('cloudwatch-series-csv');
  });
});

describe('documents are kept for a person', () => {
  test.each([
    ['PDF', bytes('%PDF-1.7\n')],
    ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0')],
    ['JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['signed, DER', bytes('0\x82\x10\x20\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0')],
    ['signed, PEM', bytes(`-----BEGIN PKCS7-----\n${'MIIB'.repeat(30)}\n-----END PKCS7-----\n`)],
    ['signed, bare base64', bytes(`MIIB${'abcd'.repeat(40)}\n`)],
    ['PDF in gzip', gzipSync('%PDF-1.7\n')],
  ])('%s', async (_name, content) => {
    expect((await readBytes(content, { kind: 'usage-report' })).recognition).toMatchObject({ status: 'document', reason: null });
  });

  test.each(evidenceKinds.filter((kind) => !['usage-report', 'ip-list', 'resource-list'].includes(kind)))(
    'any file filed as %s',
    async (kind) => {
      const { recognition, recording } = await readBytes(series, { kind });
      expect(recognition.status).toBe('document');
      expect(recording.rows.read).toBe(0);
    },
  );
});

describe('archives have limits', () => {
  const unpackWith = async (limits: { bytes: number; ratio: number; ratioFreeBytes: number }): Promise<number> => {
    const bomb = gzipSync(Buffer.alloc(4_000_000, 'a'));
    let length = 0;
    for await (const chunk of guardedInflate(sourceOf(bomb).stream(), means.inflate, bomb.length, limits)) length += chunk.length;
    return length;
  };

  test('size, ratio, and neither', async () => {
    await expect(unpackWith({ bytes: 1_000_000, ratio: 1e9, ratioFreeBytes: 0 })).rejects.toThrow('ARCHIVE_TOO_LARGE');
    await expect(unpackWith({ bytes: 1e9, ratio: 100, ratioFreeBytes: 100_000 })).rejects.toThrow('ARCHIVE_TOO_LARGE');
    await expect(unpackWith({ bytes: 1e9, ratio: 100, ratioFreeBytes: 5_000_000 })).resolves.toBe(4_000_000);
  });

  test('what the inflater throws of itself is our fault and passes', async () => {
    const faulty = { ...means, inflate: () => sourceThatFails() };
    const reading = readEvidence(sourceOf(packed), { kind: null, mapping: null }, faulty, openRecordingSink);
    await expect(reading.next()).rejects.toThrow('disk on fire');
  });
});

async function* sourceThatFails(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
  throw new Error('disk on fire');
}

describe('encodings', () => {
  test('a byte that is no UTF-8, far behind the head: everything is read again, once', async () => {
    const row = (n: number): string => `2025-10-13 00:00:${String(n % 60).padStart(2, '0')};${n},5;`;
    const rows = Array.from({ length: 5000 }, (_, n) => row(n));
    const text = `Ora;CPU;Nota\r\n${rows.join('\r\n')}\r\n2025-10-14 00:00:00;7,5;citt\xe0\r\n`;
    const mapping = 'layout: wide\nzone: UTC\ncolumns: { time: Ora }\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
    const { recording } = await readBytes(bytes(text), { mapping });
    expect(recording.rows).toEqual({ read: 5001, accepted: 5001, rejected: 0 });
    expect(recording.series).toHaveLength(1);
    expect(recording.series[0]?.rows).toHaveLength(5001);
    expect(issueCounts(recording)).toMatchObject({ ENCODING_ASSUMED: 1 });
  });

  test.each([
    ['utf16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('%s', async (_name, encode) => {
    const { recognition, recording } = await readBytes(encode('timestamp,value\r\n2025-10-13 00:00:00,1.5\r\n'));
    expect(recognition.format).toBe('cloudwatch-series-csv');
    expect(recording.rows.accepted).toBe(1);
  });
});

describe('cells made to be slow', () => {
  const long = 900_000;
  const wide = 'layout: wide\nzone: UTC\ncolumns: { time: "a" }\ndateFormat: "dd    MM    yyyy"\nseries: [{ column: b, class: cpu }]\n';

  // Any of these would outlast the test if an expression went over its text more than a few times.
  test.each([
    ['blanks in a list', `93.184.216.34\n93.184.216.35${' '.repeat(long)}x\n`, 'ip-list', null],
    ['blanks in a number', `a;b\n2025-10-13;1${' '.repeat(long)}x\n`, null, wide],
    ['blanks in a time', `a;b\n13${' '.repeat(long)}x;1\n`, null, wide],
    ['digits in a header', `${'1'.repeat(60_000)}x;b\n1;2\n`, null, null],
    ['brackets in a header', `a;b${'('.repeat(60_000)}\n2025-10-13;1\n`, null, 'layout: wide\ncolumns: { time: a }\n'],
    ['underscores in an id', `DC1_ARU-1_${'_1'.repeat(long / 2)}x\n`, 'resource-list', null],
    ['quotes in a string that does not end', `["${'\\"'.repeat(30_000)} `, 'ip-list', null],
    ['quotes in a string that ends late', `["93.184.216.34","${'\\"'.repeat(long)}"]`, 'ip-list', null],
    ['blanks after a JSON key', `{"Datapoints":[{"Timestamp":${' '.repeat(60_000)}1}]}`, null, null],
    [
      'a label of brackets',
      `{"MetricDataResults":[{"Label":"${'('.repeat(long)}x","Timestamps":["2025-10-13T00:00:00Z"],"Values":[1]}]}`,
      null,
      null,
    ],
  ] as const)('%s', async (_name, text, kind, mapping) => {
    const { recording, recognition } = await readBytes(text, { kind, mapping });
    expect(recording.rows.read + recording.issues.length).toBeGreaterThan(0);
    expect(recognition.status).not.toBe('document');
  });
});

describe('laws', () => {
  const scraps = fc.constantFrom(
    'timestamp,value\n',
    '2025-10-13 00:00:00,1.5\n',
    '{"Datapoints":[',
    '{"Timestamp":"2025-10-13T00:00:00Z","Average":1}',
    '{"MetricDataResults":[{"Label":"i-0a1b2c3d","Timestamps":["2025-10-13T00:00:00Z"],"Values":[null]}]}',
    '{"timespan":"x","interval":"PT1H","value":[{"id":"/a/providers/Microsoft.Insights/metrics/b","name":null,"timeseries":[{}]}]}',
    '{"Reservations":[{"Instances":[{},{"InstanceId":3}]}]}',
    ']}',
    '93.184.216.34\n',
    'i-0a1b2c3d\n',
    ';;;\n',
    'sep=;\n',
    '"',
    '\r\n',
    '\t',
    '#',
    '\u00e0',
  );
  const kinds = fc.constantFrom(null, ...evidenceKinds);
  const mapping = 'layout: long\ncolumns: { time: timestamp, value: value }\nzone: Europe/Rome\n';
  const mappings = fc.constantFrom(null, mapping, 'format: generic-table\n', 'series:\n  - { column: value, class: cpu }\n');

  test('no bytes at all make reading throw, and rows add up', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(scraps, { maxLength: 12 }).map((parts) => new TextEncoder().encode(parts.join(''))),
      fc.array(scraps, { maxLength: 12 }).map((parts) => new Uint8Array(gzipSync(parts.join('')).subarray(0, 60))),
    );
    await fc.assert(
      fc.asyncProperty(content, kinds, mappings, async (given, kind, yaml) => {
        const { recording, recognition } = await readBytes(given, { kind, mapping: yaml });
        const { read, accepted, rejected } = recording.rows;
        expect(read).toBe(accepted + rejected);
        if (recognition.status === 'refused' || recognition.status === 'unrecognised') expect(recognition.reason).not.toBeNull();
      }),
      { numRuns: 600 },
    );
  });

  test('how the stream is cut changes nothing', async () => {
    const files = fc.constantFrom<Uint8Array>(
      new TextEncoder().encode(series),
      packed,
      new TextEncoder().encode('Data ora;Città\n13/10/2025 00:00;1,5\n'),
      Buffer.from('Data ora;Citt\xe0\n13/10/2025 00:00;1,5\n', 'latin1'),
      Buffer.from('\ufefftimestamp,value\r\n2025-10-13 00:00:00,1.5\r\n', 'utf16le'),
      new TextEncoder().encode('{"Label":"CPUUtilization","Datapoints":[{"Timestamp":"2025-10-13T00:00:00Z","Average":1}]}'),
    );
    await fc.assert(
      fc.asyncProperty(files, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), async (content, pieces) => {
        expect(await readBytes(content, { pieces: [...pieces, 13] })).toEqual(await readBytes(content));
      }),
      { numRuns: 60 },
    );
  });
});
