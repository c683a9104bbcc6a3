import { describe, expect, test } from 'vitest';
import { choicesOfDraft, choicesOfMapping, type MappingChoices, mappingOf, noChoices } from '../../shared/mapping-draft/mapping-choices.ts';
import { type OpenChoice, openChoices } from '../../shared/mapping-draft/open-choices.ts';
import { renderDraft } from '../../shared/mapping-draft/render-draft.ts';
import { surveyFile } from '../../shared/mapping-draft/survey-file.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { rewriteYaml } from '../../shared/reading/rewrite-yaml.ts';
import { means, sourceOf } from '../reading/read-bytes.ts';
import { completed } from './draft-rig.ts';

interface Case {
  readonly name: string;
  readonly table: string;
  readonly filename?: string;
  /** What is open once everything that can be guessed is. */
  readonly open: readonly OpenChoice[];
  /** What a person says, in the form and in the text of the draft. */
  readonly says: Partial<MappingChoices>;
  readonly writes: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    name: 'a wide table',
    table:
      'Quando;Nodo;CPU %;Memoria usata (GB)\n12/01/2026 00:00;SRV-01;12,5;6,2\n12/01/2026 01:00;SRV-01;14,0;6,4\n13/01/2026 02:00;SRV-01;13,1;6,3\n',
    open: ['zone'],
    says: { zone: 'Europe/Rome' },
    writes: { zone: 'Europe/Rome' },
  },
  {
    name: 'a long table with date and hour apart',
    table:
      'Data;Ora;Server;Contatore;Valore;Unità\n12/01/26;00:00;SRV-01;Processore;12,5;%\n12/01/26;00:00;SRV-01;Rete in ingresso;1.840,2;KB\n13/01/26;01:00;SRV-01;Processore;14,0;%\n',
    open: ['zone'],
    says: { zone: 'UTC' },
    writes: { zone: 'UTC' },
  },
  {
    name: 'a table without a server, a unit or an order of day and month',
    table: 'Data e ora;Traffico di rete\n02/01/2026 00:00;12\n02/01/2026 01:00;14\n03/01/2026 02:00;13\n',
    open: ['zone', 'dateFormat', 'resource', 'series.0.unit'],
    says: { zone: 'UTC', dateFormat: 'dd/MM/yyyy HH:mm', resourceIs: 'constant', resource: 'SRV-09' },
    writes: { zone: 'UTC', dateFormat: 'dd/MM/yyyy HH:mm', resourceId: '{ constant: SRV-09 }', unit: '""' },
  },
  {
    name: 'an expression over the name of the file',
    table: 'Timestamp,CPU Usage (%)\n2026-01-12T00:00:00Z,12.5\n2026-01-12T00:05:00Z,14.5\n2026-01-12T00:10:00Z,14.5\n',
    open: ['resource'],
    says: { resourceIs: 'fileName', resource: '^(?<id>.+)_cpu' },
    writes: { resourceId: '{ fileName: "^(?<id>.+)_cpu" }' },
  },
];

const surveyed = (table: string, filename: string) =>
  surveyFile(sourceOf(new TextEncoder().encode(table), [97]), 'usage-report', filename, means);

describe('what a person chooses for a table', () => {
  test.each(cases)(
    '$name: is begun from what can be guessed, and says what the completed draft says',
    async ({ table, filename = 'report.csv', ...one }) => {
      const found = await surveyed(table, filename);
      if (!found) throw new Error('no table');
      const begun = choicesOfDraft(found.draft);
      expect(openChoices(begun, found.draft)).toEqual(one.open);
      const chosen = { ...begun, ...one.says };
      expect(openChoices(chosen, found.draft)).toEqual(one.open.filter((open) => open.startsWith('series.')));
      const units = chosen.series.map((entry) =>
        entry.unit === '' && one.open.includes('series.0.unit') ? { ...entry, unit: 'KB/s' } : entry,
      );
      const whole = { ...chosen, series: units };
      expect(openChoices(whole, found.draft)).toEqual([]);
      const drafted = completed(renderDraft(found.draft, filename, 'it'), { ...one.writes, unit: 'KB/s' });
      const told = await parseMapping(rewriteYaml('', mappingOf(whole)));
      expect(told).toEqual(await parseMapping(drafted));
      expect(told.ok).toBe(true);
    },
  );

  test('a column that may name people is not shown', async () => {
    const found = await surveyed(
      'Quando;Nodo;Referente;CPU %\n12/01/2026 00:00;SRV-01;Mario Rossi;12\n13/01/2026 00:00;SRV-01;Mario Rossi;13\n',
      'x.csv',
    );
    expect(found?.columns.map(({ name }) => name)).toEqual(['Quando', 'Nodo', 'Referente', 'CPU %']);
    expect(found?.rows).toEqual([
      { row: 2, cells: ['12/01/2026 00:00', 'SRV-01', '…', '12'] },
      { row: 3, cells: ['13/01/2026 00:00', 'SRV-01', '…', '13'] },
    ]);
    expect(JSON.stringify(found)).not.toContain('Rossi');
  });

  test.each<readonly [string, string]>([
    ['an explained file', 'Instance: i-0a1b2c3d4e5f60718\n'],
    ['no table', 'hello'],
  ])('%s has nothing to be chosen for', async (_what, text) => {
    expect(await surveyed(text, 'x.csv')).toBeNull();
  });

  test.each<readonly [string, Mapping]>([
    [
      'long',
      {
        schema: 'attesta/mapping@1',
        format: 'generic-table',
        layout: 'long',
        zone: 'Europe/Rome',
        dateFormat: 'dd/MM/yyyy HH:mm',
        decimal: ',',
        stamp: 'end',
        interval: 'PT5M',
        columns: { time: ['Data', 'Ora'], end: 'Fine', metric: 'Contatore', value: 'Valore', unit: 'Unità' },
        resourceId: { column: 'Server' },
        series: [{ column: 'cpu', class: 'cpu', metric: 'cpu-used', meaning: 'used', unit: 'percent', statistic: 'avg' }],
        producer: { name: 'Esempio Cloud SpA', kind: 'csp' },
      },
    ],
    [
      'columns of machines',
      {
        schema: 'attesta/mapping@1',
        layout: 'wide',
        columns: { time: 'Quando' },
        series: [{ column: 'SRV-1', class: 'cpu', unit: 'percent', resourceId: 'SRV-1' }],
      },
    ],
  ])('a mapping that was written comes back as it was: %s', (_what, mapping) => {
    expect(mappingOf(choicesOfMapping(mapping))).toEqual(mapping);
  });

  test('nothing chosen is nothing said, and everything is open', () => {
    expect(mappingOf(noChoices)).toEqual({ schema: 'attesta/mapping@1' });
    expect(openChoices(noChoices, null)).toEqual(['layout', 'time', 'resource', 'series']);
  });
});
