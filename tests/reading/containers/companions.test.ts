import { expect, test } from 'vitest';
import { isCompanion } from '../../../shared/reading/containers/companions.ts';

test.each([
  'manifest.json',
  './manifest.json',
  'daily/20251013-20251114/report-Manifest.json',
  'valdoro-focus_manifest.json',
  'README',
  'README.md',
  'leggimi.TXT',
  'LICENSE',
  '.DS_Store',
  'dati/.DS_Store',
  '__MACOSX/dati/._report.csv',
  '._report.csv',
  'Thumbs.db',
  'desktop.ini',
  '~$report.xlsx',
])('%s is no report', (name) => expect(isCompanion(name)).toBe(true));

test.each([
  'report.csv',
  'manifest.csv',
  'manifest.json/report.csv',
  'manifest-of-servers.json',
  'manifest.json.csv',
  'readme-metrics.csv',
  'macosx/report.csv',
  'thumbs.db.csv',
  '',
  'dati/',
])('%s may be one', (name) => expect(isCompanion(name)).toBe(false));
