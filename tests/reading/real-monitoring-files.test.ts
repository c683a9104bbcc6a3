import { describe, expect, test } from 'vitest';
import { windows1252 } from '../formats/fixture.ts';
import { type Read, readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** What public files of these tools look like, and other fixtures do not: written anew, line by line as the tools write them. */

/** Each series in short, and its first row. */
const seriesOf = ({ recording }: Read): string[] =>
  recording.series.map(({ identity: { resourceId, resourceClass, metric, meaning, unit }, rows: [first] }) =>
    [resourceId, resourceClass, metric, meaning, unit, first?.[0], first?.[2]].join(' | '),
  );

describe('Performance Monitor', () => {
  test('relog -f tsv: the same with tabs', async () => {
    const text =
      '"(PDH-TSV 4.0) (W. Europe Standard Time)(-60)"\t"\\\\SRV\\Processor(_Total)\\% Processor Time"\t"\\\\SRV\\Memory\\Available MBytes"\r\n' +
      '"01/12/2026 10:05:00.000"\t" "\t"4100"\r\n"01/12/2026 10:10:00.000"\t"7.5"\t"4101"\r\n';
    const read = await readBytes(text);
    expect(read.recognition).toMatchObject({ format: 'perfmon-csv', needs: [] });
    expect(seriesOf(read)).toEqual([
      'SRV | cpu | Processor(_Total)\\% Processor Time | used | percent | 2026-01-12T09:05:00Z | ',
      'SRV | ram | Memory\\Available MBytes | free | byte | 2026-01-12T09:05:00Z | 4299161600',
    ]);
  });

  test.each([
    ['Processore(_Total)\\% Tempo processore', 'cpu used percent'],
    ['Memoria\\MByte disponibili', 'ram free byte'],
    ['Disco logico(C:)\\Megabyte disponibili', 'storage free byte'],
    ['Prozessor(_Total)\\Prozessorzeit (%)', 'cpu used percent'],
    ['Arbeitsspeicher\\Verfügbare MB', 'ram free byte'],
    ['Speicher\\Zugesicherte verwendete Bytes (%)', 'ram used percent'],
    ['Logischer Datenträger(C:)\\Freier Speicherplatz (%)', 'storage free percent'],
    ['Physikalischer Datenträger(_Total)\\Bytes gelesen/s', 'storage rate byte/s'],
    ['Netzwerkschnittstelle(vmxnet3)\\Gesamtanzahl Bytes/s', 'network rate byte/s'],
    ['Processeur(_Total)\\% temps processeur', 'cpu used percent'],
    ['Mémoire\\Kilo-octets disponibles', 'ram free byte'],
    ['Processor Information(_Total)\\% Processor Utility', 'cpu used percent'],
  ])('a counter in the language and the code page of its machine: %s', async (path, terms) => {
    const text = `"(PDH-CSV 4.0) (ora solare Europa occidentale)(-60)","\\\\SRV\\${path}"\r\n"01/12/2026 10:05:00.000","7"\r\n`;
    const { recording } = await readBytes(windows1252(text));
    const { resourceClass, meaning, unit } = recording.series[0]?.identity ?? {};
    expect(`${resourceClass} ${meaning} ${unit}`).toBe(terms);
  });

  test('a code page that cannot be told (Cyrillic) and a zone cell cut short: the rows are there, what they are must be said', async () => {
    const cyrillic = Uint8Array.from('"(PDH-CSV 4.0) (RTZ 2 (","\\\\SRV\\', (letter) => letter.charCodeAt(0));
    const counter = Uint8Array.of(0xcf, 0xf0, 0xee, 0xf6, 0xe5, 0xf1, 0xf1);
    const rest = Uint8Array.from('(Idle)\\% x"\r\n"11/30/2020 13:20:00.123"," "\r\n"11/30/2020 13:20:15.123","1,5"\r\n', (letter) =>
      letter.charCodeAt(0),
    );
    const { recognition, recording } = await readBytes(Buffer.concat([cyrillic, counter, rest]));
    expect(recognition).toMatchObject({ format: 'perfmon-csv', needs: ['zone', 'metric'] });
    expect(issueCounts(recording)).toEqual({ ENCODING_ASSUMED: 1, METRIC_UNDECLARED: 2, TZ_UNKNOWN: 2 });
    expect(recording.series[0]?.rows.map(([, , value]) => value)).toEqual([null, '1.5']);
  });
});

describe('Grafana', () => {
  test.each([
    ['labels of InfluxDB', 'cpu.mean {host: srv01}', 'srv01 |  | cpu.mean'],
    ['labels of Prometheus', 'node_load1{instance="10.0.0.5:9100", job="node"}', '10.0.0.5:9100 |  | node_load1 [job=node]'],
    ['labels alone', '{instance="10.0.0.5:9100"}', '10.0.0.5:9100 |  | value'],
    ['a bracket that holds no labels', 'Traffic (uplink)', ' |  | Traffic (uplink)'],
    ['a name that is a number', '1024', ' |  | 1024'],
  ])('%s', async (_name, title, expected) => {
    const text = `"Series";"Time";"Value"\n"${title.replaceAll('"', '""')}";"2020-05-04T15:29:38+02:00";48.1875\n`;
    expect(seriesOf(await readBytes(text))[0]).toContain(`${expected} |`);
  });

  test('two hosts of one measure stay two series', async () => {
    const text = 'Time;cpu {host: a};cpu {host: b}\n2020-05-04T15:29:38+02:00;1;2\n';
    expect(seriesOf(await readBytes(text)).map((series) => series.slice(0, 1))).toEqual(['a', 'b']);
  });

  test.each([
    ['American', '"2/13/2024, 1:05:00 PM"', '2024-02-13T13:05:00Z'],
    ['Italian', '"13/02/2024, 13:05:00"', '2024-02-13T13:05:00Z'],
    ['milliseconds since 1970', '1707829500000', '2024-02-13T13:05:00Z'],
    ['with a fraction', '2024-02-13 13:05:00.000', '2024-02-13T13:05:00Z'],
  ])('times as the browser writes them: %s', async (_name, time, expected) => {
    const read = await readBytes(`"Time","srv1"\n${time},"12.5"\n`);
    expect(read.recognition.format).toBe('grafana-columns-csv');
    expect(seriesOf(read)).toEqual([` |  | srv1 |  |  | ${expected} | 12.5`]);
  });

  test('a date that can be read two ways is asked for, and its rows wait', async () => {
    const { recognition, recording } = await readBytes('"Time","srv1"\n"02/03/2024, 13:05:00","12.5"\n');
    expect(recognition.format).toBe('grafana-columns-csv');
    expect(issueCounts(recording)).toEqual({ TS_FORMAT_AMBIGUOUS: 1 });
  });
});

const point = '[1706742000,"1"],[1706742300.781,"2"]';
const item = `{"metric":{"__name__":"node_load1","instance":"srv1:9100"},"values":[${point}]}`;

describe('Prometheus, and who answers like it', () => {
  test.each([
    ['the list of results alone', `[${item}]`, {}],
    ['under `result` alone', `{"result":[${item}]}`, {}],
    ['the data alone', `{"resultType":"matrix","result":[${item}]}`, {}],
    ['several answers in a list', `[{"data":{"resultType":"matrix","result":[${item}]}}]`, {}],
    ['VictoriaMetrics without a part', `{"isPartial":true,"data":{"resultType":"matrix","result":[${item}]}}`, { PARTIAL_DATA: 1 }],
    ['Thanos without a store', `{"warnings":["store down"],"data":{"resultType":"matrix","result":[${item}]}}`, { PARTIAL_DATA: 1 }],
    ['nothing missing', `{"isPartial":false,"warnings":[],"data":{"resultType":"matrix","result":[${item}]}}`, {}],
  ])('%s', async (_name, text, issues) => {
    const read = await readBytes(text);
    expect(read.recognition).toMatchObject({ status: 'recognised', format: 'prometheus-matrix-json' });
    expect(seriesOf(read)).toEqual(['srv1:9100 |  | node_load1 |  |  | 2024-01-31T23:00:00Z | 1']);
    expect(read.recording.rows).toEqual({ read: 2, accepted: 2, rejected: 0 });
    expect(issueCounts(read.recording)).toEqual({ METRIC_UNDECLARED: 2, ...issues });
  });

  test.each(['vector', 'scalar', 'string'])('an instant (%s) is refused, and the reason says how to ask again', async (type) => {
    const { recognition } = await readBytes(`{"status":"success","data":{"resultType":"${type}","result":[]}}`);
    expect(recognition).toMatchObject({ status: 'refused', format: 'prometheus-instant-json', reason: 'INSTANT_ONLY' });
  });

  test('VictoriaMetrics: values and times that do not pair are told', async () => {
    const text = '{"metric":{"__name__":"node_load1","instance":"a:1"},"values":[1,2],"timestamps":[1706742000000]}\n';
    const { recording } = await readBytes(text);
    expect(recording.rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(issueCounts(recording)).toEqual({ ITEM_UNREADABLE: 1, METRIC_UNDECLARED: 1, TS_UNREADABLE: 1 });
  });
});

describe('Zabbix', () => {
  const line = (host: string): string => `{${host},"itemid":7,"name":"CPU","clock":1706742000,"ns":1,"value":0.5}\n`;

  test.each([
    ['an object, since 4.4', '"host":{"host":"srv1","name":"Server uno"}'],
    ['a name', '"host":"srv1"'],
    ['a list of one name', '"hosts":["srv1"]'],
    ['a list of one object', '"hosts":[{"host":"srv1"}]'],
  ])('the host is %s', async (_name, host) => {
    const read = await readBytes(line(host));
    expect(read.recognition.format).toBe('zabbix-export-ndjson');
    expect(seriesOf(read)[0]).toContain('srv1 |');
  });

  test('an item of several hosts is nobody’s', async () => {
    const { recording } = await readBytes(line('"hosts":["srv1","srv2"]'));
    expect(issueCounts(recording)).toEqual({ ITEM_UNREADABLE: 1 });
  });

  test('problems and items are no values', async () => {
    for (const text of [
      '{"clock":1706742000,"ns":1,"value":1,"eventid":5,"name":"High CPU","hosts":[{"host":"srv1"}]}\n',
      '{"jsonrpc":"2.0","result":[{"itemid":"1","key_":"system.cpu.util","hosts":[{"host":"srv1"}]}],"id":1}',
    ]) {
      expect((await readBytes(text)).recognition.format ?? '').not.toMatch(/zabbix/);
    }
  });

  test('plain text: the seconds count, the time of the server beside them has no zone', async () => {
    const mapping = 'zone: Europe/Rome\nresourceId: { constant: srv1 }\nseries:\n  - { column: value, class: cpu, unit: percent }\n';
    const read = await readBytes('2024-03-01 23:59:00 1709283600 0.085\n', { mapping });
    expect(seriesOf(read)).toEqual(['srv1 | cpu | value | used | percent | 2024-03-01T09:00:00Z | 0.085']);
    expect(read.recording.series[0]?.identity.zone).toBe('UTC');
  });

  test('plain text: the last line may be cut off with its file', async () => {
    const read = await readBytes('2024-03-01 23:59:00 1709283600 0.085\n2024-03-01 23:59:30 17092');
    expect(read.recognition.format).toBe('zabbix-plain-text');
    expect(read.recording.rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
  });

  test.each([
    ['another line among them', '2024-03-01 10:00:00 1709283600 1\nciao a tutti voi\n2024-03-01 10:01:00 1709283660 2\n'],
    ['without the seconds', '2024-03-01 10:00:00 0.085\n'],
  ])('is no plain text of Zabbix: %s', async (_name, text) => {
    expect((await readBytes(text)).recognition.format).not.toBe('zabbix-plain-text');
  });
});

describe('PRTG', () => {
  const file = (...channels: (readonly [name: string, text: string, raw: string])[]): string => {
    const cells = [
      ['Data ora', '12/01/2026 00:00:00 - 01:00:00', '46034.0000000000'] as const,
      ...channels,
      ['Copertura', '100 %', '0000010000'] as const,
    ];
    const line = (of: (cell: readonly [string, string, string]) => readonly [string, string]): string =>
      cells.flatMap((cell) => of(cell).map((text) => `"${text}"`)).join(',');
    return `${line(([name]) => [name, `${name}(RAW)`])}\r\n${line(([, text, raw]) => [text, raw])}\r\n`;
  };

  test.each([
    ['Traffico Totale (Velocità)', '2,25 Mbit/s', 'network rate byte/s'],
    ['Percentuale memoria disponibile', '63 %', 'ram free percent'],
    ['Verfügbarer Speicher', '5.213 MB', 'ram free byte'],
    ['Freier Speicherplatz C:', '63 %', 'storage free percent'],
    ['Datenverkehr Summe (Volumen)', '965 MB', 'network amount byte'],
    ['Mémoire disponible', '5 213 Mo', 'ram free byte'],
    ['Espace libre C:', '63 %', 'storage free percent'],
    ['Trafic entrant (vitesse)', '2,25 Mbit/s', 'network rate byte/s'],
  ])('channels in the language of who set it up: %s', async (name, text, terms) => {
    const { recording } = await readBytes(file([name, text, '5.0000']));
    const { resourceClass, meaning, unit } = recording.series[0]?.identity ?? {};
    expect(`${resourceClass} ${meaning} ${unit}`).toBe(terms);
  });

  test('two channels that nobody explains stay two series, with their own units', async () => {
    const read = await readBytes(file(['Sonda 7', '63 %', '63.0000'], ['Sonda 8', '965 MB', '1012055543.9038']));
    expect(read.recognition.needs).toEqual(['resourceId', 'metric']);
    expect(seriesOf(read)).toEqual([
      ' |  | Sonda 7 |  | percent | 2026-01-12T00:00:00Z | 63',
      ' |  | Sonda 8 |  | byte | 2026-01-12T00:00:00Z | 1012055543.9038',
    ]);
    expect(issueCounts(read.recording)).toEqual({ METRIC_UNDECLARED: 2 });
  });

  test('a total among channels of another kind is no processor', async () => {
    const { recording } = await readBytes(file(['Totale', '5 %', '5.0000'], ['Spazio libero C:', '63 %', '63.0000']));
    expect(recording.series.map(({ identity }) => identity.resourceClass)).toEqual([null, 'storage']);
  });
});
