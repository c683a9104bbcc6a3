import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Digest } from '../../shared/model/digest.ts';
import { idInFileName, isFileNamePattern } from '../../shared/model/file-name-pattern.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { ingest } from '../../shared/pipeline.ts';
import { compileDatePattern } from '../../shared/reading/date-pattern.ts';
import { LONGEST_JSON_CHARACTERS, MOST_LISTED, MOST_NAME_CHARACTERS, MOST_SERIES, MOST_SERIES_DAYS } from '../../shared/reading/limits.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { mappingOf, means, sourceOf } from '../reading/read-bytes.ts';
import { hostileCases } from './hostile-cases.ts';
import { latin, wallAfter } from './limit-case.ts';

async function digestOf(content: string | Uint8Array, kind: EvidenceKind | null = null, mapping: string | null = null): Promise<Digest> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const pinned = mapping === null ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) };
  return ingest({ bytes: sourceOf(bytes), kind, mapping: pinned }, means);
}
const outcome = ({ recognition: { status, reason } }: Digest): string => reason ?? status;
const codes = ({ issues }: Digest): string[] => issues.map(({ code }) => code);

const long =
  'layout: long\nzone: UTC\ncolumns: { time: time, id: id, metric: metric, value: value, unit: unit }\nseries: [{ column: cpu, class: cpu }]\n';
const header = 'time,id,metric,value,unit\n';
const rows = (count: number, row: (index: number) => string): string => header + Array.from({ length: count }, (_, n) => row(n)).join('\n');
const point = '{"timeStamp":"2026-01-01T00:00:00Z","average":1}';
const azure = (points: string, more = ''): string =>
  `{"timespan":"x","interval":"PT1H"${more},"value":[{"id":"/subscriptions/a/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent","timeseries":[{"metadatavalues":[],"data":[${points}]}]}]}`;
const table = `timestamp,value\n${Array.from({ length: 300 }, (_, n) => `${wallAfter(n)},${n}.5\n`).join('')}`;

/** Of the campaign, what is small enough to be read every time; the rest is for `campaign.ts`. */
const small = hostileCases.filter(({ name }) =>
  [
    ...['UTF-16 without a mark', 'the mark of UTF-8 before UTF-16', 'gzip in gzip in gzip', 'gzip: a wrong checksum', 'gzip: a wrong size'],
    ...['JSON: a mark of UTF-8 inside', '10^6 cells in a row behind a header', '10^5 columns', 'gzip: cut off'],
  ].includes(name),
);

describe('a hostile file comes to a word', () => {
  test('those of the campaign are there', () => expect(small).toHaveLength(9));

  test.each(small.map((one) => [one.name, one] as const))('%s', async (_name, { pieces, gzip = 0, kind, mapping, expected }) => {
    let bytes: Uint8Array = Buffer.concat([...pieces()].map((piece) => Buffer.from(piece as string)));
    for (let layer = 0; layer < gzip; layer += 1) bytes = gzipSync(bytes, { level: 1 });
    expect(outcome(await digestOf(bytes, kind ?? null, mapping ?? null))).toBe(expected);
  });

  test.each([
    ['a bomb', gzipSync(Buffer.alloc(70_000_000, '2026-01-01 00:00:00,1\n')), 'ARCHIVE_TOO_LARGE'],
    ['a string that is no row and too long', azure(`{"timeStamp":"${'x'.repeat(LONGEST_JSON_CHARACTERS)}"}`), 'JSON_TOO_LARGE'],
    ['rubbish behind a document', `${azure(point)}rubbish`, 'JSON_MALFORMED'],
    ['a document that another closes', `${azure(point)}]`, 'JSON_MALFORMED'],
    ['two documents', azure(point) + azure(point), 'recognised'],
    ['two members of gzip', Buffer.concat([gzipSync(table.slice(0, 900)), gzipSync(table.slice(900))]), 'recognised'],
    ['gzip and rubbish', Buffer.concat([gzipSync(table), Buffer.from('rubbish')]), 'ARCHIVE_CORRUPT'],
    ['gzip and zeros, as tapes are filled up', Buffer.concat([gzipSync(table), Buffer.alloc(512)]), 'recognised'],
  ] as const)('%s', async (_name, content, expected) => {
    expect(outcome(await digestOf(content))).toBe(expected);
  });

  test.each([
    ['series', rows(MOST_SERIES + 1, (n) => `2026-01-01T00:00:00Z,m${n},cpu,1,%`), 'TOO_MANY_SERIES'],
    [
      'days',
      rows(MOST_SERIES_DAYS + 1, (n) => `${wallAfter((n % 20_000) * 1440)},m${Math.floor(n / 20_000)},cpu,1,%`),
      'TOO_MANY_SERIES_DAYS',
    ],
    ['names', rows(19_000, (n) => `2026-01-01T00:00:00Z,${'m'.repeat(MOST_NAME_CHARACTERS / 19_000)}${n},cpu,1,%`), 'NAMES_TOO_LONG'],
  ])('too many %s', async (_name, text, expected) => {
    const digest = await digestOf(text, 'usage-report', long);
    expect([outcome(digest), digest.series, digest.rows.read]).toEqual([expected, [], 0]);
  });

  test.each([
    ['ip-list', Array.from({ length: MOST_LISTED + 1 }, (_, n) => `93.${n >> 16}.${(n >> 8) & 255}.${n & 255}`).join('\n')],
    ['resource-list', JSON.stringify(Array.from({ length: MOST_LISTED + 1 }, (_, n) => `i-${n.toString(16).padStart(17, '0')}`))],
  ] as const)('too long a %s', async (kind, text) => {
    const digest = await digestOf(text, kind);
    expect([outcome(digest), digest.resources, digest.publicIps]).toEqual(['LIST_TOO_LONG', [], []]);
  });
});

describe('encodings that change in the middle', () => {
  test.each([
    ['Latin-1 behind UTF-8', Buffer.concat([Buffer.from(table), latin('2026-01-02 00:00:00,citt\xe0\n')]), 301],
    ['overlong zeros', Buffer.concat([Buffer.from(table), latin('2026-01-02 00:00:00,\xc0\x80\n')]), 301],
    ['a surrogate written as UTF-8', Buffer.concat([Buffer.from(table), latin('2026-01-02 00:00:00,\xed\xa0\x80\n')]), 301],
  ])('%s: read as Windows-1252, and told', async (_name, bytes, read) => {
    const digest = await digestOf(bytes);
    expect(digest.rows).toEqual({ read, accepted: read - 1, rejected: 1 });
    expect(codes(digest)).toEqual(expect.arrayContaining(['ENCODING_ASSUMED', 'VALUE_UNREADABLE']));
  });

  test('NUL in a cell makes its value none', async () => {
    const digest = await digestOf(
      rows(300, (n) => `${wallAfter(n)},a,cpu,1${n === 299 ? '\0' : ''},%`),
      'usage-report',
      long,
    );
    expect(digest.rows).toEqual({ read: 300, accepted: 299, rejected: 1 });
    expect(codes(digest)).toContain('VALUE_UNREADABLE');
  });
});

describe('numbers and times beyond all measure', () => {
  test.each([
    ['10^5 digits', '9'.repeat(100_000)],
    ['an exponent', '1e999999999'],
    ['a fraction of 10^5 digits', `0.${'9'.repeat(100_000)}`],
  ])('%s', async (_name, value) => {
    const digest = await digestOf(`${header}2026-01-01T00:00:00Z,a,cpu,${value},%\n`, 'usage-report', long);
    expect([codes(digest).includes('VALUE_UNREADABLE'), digest.rows.accepted]).toEqual([true, 0]);
  });

  test.each(['+275760-09-13T00:00:00.000Z', '275760-09-13 00:00:00', '8640000000000000', '-271821-04-20T00:00:00Z'])('%s', async (time) => {
    const digest = await digestOf(`${header}${time},a,cpu,1,%\n`, 'usage-report', long);
    expect([codes(digest).includes('TS_UNREADABLE'), digest.rows.accepted]).toEqual([true, 0]);
  });
});

describe('keys of JSON', () => {
  test('the second of two equal ones counts, as every parser has it, and prototypes stay as they are', async () => {
    const twice =
      '{"timeStamp":"2026-01-01T00:00:00Z","average":1,"average":7,"__proto__":{"average":9},"constructor":{"prototype":{"x":1}}}';
    const { series } = await digestOf(azure(twice, ',"__proto__":{"polluted":1}'));
    expect(series.map(({ max }) => max)).toEqual([7]);
    expect(Object.hasOwn(Object.prototype, 'polluted') || Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });
});

describe('a mapping made to be slow', () => {
  test('optional parts beside each other are none: they match in more ways than there is time for', () => {
    expect(compileDatePattern(`yyyyMMdd${'[-]'.repeat(40)}`)).toBeNull();
    expect(compileDatePattern(`yyyyMMdd${'[-]'.repeat(8)}`)?.(`20260101${'-'.repeat(40)}x`)).toBeNull();
  });

  test.each(['(?<id>(a+)+)b', '(?<id>(a|aa)*)c', '(?<id>(.*)*)x', '^(?<id>([a-z]+)*)$!'])('%s finds nothing, at once', (pattern) => {
    expect(isFileNamePattern(pattern)).toBe(true);
    expect(idInFileName(pattern, 'a'.repeat(200))).toBeNull();
  });

  test('aliases that multiply are refused', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `a${n}: &a${n} [${Array.from({ length: 9 }, () => (n === 0 ? 'x' : `*a${n - 1}`)).join(', ')}]`,
    );
    expect(await parseMapping(`schema: attesta/mapping@1\n${levels.join('\n')}\n`)).toMatchObject({ ok: false });
  });

  test('one of 10^5 series is refused before it is understood', async () => {
    const entries = Array.from({ length: 100_000 }, (_, n) => `  - { column: c${n}, class: cpu }`);
    const parsed = await parseMapping(`schema: attesta/mapping@1\nlayout: wide\ncolumns: { time: time }\nseries:\n${entries.join('\n')}\n`);
    expect(parsed.ok ? [] : parsed.issues.map(({ line }) => line)).toEqual([1]);
  });
});
