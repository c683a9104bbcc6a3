import { describe, expect, test } from 'vitest';
import { choiceOf, largest, pathOf, placed, placementOf } from '../../../console/pages/upload/placement.ts';
import { largestUpload } from '../../../functions/uploads/upload-limits.ts';

test('what the page takes for too large is what the API does', () => expect(largest).toEqual(largestUpload));

describe('where a chosen file goes', () => {
  test.each([
    ['protocollo/usage-report/cpu.csv', 'protocollo/usage-report/cpu.csv'],
    ['Fascicolo 2026/da mandare/protocollo/usage-report/cpu.csv', 'protocollo/usage-report/cpu.csv'],
    ['fascicolo/dossier.yaml', 'dossier.yaml'],
    ['dossier.json', 'dossier.json'],
    ['x/protocollo/usage-report/mapping.yaml', 'protocollo/usage-report/mapping.yaml'],
    ['x/protocollo/usage-report/cpu.csv.mapping.yaml', 'protocollo/usage-report/cpu.csv.mapping.yaml'],
    // macOS writes the accent apart
    ['protocollo/contract/attivita\u0300.pdf', 'protocollo/contract/attività.pdf'],
  ])('%s', (from, path) => expect(pathOf(placementOf(from, 10))).toBe(path));

  test.each([
    ['cpu.csv', { service: null, kind: null, filename: 'cpu.csv' }],
    ['usage-report/cpu.csv', { service: null, kind: 'usage-report', filename: 'cpu.csv' }],
    ['Servizio Protocollo/usage-report/cpu.csv', { service: null, kind: 'usage-report', filename: 'cpu.csv' }],
    ['protocollo/rapporti/cpu.csv', { service: null, kind: null, filename: 'cpu.csv' }],
  ])('%s: somebody has to say it', (from, choice) => expect(placementOf(from, 10)).toEqual({ is: 'open', ...choice }));

  test.each([
    ['x/.DS_Store', 10, 'companion'],
    ['x/protocollo/usage-report/Thumbs.db', 10, 'companion'],
    ['x/LEGGIMI.md', 10, 'companion'],
    ['x/registers/catalogo-acn.yaml', 10, 'beside'],
    ['x/reviews/una.yaml', 10, 'beside'],
    ['x/sample.yaml', 10, 'beside'],
    ['protocollo/usage-report/cpu.csv', 0, 'empty'],
    ['protocollo/usage-report/cpu.csv', largest.evidence + 1, 'too-large'],
    ['cpu.csv', largest.evidence + 1, 'too-large'],
    ['dossier.yaml', largest.text + 1, 'text-too-large'],
    ['protocollo/usage-report/mapping.yaml', largest.text + 1, 'text-too-large'],
    [`protocollo/usage-report/${'è'.repeat(101)}.csv`, 10, 'name-too-long'],
  ])('%s of %i bytes is left out: %s', (from, bytes, why) => expect(placementOf(from, bytes)).toEqual({ is: 'left-out', why }));

  test('a place that was open is closed once both are said, and may be chosen anew', () => {
    expect(placed('protocollo', null, 'cpu.csv', 10)).toEqual({ is: 'open', service: 'protocollo', kind: null, filename: 'cpu.csv' });
    const closed = placed('protocollo', 'usage-report', 'cpu.csv', 10);
    expect(pathOf(closed)).toBe('protocollo/usage-report/cpu.csv');
    expect(choiceOf(closed)).toEqual({ service: 'protocollo', kind: 'usage-report', filename: 'cpu.csv' });
    expect(choiceOf(placementOf('dossier.yaml', 10))).toBeNull();
  });
});
