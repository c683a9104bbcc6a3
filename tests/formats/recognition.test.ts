import { describe, expect, test } from 'vitest';
import { renderFormatsIndex } from '../../local/generate/formats-index.ts';
import type { Format } from '../../shared/formats/define-format.ts';
import { formats } from '../../shared/formats/index.generated.ts';
import { recognise } from '../../shared/formats/recognise.ts';
import { evidenceKinds } from '../../shared/model/upload.ts';
import { mappingOf, readBytes } from '../reading/read-bytes.ts';

const format = (id: string, claim: Format['claim'], says: boolean, kinds: Format['kinds'] = []): Format => ({
  id,
  title: { it: id, en: id },
  guide: { proves: id, how: id, declare: id },
  kinds,
  claim,
  detect: () => (says ? { needs: [] } : null),
  reading: { shape: 'json', read: () => undefined },
});
const head = (kind: Parameters<typeof recognise>[0]['kind'] = null, mapping: string | null = null) => ({
  text: 'x',
  whole: true,
  typed: false,
  kind,
  mapping: mapping === null ? null : mappingOf(mapping),
});

describe('who is asked and who wins', () => {
  const [a, b, c] = [format('a', 'signature', true), format('b', 'content', true, ['ip-list']), format('c', 'last-resort', true)];

  test.each([
    ['the surest', [c, b, a], head(), { found: 'one', format: a }],
    ['the one that suits the kind', [c, b, a], head('ip-list'), { found: 'one', format: b }],
    ['the one that the mapping names', [c, b, a], head('ip-list', 'format: c\n'), { found: 'one', format: c, contradicted: false }],
    ['a mapping that names one which says no', [a], head(null, 'format: c\n'), { found: 'one', format: a, contradicted: true }],
    ['two equally sure', [a, format('d', 'signature', true), c], head(), { found: 'several', candidates: ['a', 'd'] }],
    ['the mapping settles it', [a, format('d', 'signature', true)], head(null, 'format: d\n'), { found: 'one', contradicted: false }],
    ['nobody', [format('e', 'signature', false)], head(), { found: 'none' }],
  ] as const)('%s', (_name, asked, given, expected) => {
    expect(recognise(given, asked)).toMatchObject(expected);
  });
});

describe('files that look alike', () => {
  test.each([
    ['ids and addresses side by side, nobody says which', 'i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n', null, 'ambiguous', null],
    ['the same under ip-list', 'i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n', 'ip-list', 'recognised', 'ip-list'],
    [
      'the same under resource-list',
      'i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n',
      'resource-list',
      'recognised',
      'resource-list',
    ],
    ['a plain column of ids', 'i-0a1b2c3d\ni-0a1b2c3e\n', null, 'recognised', 'resource-list'],
    ['a plain column of addresses', '93.184.216.34\n93.184.216.35\n', null, 'recognised', 'ip-list'],
    ['a usage table that names machines by address', 'ora;host;cpu\n2025-10-13 00:00;10.0.0.5;1,5\n', null, 'recognised', 'generic-table'],
    ['and under its kind', 'ora;host;cpu\n2025-10-13 00:00;10.0.0.5;1,5\n', 'usage-report', 'recognised', 'generic-table'],
    [
      'a usage table filed as ids by mistake',
      'timestamp,value\n2025-10-13 00:00:00,1\n',
      'resource-list',
      'recognised',
      'cloudwatch-series-csv',
    ],
  ] as const)('%s', async (_name, text, kind, status, id) => {
    const { recognition } = await readBytes(text, { kind });
    expect([recognition.status, recognition.format]).toEqual([status, id]);
  });

  test('an ambiguous file names its candidates and a mapping settles it', async () => {
    const text = 'i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n';
    expect((await readBytes(text)).recognition.candidates).toEqual(['ip-list', 'resource-list']);
    expect((await readBytes(text, { mapping: 'format: ip-list\n' })).recognition).toMatchObject({
      status: 'recognised',
      format: 'ip-list',
    });
  });
});

describe('the formats themselves', () => {
  test('ids are unique, titles in both languages, kinds real', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    for (const { title, kinds, guide } of formats) {
      expect(Object.values(guide)).not.toContain('');
      expect(title.it).not.toBe('');
      expect(title.en).not.toBe('');
      expect(evidenceKinds).toEqual(expect.arrayContaining([...kinds]));
    }
  });

  test('the index lists files in one order, and only formats', () => {
    const text = renderFormatsIndex(['recognise.ts', 'b-2.ts', 'define-format.ts', 'a.ts', 'index.generated.ts', 'notes.md']);
    expect(text).toContain("import { format as a } from './a.ts';\nimport { format as b2 } from './b-2.ts';");
    expect(text.match(/^import \{ format/gm)).toHaveLength(2);
  });
});
