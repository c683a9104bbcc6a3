import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** Traps of formats.md §12, §13, §17, §19, §21 and §22 that no fixture folder holds. */

const rowsOf = async (text: string, mapping: string | null = null): Promise<string[]> => {
  const { recording } = await readBytes(text, { mapping });
  return recording.series.flatMap(({ identity, rows }) =>
    rows.map(([stamp, length, value]) => [identity.metric, identity.resourceClass, stamp, length / 1000, value].join(' | ')),
  );
};

describe('Monasca', () => {
  test('semicolons with decimal points; a load average is no processor, waiting is no use, free memory is free', async () => {
    const text = 'Timestamp;load_avg_1_min;cpu_wait_perc;cpu_system_perc;mem_free_mb\n2016-09-03T22:40:49.149Z;2.32;0.0;8.7;4.502\n';
    const { recording } = await readBytes(text);
    expect(
      recording.series.map(({ identity: { metric, resourceClass, meaning }, rows }) => [metric, resourceClass, meaning, rows[0]?.[2]]),
    ).toEqual([
      ['load_avg_1_min', 'other', 'used', '2.32'],
      ['cpu_wait_perc', 'other', 'used', '0'],
      ['cpu_system_perc', 'cpu', 'used', '8.7'],
      ['mem_free_mb', 'ram', 'free', '4720689.152'],
    ]);
  });
});

test('Gnocchi as the client draws it for a console', async () => {
  const rule = `+${'-'.repeat(27)}+-------------+-------+`;
  const row = '| 2024-03-01T00:00:00+00:00 |       300.0 |  12.5 |';
  const text = [rule, '| timestamp                 | granularity | value |', rule, row, rule].join('\n');
  const mapping = 'resourceId: { constant: a }\nseries:\n  - { column: value, class: cpu, metric: cpu_util }\n';
  const read = await readBytes(`${text}\n`, { mapping });
  expect(read.recognition.format).toBe('gnocchi-measures-csv');
  expect(await rowsOf(`${text}\n`, mapping)).toEqual(['cpu_util [300 s] | cpu | 2024-03-01T00:00:00Z | 300 | 12.5']);
});

describe('lists of the vSphere Client', () => {
  const id = '4233fb8c-baae-8953-7307-0cf9042c70a4';

  test.each([
    ['French', 'Nom,UUID', `vm1,${id}`, null],
    ['German, semicolons', 'Name;Zustand;UUID', `vm1;Eingeschaltet;${id}`, 'Eingeschaltet'],
    ['Spanish', 'Nombre,Estado,UUID', `vm1,Encendido,${id}`, 'Encendido'],
    ['Japanese: the name stands first', '名前,UUID', `vm1,${id}`, null],
    ['the columns in another order', 'UUID,Stato,Nome', `${id},Acceso,vm1`, 'Acceso'],
  ])('%s', async (_name, header, row, state) => {
    const { recognition, recording } = await readBytes(`\uFEFF${header}\n${row}\n`);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'vcenter-list-csv' });
    expect(recording.resources).toMatchObject([{ resourceId: id, name: 'vm1', state }]);
  });

  test.each([
    ['a usage report by UUID', `ora,uuid,cpu\n2025-10-13 00:00:00,${id},1\n`, 'generic-table'],
    ['words under UUID', 'Nome,UUID\nvm1,da chiedere\n', 'generic-table'],
  ])('%s is none', async (_name, text, format) => expect((await readBytes(text)).recognition.format).toBe(format));

  test('the last id may be cut off with its file', async () => {
    const { recognition, recording } = await readBytes(`Nome,UUID\nvm1,${id}\nvm2,4233fb8c-baa`);
    expect(recognition.format).toBe('vcenter-list-csv');
    expect(recording.resources.map(({ resourceId }) => resourceId)).toEqual([id]);
    expect(issueCounts(recording)).toEqual({ RESOURCE_ID_EMPTY: 1 });
  });

  test('a header alone is refused by its own name', async () => {
    expect((await readBytes('Nome,Stato,UUID\n')).recognition).toMatchObject({
      status: 'refused',
      format: 'vcenter-list-csv',
      reason: 'NO_ROWS',
    });
  });
});

describe('PowerCLI in the culture of its operator', () => {
  const header = 'Value,Timestamp,MetricId,Unit,EntityId,IntervalSecs,Instance';
  const row = (value: string, time: string, instance = ''): string =>
    `"${value}","${time}",cpu.usage.average,%,VirtualMachine-vm-90,7200,${instance}\n`;

  test.each([
    ['American', row('12.34', '9/18/2015 10:00:00 PM'), '2015-09-18T22:00:00Z', '12.34'],
    ['German', row('12,34', '18.09.2015 22:00:00'), '2015-09-18T22:00:00Z', '12.34'],
    ['Italian', row('1.234,5', '18/09/2015 22:00:00'), '2015-09-18T22:00:00Z', '1234.5'],
    ['ISO', row('12.34', '2015-09-18T22:00:00'), '2015-09-18T22:00:00Z', '12.34'],
  ])('%s', async (_name, line, stamp, value) => {
    expect(await rowsOf(`${header}\n${line}`)).toEqual([`cpu.usage.average | cpu | ${stamp} | 7200 | ${value}`]);
  });

  test('a processor among several is a series for itself, beside that of the machine', async () => {
    const text = `${header}\n${row('12.5', '2015-09-18T22:00:00')}${row('50', '2015-09-18T22:00:00', '0')}${row('0', '2015-09-18T22:00:00', '1')}`;
    expect((await rowsOf(text)).map((line) => line.split(' | ')[0])).toEqual([
      'cpu.usage.average',
      'cpu.usage.average [0]',
      'cpu.usage.average [1]',
    ]);
  });
});

describe('perfmon', () => {
  test('the bias of the header holds for the whole file, also after the clocks have changed', async () => {
    const text =
      '"(PDH-CSV 4.0) (W. Europe Daylight Time)(-120)","\\\\SRV\\Processor(_Total)\\% Processor Time"\r\n' +
      '"10/26/2025 02:30:00.000","1"\r\n"10/26/2025 03:30:00.000","2"\r\n"10/27/2025 12:00:00.000","3"\r\n';
    expect((await rowsOf(text)).map((line) => line.split(' | ')[2])).toEqual([
      '2025-10-26T00:30:00Z',
      '2025-10-26T01:30:00Z',
      '2025-10-27T10:00:00Z',
    ]);
  });
});

describe('PRTG', () => {
  test('readings without a span and without coverage last no time', async () => {
    const text = '"Date Time","Date Time(RAW)","Total","Total(RAW)"\r\n"1/12/2026 12:00:30 AM","46033.9586805556","5 %","5.1234"\r\n';
    expect(await rowsOf(text)).toEqual(['Total | cpu | 2026-01-11T23:00:30Z | 0 | 5.1234']);
  });

  test('a percentage over 100 stays', async () => {
    const text =
      '"Date Time","Date Time(RAW)","Total","Total(RAW)"\r\n"1/12/2026 12:00:00 AM - 1:00:00 AM","46034.0","114 %","114.0000"\r\n';
    const { recording } = await readBytes(text);
    expect(recording.series[0]?.rows[0]?.[2]).toBe('114');
    expect(issueCounts(recording)).toEqual({ PERCENT_OVER_100: 1 });
  });
});

describe('Bitbrains', () => {
  const titles = (disk: string): string =>
    `Timestamp [ms];\tCPU cores;\tCPU usage [%];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];${disk}\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]`;

  test.each([
    ['seconds under a header that says ms, as in fastStorage', '1376314846', '', '', '2013-08-12T13:40:46Z'],
    ['milliseconds that are some', '1376314846123', '', '', '2013-08-12T13:40:46.123Z'],
    ['the column that rnd has more', '1376314846', '\tDisk size [GB];', '\t100.0;', '2013-08-12T13:40:46Z'],
  ])('%s', async (_name, time, title, cell, stamp) => {
    const text = `${titles(title)}\n${time};\t4;\t114.2;\t2048.0;\t0.0;\t1.5;${cell}\t0.0;\t0.25\n`;
    const { recording } = await readBytes(text);
    expect(recording.series.map(({ identity, rows }) => [identity.resourceClass, rows[0]?.[0], rows[0]?.[2]])).toEqual([
      ['cpu', stamp, '114.2'],
      ['ram', stamp, '2097152'],
      ['storage', stamp, '0'],
      ['storage', stamp, '1536'],
      ['network', stamp, '0'],
      ['network', stamp, '256'],
    ]);
  });
});

describe('sheets made by hand', () => {
  const sheet = 'Provincia di Valdoro;;;\r\nReport di gennaio;;;\r\n;;;\r\nData;Server;CPU %;RAM (GB)\r\n';
  const mapping =
    'zone: Europe/Rome\ncolumns: { time: Data }\nresourceId: { column: Server }\nseries:\n  - { column: "CPU %", class: cpu }\n  - { column: "RAM (GB)", class: ram }\n';

  test('merged cells, words for nothing, thousands and a total', async () => {
    const text = `${sheet}13/01/2026 00:00;SRV-01;12,5;6,2\r\n13/01/2026 01:00;;13,5;6,3\r\n13/01/2026 02:00;SRV-01;n.d.;-\r\n13/01/2026 03:00;SRV-01;1.234,5;6\r\nTotale;;;18,7\r\n`;
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series.map(({ rows }) => rows.map(([, , value]) => value))).toEqual([
      ['12.5', null, '1234.5'],
      ['6200000000', null, '6000000000'],
    ]);
    expect(issueCounts(recording)).toEqual({ PREAMBLE_SKIPPED: 3, RESOURCE_ID_EMPTY: 1, TS_UNREADABLE: 1, PERCENT_OVER_100: 1 });
  });

  test.each([
    ['cells that hold a line break', 'Data;CPU;Note\n13/01/2026 00:00;"12,5";"tutto\nbene"\n13/01/2026 01:00;"13,5";""\n'],
    ['lines that end with CR alone', 'Data;CPU\r13/01/2026 00:00;12,5\r13/01/2026 01:00;13,5\r'],
    ['hours with a point', 'Data;CPU\n13/01/2026 00.00;12,5\n13/01/2026 01.00;13,5\n'],
    ['a percent sign in front of the word', 'Data;CPU\n13/01/2026 00:00;12,5%\n13/01/2026 01:00;13,5%\n'],
  ])('%s', async (_name, text) => {
    const declared =
      'zone: UTC\nresourceId: { constant: a }\ncolumns: { time: Data }\nseries:\n  - { column: CPU, class: cpu, unit: percent }\n';
    expect(await rowsOf(text, declared)).toEqual([
      'CPU | cpu | 2026-01-13T00:00:00Z | 0 | 12.5',
      'CPU | cpu | 2026-01-13T01:00:00Z | 0 | 13.5',
    ]);
  });

  test('a unit in the title: a percent sign before a word or behind it', async () => {
    const titled =
      'zone: UTC\nresourceId: { constant: a }\ncolumns: { time: Data }\nseries:\n  - { column: "%user", class: cpu }\n  - { column: "CPU%", class: cpu }\n';
    const { recording } = await readBytes('Data,%user,CPU%\n2026-01-13 00:00,0.5,0.6\n', { mapping: titled });
    expect(recording.series.map(({ identity }) => identity.unit)).toEqual(['percent', 'percent']);
    expect(issueCounts(recording)).toEqual({});
  });
});

test('a table of two columns without titles is asked for them', async () => {
  expect((await readBytes('10084;Maquina local\n10255;Maquina local\n10256;Maquina local\n')).recognition.reason).toBe(
    'TABLE_WITHOUT_HEADER',
  );
});
