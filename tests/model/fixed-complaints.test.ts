import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaintFor } from '../../shared/model/fixed-complaints.ts';

/** Every text in which a schema or a reader of declarations and mappings complains in its own words. */
const sources = [
  'model/register.ts',
  'model/declaration.ts',
  'model/mapping.ts',
  'model/identifiers.ts',
  'reading/parse-yaml.ts',
  'reading/yaml-complaint.ts',
];
const texts = sources.flatMap((path) => {
  const source = readFileSync(new URL(`../../shared/${path}`, import.meta.url), 'utf8');
  const own = path.endsWith('yaml-complaint.ts') ? /[:?]\s+'([^']{12,})'/g : /(?:error:|message:|message =|\/,)\s+'([^']+)'/g;
  return [...source.matchAll(own)].map(([, text = '']) => [text.replaceAll('\\\\', '\\'), path] as const);
});

test('there are texts of every source', () => {
  expect(new Set(texts.map(([, path]) => path)).size).toBe(sources.length);
  expect(texts.length).toBeGreaterThan(25);
});

test.each(texts)('%s (%s) is there in English too', (text) => {
  expect(complaintFor(text, 'en')).not.toBe(text);
  expect(complaintFor(text, 'en')).not.toMatch(/[àèìòù«]/);
  expect(complaintFor(text, 'it')).toBe(text);
});
