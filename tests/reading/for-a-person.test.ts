import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assess, ingest } from '../../shared/pipeline.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';
import { means, sourceOf } from './read-bytes.ts';

const bytes = (latin: string): Uint8Array => Uint8Array.from(latin, (character) => character.charCodeAt(0));
const pdf = `%PDF-1.7\n${'una riga dopo l’altra\n'.repeat(2_000)}`;
const packed = gzipSync(pdf);
const kind = 'origin-declaration';
const digestOf = (content: Uint8Array | string) =>
  ingest({ bytes: sourceOf(typeof content === 'string' ? new TextEncoder().encode(content) : content), kind, mapping: null }, means);

/** Contracts and declarations: nothing in them is read, but a person must be able to open them. */
describe('what is filed for a person is kept when it opens', () => {
  test.each<[string, Uint8Array | string]>([
    ['a PDF', pdf],
    ['a PDF after stray bytes', bytes(`\0\0\x01\x02${pdf.slice(0, 40)}`)],
    ['a PDF in gzip', packed],
    ['a signed file', bytes('0\x82\x10\x20\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0')],
    ['a signed file of indefinite length', bytes('0\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\0')],
    ['a time-stamped file', bytes('0\x82\x10\x20\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x1f\xa0')],
    ['an image', bytes('\x89PNG\r\n\x1a\n\0\0')],
    ['a zip', bytes('PK\x03\x04\x14\0\0\0firmati/a.pdf')],
    ['a workbook', bytes('PK\x03\x04\x14\0\0\0xl/workbook.xml')],
    ['an old office file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
    ['a text', 'Si dichiara che il servizio era su server propri.'],
    ['a table', 'timestamp,value\n2025-10-13T00:00:00Z,1\n'],
  ])('%s', async (_, content) => {
    const { recognition, rows, issues } = await digestOf(content);
    expect(recognition).toMatchObject({ status: 'document', reason: null });
    expect([rows.read, issues]).toEqual([0, []]);
  });
});

describe('what nobody can open is refused with its reason', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'EMPTY_FILE'],
    ['blanks', ' \r\n\t ', 'EMPTY_FILE'],
    ['gzip of nothing', gzipSync(''), 'EMPTY_FILE'],
    ['gzip cut at its start', bytes('\x1f\x8b\0\0'), 'ARCHIVE_CORRUPT'],
    ['gzip cut at its end', packed.subarray(0, packed.length - 12), 'ARCHIVE_TRUNCATED'],
    ['bytes of no known kind', bytes('\0\x01\x02\x03\x04'), 'BINARY_CONTENT'],
    ['a database', bytes('SQLite format 3\0'), 'CONTAINER_UNSUPPORTED'],
  ])('%s', async (_, content, reason) => {
    const { recognition, issues } = await digestOf(content);
    expect(recognition).toMatchObject({ status: 'refused', reason });
    expect(issues.map(({ code }) => code)).toEqual([reason]);
  });
});

test.each([
  [pdf, 'pass'],
  [bytes('\x1f\x8b\0\0'), 'missing'],
])('VIS-04 counts a declaration of origin only where it opens (%#: %s)', async (content, outcome) => {
  const digest = await digestOf(content);
  const path = 'protocollo/origin-declaration/origine.pdf';
  const record = assess(assessInput({ files: [{ path, receivedAt: '2026-03-01T09:00:00Z', digest }] }), sha256);
  expect(record.findings.find(({ point }) => point === 'VIS-04')).toMatchObject({ outcome });
});
