import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const stampsOf = ({ recording }: Awaited<ReturnType<typeof readBytes>>) =>
  recording.series.flatMap(({ rows }) => rows.map(([stamp]) => stamp));

describe('a date and an hour in two columns', () => {
  const text = 'Data;Ora;Server;CPU\n12/01/2026;00:00;S1;5,0\n12/01/2026;01:00;S1;6,0\n13/01/2026;00:00;S1;7,0\n13/01/2026;23:30;S1;8,0\n';
  const mapping = (time: string): string =>
    `layout: wide\nzone: Europe/Rome\ncolumns: { time: ${time}, id: Server }\nseries: [{ column: CPU, class: cpu, unit: percent }]\n`;
  const instants = ['2026-01-11T23:00:00Z', '2026-01-12T00:00:00Z', '2026-01-12T23:00:00Z', '2026-01-13T22:30:00Z'];

  test('are read together', async () => {
    const read = await readBytes(text, { mapping: mapping('[Data, Ora]') });
    expect(stampsOf(read)).toEqual(instants);
    expect(read.recording.issues).toEqual([]);
  });

  test('and by the pattern that the mapping gives', async () => {
    const short = text.replaceAll('/2026', '/26');
    expect(stampsOf(await readBytes(short, { mapping: `${mapping('[Data, Ora]')}dateFormat: dd/MM/yy HH:mm\n` }))).toEqual(instants);
  });

  test('at both ends', async () => {
    const both = 'Data;Dalle;Alle;Server;CPU\n13/01/2026;00:00;01:00;S1;5,0\n';
    const yaml = mapping('[Data, Dalle], end: [Data, Alle]');
    expect((await readBytes(both, { mapping: yaml })).recording.series[0]?.rows).toEqual([['2026-01-12T23:00:00Z', 3_600_000, '5', 2]]);
  });

  test('the date alone leaves every row at midnight, and that is told with its first row', async () => {
    const { recording } = await readBytes(text, { mapping: mapping('Data') });
    expect(issueCounts(recording)).toEqual({ TIME_OF_DAY_MISSING: 2 });
    expect(recording.issues[0]?.row).toBe(3);
  });

  test.each([
    ['one row a day', 'Data;Server;CPU\n12/01/2026;S1;5,0\n13/01/2026;S1;6,0\n'],
    ['one row a day and server', 'Data;Server;CPU\n12/01/2026;S1;5,0\n12/01/2026;S2;6,0\n13/01/2026;S1;6,0\n'],
    ['a midnight twice in a series with hours', 'Data;Server;CPU\n12/01/2026 00:00;S1;5\n12/01/2026 00:00;S1;5\n13/01/2026 01:00;S1;6\n'],
  ])('%s is no such thing', async (_name, daily) => {
    expect((await readBytes(daily, { mapping: mapping('Data') })).recording.issues).toEqual([]);
  });
});

describe('columns of the same name', () => {
  const text = 'Ora;S1;S1;S2;S2\n;CPU;RAM;CPU;RAM\n2026-01-12T00:00:00Z;1;2;3;4\n2026-01-12T01:00:00Z;5;6;7;8\n';
  const mapping = (names: readonly string[]): string =>
    `layout: wide\ncolumns: { time: Ora }\nseries:\n${names.map((name, n) => `  - { column: "${name}", class: ${n % 2 === 0 ? 'cpu' : 'ram'}, unit: percent, resourceId: ${name.slice(0, 2)} }\n`).join('')}`;

  test('are addressed by their number from the left; the second line of titles is told', async () => {
    const { recording } = await readBytes(text, { mapping: mapping(['S1#1', 'S1#2', 'S2#1', 'S2#2']) });
    expect(recording.series.map(({ identity, rows }) => [identity.resourceId, identity.metric, rows.map(([, , value]) => value)])).toEqual([
      ['S1', 'S1#1', ['1', '5']],
      ['S1', 'S1#2', ['2', '6']],
      ['S2', 'S2#1', ['3', '7']],
      ['S2', 'S2#2', ['4', '8']],
    ]);
    expect(issueCounts(recording)).toEqual({ TS_EMPTY: 1 });
  });

  test('named without a number reject each row once, whatever the number of names', async () => {
    const { recording } = await readBytes(text, { mapping: mapping(['S1', 'S1', 'S2', 'S2']) });
    expect(issueCounts(recording)).toEqual({ MAPPING_COLUMN_REPEATED: 3 });
    expect(recording.issues[0]?.details).toEqual({ column: ['S1', 'S2'] });
    expect(recording.rows).toEqual({ read: 3, accepted: 0, rejected: 3 });
  });

  test('a number that no column has is a column that is missing', async () => {
    const { recording } = await readBytes(text, { mapping: mapping(['S1#3']) });
    expect(recording.issues[0]).toMatchObject({ code: 'MAPPING_COLUMN_MISSING', details: { column: 'S1#3' } });
  });

  test('a name that ends like a number is a name', async () => {
    const { recording } = await readBytes('Ora;CPU#2\n2026-01-12T00:00:00Z;1\n', {
      mapping: 'layout: wide\ncolumns: { time: Ora }\nseries: [{ column: "CPU#2", class: cpu, unit: percent, resourceId: S1 }]\n',
    });
    expect(recording.rows.accepted).toBe(1);
  });
});

describe('what a mapping leaves undeclared', () => {
  const text = 'Ora;S1;S2\n12/01/2026 00:00;1,5;2,5\n13/01/2026 00:00;1,5;2,5\n';
  const series = (extra = ''): string =>
    `series:\n  - { column: S1, class: cpu, unit: percent${extra && `, resourceId: ${extra}1`} }\n  - { column: S2, class: cpu, unit: percent${extra && `, resourceId: ${extra}2`} }\n`;
  const base = 'layout: wide\ncolumns: { time: Ora }\n';

  test.each([
    ['nothing', `${base}zone: Europe/Rome\n${series('i-')}`, [], {}],
    ['the zone', `${base}${series('i-')}`, ['zone'], { TZ_UNKNOWN: 2 }],
    ['the server', `${base}zone: Europe/Rome\n${series()}`, ['resourceId'], { RESOURCE_UNDECLARED: 1 }],
    ['nothing where one server is named for all', `${base}zone: Europe/Rome\nresourceId: { constant: i-1 }\n${series()}`, [], {}],
    [
      'nothing where the name of the file says it',
      `${base}zone: Europe/Rome\nresourceId: { fileName: "^(?<id>.+)_" }\n${series()}`,
      [],
      {},
    ],
  ])('%s', async (_name, mapping, needs, issues) => {
    const { recognition, recording } = await readBytes(text, { mapping });
    expect(recognition.needs).toEqual(needs);
    expect(issueCounts(recording)).toEqual(issues);
  });

  test('a column per server that nobody names is told by name', async () => {
    const { recording } = await readBytes(text, { mapping: `${base}zone: Europe/Rome\n${series()}` });
    expect(recording.issues).toEqual([{ code: 'RESOURCE_UNDECLARED', row: 0, details: { column: ['S1', 'S2'] } }]);
  });

  test('a stamp with its own offset needs no zone', async () => {
    const offset = 'Ora;S1\n2026-01-12T00:00:00+01:00;1,5\n';
    const mapping = `${base}series: [{ column: S1, class: cpu, unit: percent, resourceId: i-1 }]\n`;
    expect((await readBytes(offset, { mapping })).recognition.needs).toEqual([]);
  });

  test.each([
    ['a metric that an entry explains', 'CPU', []],
    ['a metric that its vendor explains', 'CPUUtilization', []],
    ['a metric that nobody explains', 'Coda', ['metric']],
  ])('long: %s', async (_name, metric, needs) => {
    const long = `Ora;Server;Voce;Valore\n2026-01-12T00:00:00Z;S1;${metric};1,5\n`;
    const mapping =
      'layout: long\ncolumns: { time: Ora, id: Server, metric: Voce, value: Valore }\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
    expect((await readBytes(long, { mapping })).recognition.needs).toEqual(needs);
  });
});
