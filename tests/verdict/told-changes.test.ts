import { describe, expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { type ChangeNames, toldChanges } from '../../shared/telling/told-changes.ts';
import { diffRecords } from '../../shared/verdict/diff-records.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { filed, ipList, report, series } from '../support/build-files.ts';

const judged = (dossier: Dossier): AttestaRecord => assess(assessInput(dossier), sha256);

const contract = filed('protocollo/contract/contratto.pdf.p7m');
const addresses = ipList('protocollo/ip-list/ip.txt', '93.184.216.34');
const usage = (to: string, path = 'cpu.csv') => report(`protocollo/usage-report/${path}`, [series(machineId, '2026-01-09T23:00:00Z', to)]);
const plain: Dossier = { service: { publicIps: [] }, files: [contract, addresses, usage('2026-02-01T00:00:00Z')] };
const first = judged(plain);

const names: ChangeNames = {
  title: ({ point, service }) => `${point} ${service ?? 'pacchetto'}`,
  service: (id) => id,
  outcome: (outcome) => outcome,
  point: (outcome) => outcome,
  purpose: (purpose) => purpose,
};
const told = (before: AttestaRecord, after: AttestaRecord, language: 'it' | 'en' = 'it') =>
  toldChanges({ before, after, changes: diffRecords(before, after) }, names, language);

describe('what changed, in sentences', () => {
  test('of a record and itself nothing is told', () => {
    expect(told(first, first)).toEqual({ whole: [], points: [], asked: { added: [], gone: [] }, inputs: [] });
  });

  test('a file that is gone: the file, the point, what is asked', () => {
    const without = judged({ ...plain, files: [contract, usage('2026-02-01T00:00:00Z')] });
    const { points, inputs, asked } = told(first, without);
    expect(inputs).toEqual(['Il file «protocollo/ip-list/ip.txt» non si conta più.']);
    const point = points.find((one) => one.point === 'TRA-05');
    expect(point).toMatchObject({ kind: 'new', before: 'pass', after: 'missing', sentence: 'Era: pass. Ora: missing.' });
    expect(point?.added.length).toBeGreaterThan(0);
    expect(asked.added.some((text) => text.startsWith('TRA-05 protocollo, ente: '))).toBe(true);
    const back = told(without, first);
    expect(back.inputs[0]).toMatch(/^Si conta un file nuovo: «protocollo\/ip-list\/ip\.txt», ricevuto il 01\/03\/2026/);
    expect(back.points.find((one) => one.point === 'TRA-05')).toMatchObject({ kind: 'fixed', gone: point?.added, added: point?.gone });
    expect(back.asked).toEqual({ added: asked.gone, gone: asked.added });
  });

  test('figures that are others where the codes are the same', () => {
    const longer = judged({ ...plain, files: [contract, addresses, usage('2026-01-12T00:00:00Z')] });
    const shorter = judged({ ...plain, files: [contract, addresses, usage('2026-01-14T00:00:00Z')] });
    const both = told(longer, shorter);
    const figures = both.points.filter(({ kind }) => kind === 'figures');
    expect(diffRecords(longer, shorter).points.map(({ point }) => point)).not.toContain(figures[0]?.point);
    expect(figures.length).toBeGreaterThan(0);
    for (const { gone, added, sentence } of figures) {
      expect(sentence).toMatch(/^Resta: /);
      expect([gone.length > 0 || added.length > 0, gone.some((text) => added.includes(text))]).toEqual([true, false]);
    }
  });

  test('new obstacles come first; no code is in any sentence, in either language', () => {
    const worse = judged({ ...plain, files: [addresses] });
    for (const language of ['it', 'en'] as const) {
      const { points, whole, asked, inputs } = told(first, worse, language);
      const kinds = points.map(({ kind }) => ['new', 'fixed', 'changed', 'figures'].indexOf(kind));
      expect(kinds).toEqual([...kinds].sort());
      const sentences = [...whole, ...asked.added, ...asked.gone, ...inputs, ...points.flatMap(({ gone, added }) => [...gone, ...added])];
      expect(sentences.length).toBeGreaterThan(5);
      expect(sentences.filter((text) => /\b[A-Z]{3,}_[A-Z_]+\b|undefined|\[object/.test(text))).toEqual([]);
    }
  });
});
