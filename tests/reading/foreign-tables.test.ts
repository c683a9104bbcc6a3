import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** Tables of tools that are not as the tool wrote them, or of tools that no format knows. */

describe('a tool’s table that a spreadsheet has written again, with decimal commas', () => {
  const rows = (...values: string[]): string =>
    `Series;Time;Value\n${values.map((value, index) => `a;2020-05-04T15:0${index}:00Z;${value}`).join('\n')}\n`;
  const valuesOf = async (text: string, mapping: string | null = null): Promise<unknown[]> => {
    const { recording } = await readBytes(text, { mapping });
    return [...recording.series.flatMap((series) => series.rows.map(([, , value]) => value)), ...Object.keys(issueCounts(recording))];
  };

  test.each([
    ['points, as the tool writes them', ['12.5', '12.345'], ['12.5', '12.345', 'METRIC_UNDECLARED']],
    ['commas that only decimals have', ['12,5', '12,345'], ['12.5', '12.345', 'METRIC_UNDECLARED']],
    ['nothing but thousands or thousandths: the tool’s point counts', ['12.345', '1.234'], ['12.345', '1.234', 'METRIC_UNDECLARED']],
    ['some of each', ['12,5', '12.5'], ['DECIMAL_AMBIGUOUS']],
  ])('%s', async (_name, values, expected) => expect(await valuesOf(rows(...values))).toEqual(expected));

  test('the mapping may say it, and the cells may deny it', async () => {
    expect(await valuesOf(rows('12.345', '7'), 'decimal: ","\n')).toEqual(['12345', '7', 'METRIC_UNDECLARED']);
    expect(await valuesOf(rows('12.5', '7'), 'decimal: ","\n')).toEqual(['MAPPING_CONTRADICTS_FILE']);
  });

  test('Aria: a column beside one with commas is not read by the point of another country', async () => {
    const header = '"Name","Interval Breakdown","VM|CPU|Demand (MHz)|Avg","VM|Memory|Utilization (KB)|Avg"';
    const { recording } = await readBytes(`${header}\n"a","0:00 21 luglio 2026","1.546,6","12.345"\n`);
    expect(recording.series.map(({ identity, rows: read }) => [identity.resourceClass, read[0]?.[2]])).toEqual([['cpu', '1546.6']]);
    expect(issueCounts(recording)).toEqual({ DECIMAL_AMBIGUOUS: 1, TZ_UNKNOWN: 1 });
  });
});

describe('tools that have no format of their own', () => {
  const cpu = (column: string, more: string): string => `${more}series:\n  - { column: "${column}", class: cpu, unit: percent }\n`;
  const one = 'zone: UTC\nresourceId: { constant: srv1 }\n';

  test.each([
    [
      'sar, through sadf -d',
      '# hostname;interval;timestamp;CPU;%user\nsrv1;600;2024-02-01 00:10:01 UTC;-1;1.20\n',
      cpu('%user', 'resourceId: { column: "# hostname" }\ncolumns: { time: timestamp }\n'),
      '2024-02-01T00:10:01Z 1.2',
    ],
    ['collectd', 'epoch,value\n1706742000.123,1.5\n', cpu('value', `${one}columns: { time: epoch }\n`), '2024-01-31T23:00:00.123Z 1.5'],
    [
      'InfluxDB 1, nanoseconds',
      'name,tags,time,usage_user\ncpu,host=srv1,1706742000000000000,1.5\n',
      cpu('usage_user', `${one}columns: { time: time }\n`),
      '2024-01-31T23:00:00Z 1.5',
    ],
    [
      'InfluxDB 2, annotated',
      '#group,false,false,true,true,true\n#datatype,string,long,dateTime:RFC3339,double,string\n#default,_result,,,,\n,result,table,_time,_value,host\n,,0,2024-02-01T00:10:00Z,1.5,srv1\n',
      cpu('_value', 'columns: { time: _time, id: host }\n'),
      '2024-02-01T00:10:00Z 1.5',
    ],
    [
      'Netdata',
      'time,user,system\n2024-02-01 00:00:00,1.5,0.5\n',
      cpu('user', `${one}columns: { time: time }\n`),
      '2024-02-01T00:00:00Z 1.5',
    ],
    [
      'Log Analytics',
      '"TimeGenerated [UTC]",Computer,CounterName,CounterValue\n"1/13/2024, 1:10:00.000 PM",srv1,"% Processor Time",1.5\n',
      cpu(
        '% Processor Time',
        'zone: UTC\ncolumns: { time: "TimeGenerated [UTC]", id: Computer, metric: CounterName, value: CounterValue }\n',
      ),
      '2024-01-13T13:10:00Z 1.5',
    ],
    [
      'vrops-export',
      'timestamp,resName,cpuDemand,guestOS\n"2021-04-01 19:52:49","vm-01","1.5","Linux"\n',
      cpu('cpuDemand', 'zone: UTC\ncolumns: { time: timestamp, id: resName }\n'),
      '2021-04-01T19:52:49Z 1.5',
    ],
  ])('%s: a table that asks for a mapping, and reads right with one', async (_name, text, mapping, expected) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'recognised', format: 'generic-table', needs: ['mapping'] });
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series.flatMap(({ rows }) => rows.map(([stamp, , value]) => `${stamp} ${value}`))).toEqual([expected]);
  });

  test.each([
    [
      'the line protocol of InfluxDB',
      'cpu,cpu=total,host=a usage_user=1.2,usage_idle=0.5 1706742000000000000\ncpu,cpu=total,host=a usage_user=1.3,usage_idle=0.5 1706742010000000000\n',
      'TABLE_WITHOUT_HEADER',
    ],
    ['the log of Nagios', '[1706742000] SERVICE ALERT: srv1;CPU;OK\n[1706742060] SERVICE ALERT: srv1;CPU;OK\n', 'TEXT_UNRECOGNISED'],
    ['sar on a screen', 'Linux 5.4.0 (srv1)\n\n12:00:01 AM     CPU     %user\n12:10:01 AM     all      1.20\n', 'TEXT_UNRECOGNISED'],
    ['metrics as Prometheus scrapes them', 'node_load1{instance="a:1"} 1000 1706742000000\n', 'TEXT_UNRECOGNISED'],
    ['times as columns', 'Server;13/01/2026 00:00;13/01/2026 01:00\nSRV-01;12,5;13,5\n', 'TABLE_WITHOUT_HEADER'],
  ])('%s is nobody’s', async (_name, text, reason) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'unrecognised', reason });
  });
});

describe('what came in the place of the data', () => {
  test.each([
    ['an error of Prometheus', '{"status":"error","errorType":"bad_data","error":"parse error"}', 'ERROR_ANSWER'],
    ['an error of Azure', '{"error":{"code":"InvalidAuthenticationToken","message":"expired"}}', 'ERROR_ANSWER'],
    ['an error of Zabbix', '{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params."},"id":1}', 'ERROR_ANSWER'],
    ['the page of a portal', '<!DOCTYPE html>\n<html><body>Accesso</body></html>', 'WEB_PAGE'],
    ['a table of a page under the name of a sheet', '<table><tr><td>Data</td></tr></table>', 'WEB_PAGE'],
    ['nothing of these', '{"a":1}', 'JSON_UNRECOGNISED'],
  ])('%s is told as such', async (_name, text, reason) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'unrecognised', reason });
  });

  test('an error among answers is no reason to refuse them', async () => {
    const text = '{"error":"","data":{"resultType":"matrix","result":[{"metric":{"instance":"a"},"values":[[1706742000,"1"]]}]}}';
    expect((await readBytes(text)).recognition.format).toBe('prometheus-matrix-json');
  });
});

describe('other columns in the middle of a file', () => {
  const mapping = 'zone: UTC\ncolumns: { time: ora, id: host }\nseries:\n  - { column: cpu, class: cpu, unit: percent }\n';
  const first = 'host;ora;cpu;altro\na;2025-10-13 00:00:00;1.5;9\n';

  test('what stands under them is not read by the first', async () => {
    const { recording } = await readBytes(`${first}host;ora;ram\na;2025-10-13 01:00:00;2000\n`, { mapping });
    expect(recording.series.flatMap(({ rows }) => rows.map(([, , value]) => value))).toEqual(['1.5']);
    expect(issueCounts(recording)).toEqual({ COLUMNS_CHANGED: 2 });
    expect(recording.rows).toEqual({ read: 3, accepted: 1, rejected: 2 });
  });

  test('until the first come back', async () => {
    const { recording } = await readBytes(
      `${first}host;ora;ram\na;2025-10-13 01:00:00;2000\n${first.replace('00:00:00;1.5', '02:00:00;2.5')}`,
      { mapping },
    );
    expect(recording.series.flatMap(({ rows }) => rows.map(([, , value]) => value))).toEqual(['1.5', '2.5']);
    expect(issueCounts(recording)).toEqual({ COLUMNS_CHANGED: 2, HEADER_REPEATED: 1 });
  });

  test('a machine that is called as the column is none', async () => {
    const { recording } = await readBytes(`${first}host;2025-10-13 01:00:00;2.5;9\nhost;ieri;2.5;9\na;2025-10-13 02:00:00;3.5;9\n`, {
      mapping,
    });
    expect(issueCounts(recording)).toEqual({ TS_UNREADABLE: 1 });
  });
});
