import { describe, expect, test } from 'vitest';
import { inspectionText } from '../../local/cli/inspection-text.ts';
import { inspectionOf } from '../../shared/inspection.ts';
import { ingest } from '../../shared/pipeline.ts';
import { mappingOf, means, sourceOf } from '../reading/read-bytes.ts';

async function textOf(content: string, mapping: string | null, path = 'report.csv', kind: 'ip-list' | null = null): Promise<string> {
  const pinned = mapping === null ? null : { value: mappingOf(mapping), sha256: 'a'.repeat(64) };
  const digest = await ingest({ bytes: sourceOf(new TextEncoder().encode(content)), kind, mapping: pinned }, means);
  // Long sentences are broken to the width of a page: here they are one line.
  return inspectionText(inspectionOf(digest, path), 'it').replace(/\n +/g, ' ');
}

describe('what a file lacks is what neither its mapping nor its name gave', () => {
  const series = 'timestamp,value\n2026-01-12 00:00:00,5\n2026-01-12 00:05:00,6\n';
  const cpu = 'series: [{ column: value, class: cpu, unit: percent }]\n';
  const all = 'né dichiarato: il fuso orario, l’identificativo della risorsa, che cosa è misurato';

  test.each([
    ['nothing is declared', null, all],
    ['only what is measured is', cpu, 'né dichiarato: il fuso orario, l’identificativo della risorsa '],
    ['the machine is left', `${cpu}zone: UTC\n`, 'né dichiarato: l’identificativo della risorsa '],
    ['the name of the file does not give it', `${cpu}zone: UTC\nresourceId: { fileName: "^vm_(?<id>.+)\\\\." }\n`, 'né dichiarato: l’id'],
  ])('%s', async (_name, mapping, expected) => {
    expect(await textOf(series, mapping)).toContain(expected);
  });

  test.each([
    ['a constant', `${cpu}zone: UTC\nresourceId: { constant: i-1 }\n`],
    ['the name of the file', `${cpu}zone: UTC\nresourceId: { fileName: "^(?<id>.+)\\\\." }\n`],
  ])('%s leaves nothing', async (_name, mapping) => {
    expect(await textOf(series, mapping)).not.toContain('né dichiarato');
  });
});

describe('what to do is said in words that lead on', () => {
  test('an ambiguous file names what it may be', async () => {
    expect(await textOf('i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n', null)).toContain('come ip-list, resource-list:');
  });

  test('a JSON document of no known shape is shown the shapes of a list', async () => {
    expect(await textOf('{"server": {"nome": "a"}}', null)).toContain('{"ips": ["93.184.216.34", "…"]}');
  });

  test('where nothing could be used, the tool that wrote the file is told how to export it again', async () => {
    const vector = await textOf('{"data":{"resultType":"vector","result":[]}}', null);
    expect(vector).toContain('Come si esporta, con questo strumento: al suo posto GET /api/v1/query_range');
    const hosts = await textOf('"Name","Interval Breakdown","Host|CPU|Demand|Avg"\n"esx1","12:00 AM 21 July 2026","1"\n', null);
    expect(hosts).toContain('colonne VM|…, non Host|… o Cluster|…, che sono del fornitore.');
    expect(await textOf('"Name","Interval Breakdown","VM|CPU|Demand|Avg"\n"a","12:00 AM 21 July 2026","1"\n', null)).not.toContain(
      'Come si esporta',
    );
    expect(await textOf('Data;CPU\n01/02/2026 00:00;1\n', null)).not.toContain('Come si esporta');
  });

  test('dates of two digits are told to need a dateFormat', async () => {
    const mapping = 'columns: { time: Ora, id: S }\nzone: UTC\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
    expect(await textOf('Ora;S;CPU\n12/01/26 0:00;S1;5\n', mapping)).toContain('«dateFormat: dd/MM/yy HH:mm»');
  });

  test('an hour that the autumn change repeats is not said to stand twice', async () => {
    const mapping = 'columns: { time: Ora, id: S }\nzone: Europe/Rome\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
    const text = await textOf('Ora;S;CPU\n2025-10-26 02:30;S1;5\n', mapping);
    expect(text).toContain('TS_AMBIGUOUS');
    expect(text).not.toContain('compare due volte');
  });
});
