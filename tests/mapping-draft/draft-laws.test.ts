import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderDraft } from '../../shared/mapping-draft/render-draft.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { parseYamlDocument } from '../../shared/reading/parse-yaml.ts';
import { draftOf, yamlOf } from './draft-rig.ts';

const titles = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Data ora',
      'Data',
      'Ora',
      'Server',
      'CPU %',
      'Memoria (GB)',
      'Valore',
      'Contatore',
      'Unità',
      'Inizio',
      'Fine',
      'SRV-01',
      'ID',
      '# n: {a} "b"',
      "l'ora",
      '- x',
      '*a',
      '@b',
      'null',
      '1.5',
    ),
  },
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const kinds = [
  ['12/01/2026 00:00', '13/01/2026 01:00', '01/02/2026 02:00'],
  ['01/02/26', '03/04/26', '13/01/26'],
  ['12 gen 2026', '13 feb 2026'],
  ['2026-01-12T00:00:00Z', '2026-01-12T00:05:00Z'],
  ['1768172400', '1768172460'],
  ['00:00', '09:05', '10:10'],
  ['12,5', '1.234', '7', '-'],
  ['99 %', '200 GB', '0,5 %'],
  ['Processore', 'Rete in ingresso', 'Boh: [x]', '# y'],
  ['KB', '%'],
  ['srv-1', 'i-0a1b2c3d', 'm.rossi@valdoro.example'],
];
const anyCell = fc.oneof(fc.constantFrom(...kinds.flat(), ''), fc.string({ maxLength: 10 }), fc.string({ unit: 'binary', maxLength: 6 }));
const ROWS = 5;
/** Cells mostly of one kind, as columns are. */
const column = fc.constantFrom(...kinds).chain((kind) =>
  fc.array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...kind) }, { weight: 1, arbitrary: anyCell }), {
    minLength: ROWS,
    maxLength: ROWS,
  }),
);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const tables = fc
  .tuple(fc.constantFrom(';', ',', '\t'), fc.array(fc.tuple(titles, column), { minLength: 2, maxLength: 7 }))
  .map(([delimiter, columns]) =>
    [columns.map(([title]) => title), ...Array.from({ length: ROWS }, (_, row) => columns.map(([, cells]) => cells[row] ?? ''))]
      .map((cells) => cells.map(quoted).join(delimiter))
      .join('\n'),
  );

describe('whatever the table', () => {
  test('its draft is YAML, and what a mapping may not say stands in a line that asks for it', async () => {
    let drafts = 0;
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom('it', 'en'), async (table, language) => {
        const draft = await draftOf(table, 'x"#: é.csv');
        if (!draft) return;
        drafts += 1;
        const yaml = renderDraft(draft, 'x"#: é.csv', language);
        expect(parseYamlDocument(yaml)).toMatchObject({ ok: true });
        const parsed = await parseMapping(yaml);
        const lines = yaml.split('\n');
        const asked = parsed.ok ? [] : parsed.issues.map(({ line }) => lines[line - 1] ?? '');
        expect(asked.filter((line) => !/DA COMPILARE|TO FILL IN/.test(line))).toEqual([]);
        // A line that asks for something, and is no comment, is never accepted.
        const open = lines.filter((line) => !/^\s*#/.test(line) && /# (DA COMPILARE|TO FILL IN)/.test(line));
        expect(asked.length).toBe(open.length);
        expect(yaml).not.toContain('@valdoro');
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(drafts).toBeGreaterThan(100);
  });
});

describe('people', () => {
  const table =
    'Data ora;Utente;Contatore;Valore;CPU %\n13/01/2026 00:00;RSSMRA80A01H501U;mail di m.rossi@valdoro.example;1;2\n' +
    '13/01/2026 01:00;RSSMRA80A01H501U;Processore;1;2\n13/01/2026 02:00;Mario Rossi;Memoria;1;2\n';

  test('are in no line of a draft', async () => {
    const yaml = await yamlOf(table);
    expect(yaml).toContain('column: Processore');
    expect(yaml).not.toMatch(/rossi|RSSMRA|@valdoro/i);
  });
});
