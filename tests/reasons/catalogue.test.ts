import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks } from '../../shared/checks/index.generated.ts';
import { catalogue, type ReasonCode } from '../../shared/reasons/catalogue.ts';
import { type ReasonEntry, type Remedy, remedyHands } from '../../shared/reasons/define-reason.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';
import { placeholder, renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import { words } from '../../shared/reasons/words.ts';

const entries = Object.entries(catalogue) as readonly (readonly [ReasonCode, ReasonEntry])[];
const remedies = entries.flatMap(([, { remedy }]) => remedy ?? []);
const named = (text: string) => [...text.matchAll(placeholder)].map((match) => match[1]).sort();
/** A sentence may name a thing twice in one language; what matters is that both speak of the same facts. */
const facts = (text: string) => [...new Set(named(text))];

const folder = new URL('../../shared/reasons/catalogue/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'entry.ts' && !name.endsWith('-remedies.ts'));

describe('every reason', () => {
  test('stands in one file', async () => {
    const codes: string[] = [];
    for (const file of files) {
      for (const table of Object.values((await import(new URL(file, folder).href)) as Record<string, object>))
        codes.push(...Object.keys(table));
    }
    expect(codes.sort()).toEqual(Object.keys(catalogue).sort());
  });

  test.each(entries)('%s is a word, a sentence in both languages, and a way out where it blocks', (code, { severity, text, remedy }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    for (const sentence of [text.it, text.en]) expect(sentence).toMatch(/^\S.*[.!?]$/su);
    expect(text.it).not.toBe(text.en);
    expect(facts(text.it)).toEqual(facts(text.en));
    if (['fail', 'missing', 'review'].includes(severity)) expect(remedy).not.toBe(null);
  });
});

describe('every remedy', () => {
  test.each(remedies.map((remedy) => [remedy.code, remedy] as const))('%s says what to do in both languages', (code, { text, who }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(remedyHands).toContain(who);
    for (const sentence of [text.it, text.en]) expect(sentence).toMatch(/^\S.*[.!?]$/su);
    expect(facts(text.it)).toEqual(facts(text.en));
  });

  test('one code is one remedy', () => {
    const byCode = new Map<string, Remedy>();
    for (const remedy of remedies) expect(byCode.get(remedy.code) ?? remedy).toEqual(byCode.set(remedy.code, remedy).get(remedy.code));
  });
});

test.each(checks.map((check) => [check.id, check.codes] as const))('%s announces codes of the catalogue, each once', (_id, codes) => {
  expect(codes.filter((code) => !isReasonCode(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

describe('rendering', () => {
  test('facts go where they are named, dates and instants on the clock of Rome', () => {
    const reason = { code: 'GAP_DAY', details: { class: 'network', day: '2025-10-26' } };
    expect(renderReason(reason, 'it')).toContain('connettività');
    expect(renderReason(reason, 'it')).toContain('26/10/2025');
    expect(renderReason(reason, 'en')).toContain('2025-10-26');
  });

  test('our words are told in the reader’s language, the files’ as they stand', () => {
    const url = { code: 'URL_INVALID', details: { url: 'constructor', why: 'internal-host' } };
    expect(renderReason(url, 'it')).toBe(
      'L’indirizzo «constructor» non indica un servizio pubblico: il nome esiste solo in una rete interna.',
    );
    expect(renderReason(url, 'en')).toContain(words.why?.['internal-host']?.en);
    const odd = { code: 'URL_INVALID', details: { url: '$&', why: 'constructor' } };
    expect(renderReason(odd, 'en')).toBe('The address “$&” does not name a public service: constructor.');
  });

  test('lists are joined, absent facts are a dash', () => {
    expect(renderReason({ code: 'REPORT_ID_UNDECLARED', details: { file: 'a.csv', count: 2, ids: ['x', 'y'] } }, 'en')).toContain('x, y');
    expect(renderReason({ code: 'IP_SYNTAX', details: {} }, 'en')).toBe('“—” (—) is not an IP address.');
  });

  test('a code or a remedy that the catalogue no longer has is shown as it is', () => {
    expect(renderReason({ code: 'OLD_CODE', details: {} }, 'it')).toBe('OLD_CODE');
    expect(renderRemedy('OLD_REMEDY', {}, 'it')).toBe('OLD_REMEDY');
    expect(renderRemedy('COMPLETE_DECLARATION', { wanted: 'pertinence' }, 'en')).toContain('pertinence');
  });
});
