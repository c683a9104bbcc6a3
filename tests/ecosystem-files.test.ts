import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { version, license } = JSON.parse(read('package.json')) as { readonly version: string; readonly license: string };

const description = z.strictObject({
  shortDescription: z.string().max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string()).min(1),
  screenshots: z.array(z.string().regex(/\.(png|jpg)$/)).optional(),
});

/** publiccode.yml 0.7: of its keys those that we have. Its country sections are deprecated, and go with 1.0; `government` is no scope of 1.0. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: z.string(),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.literal(version),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/mobile', 'standalone/desktop', 'standalone/web', 'standalone/backend', 'standalone/other', 'library']),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux'])).min(1),
  // Of the controlled vocabulary those that could be ours.
  categories: z.array(z.enum(['compliance-management', 'data-analytics', 'grant-management', 'cloud-management'])).min(1),
  intendedAudience: z.strictObject({ countries: z.array(z.string().regex(/^[A-Z]{2}$/)), scope: z.array(z.enum(['local-authorities'])) }),
  description: z.strictObject({ it: description, en: description }),
  legal: z.strictObject({ license: z.literal(license) }),
  maintenance: z.strictObject({ type: z.enum(['internal', 'community']), contacts: z.array(z.strictObject({ name: z.string() })).min(1) }),
  localisation: z.strictObject({ localisationReady: z.literal(true), availableLanguages: z.tuple([z.literal('it'), z.literal('en')]) }),
});

test('publiccode.yml is as its standard wants it, of this version, and its pictures are there', () => {
  const said = publiccode.parse(parse(read('publiccode.yml')));
  const pictures = Object.values(said.description).flatMap(({ screenshots = [] }) => screenshots);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('the licence is the one that is named', () => {
  expect(license).toBe('AGPL-3.0-or-later');
  expect(read('LICENSE')).toMatch(/^GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007/);
});

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'console/README.md'])('%s', (file) => {
  const folder = new URL(file, root);
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  const named = [...read(file).matchAll(/`((?:tests|infra|shared|functions|local|docs)\/[\w./-]+)`/g)].map(([, path = '']) => path);

  test('names files that are there', () => {
    expect(links.filter((path) => !existsSync(new URL(path, folder)))).toEqual([]);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});
