import { type Fixture, figures, minuteOf, type Point, run, utf8 } from './fixture.ts';

const pad = (number: number): string => String(number).padStart(2, '0');
const quoted = (cells: readonly string[], delimiter: string): string => cells.map((cell) => `"${cell}"`).join(delimiter);
const each = { evidence: 'measured', resourceKind: 'name', stamp: 'start', lengthFrom: 'file', resourceId: null };
/** Whole units, so that what PRTG rounds is what the fixture says. */
const whole = (...units: readonly (number | null)[]): (bigint | null)[] =>
  units.map((unit) => (unit === null ? null : BigInt(unit) * 1000n));

/** A German server over the autumn change: the hour from two to three comes twice, one of them without coverage; averages below. */
function german(): Fixture {
  const change = minuteOf('2025-10-26T01:00:00Z');
  const berlin = (minute: number): Date => new Date((minute + (minute < change ? 120 : 60)) * 60_000);
  const clock = (date: Date): string => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:00`;
  const total = run('2025-10-25T22:00:00Z', 60, whole(12, 1, 7, null, 100, 3), 2);
  const memory = run('2025-10-25T22:00:00Z', 60, whole(1024, 1025, 999, null, 2048, 1), 2);
  const lines = total.map(({ minute, thousandths }, index) => {
    const [start, end] = [berlin(minute), berlin(minute + 60)];
    const day = `${pad(start.getUTCDate())}.${pad(start.getUTCMonth() + 1)}.${start.getUTCFullYear()}`;
    const value = (memory[index] as Point).thousandths;
    const amount = value === null ? '' : String(value / 1000n).replace(/(\d)(\d{3})$/, '$1.$2');
    const share = thousandths === null ? '7 %' : thousandths === 1000n ? '< 1 %' : `${thousandths / 1000n} %`;
    return [
      `${day} ${clock(start)} - ${clock(end)}`,
      share,
      value === null ? '' : `${amount} MByte`,
      '0 %',
      thousandths === null ? '0 %' : index === 4 ? '31 %' : '100 %',
    ];
  });
  const header = ['Datum Uhrzeit', 'Summe CPU', 'Verfügbarer Speicher', 'Ausfallzeit', 'Abdeckung'];
  const rows = [header, ...lines, ['Durchschnitt (von 5 Werten)', '24 %', '1.019 MByte', '0 %', '86 %']];
  const one = { ...each, zone: 'Europe/Berlin', meaning: 'used', statistic: 'avg' };
  return {
    format: 'prtg-historic-text-csv',
    name: 'german-autumn',
    input: { name: 'SRV-ALBO.csv', bytes: utf8(rows.map((row) => `${quoted(row, ';')}\r\n`).join('')) },
    mapping: 'zone: Europe/Berlin\nresourceId: { fileName: "^(?<id>.+)\\\\.csv" }\n',
    expected: {
      recognition: { status: 'recognised', format: 'prtg-historic-text-csv', needs: ['zone', 'resourceId'] },
      resourceIdRule: { fileName: '^(?<id>.+)\\.csv' },
      rows: { read: 6, accepted: 6, rejected: 0 },
      series: [
        { ...one, resourceClass: 'cpu', metric: 'Summe CPU', unit: 'percent', ...figures(total, 3600) },
        {
          ...one,
          resourceClass: 'ram',
          metric: 'Verfügbarer Speicher',
          meaning: 'free',
          unit: 'byte',
          ...figures(memory, 3600, 1_048_576n),
        },
      ],
      issues: { FOOTER_SKIPPED: 1, MEASURED_IN_PART: 1, TS_AMBIGUOUS: 2, VALUE_AT_MOST: 1 },
    },
  };
}

/** An American server: spans across midnight and noon, units that change from row to row, sums and averages below. */
function english(): Fixture {
  const volume = run('2024-03-13T22:00:00Z', 60, whole(1024, 3 * 1024 * 1024, 512, 900), 2);
  const speed = run('2024-03-13T22:00:00Z', 60, whole(98, 1500, 7, 12), 2);
  const american = (minute: number): string => {
    const hour = new Date(minute * 60_000).getUTCHours();
    return `${hour % 12 === 0 ? 12 : hour % 12}:00:00 ${hour < 12 ? 'AM' : 'PM'}`;
  };
  const texts = ['1,024 KByte', '3 GByte', '512 KByte', '900 KByte'];
  const speeds = ['98 kbit/s', '1.50 Mbit/s', '7 kbit/s', '12.00 kbit/s'];
  const lines = volume.map(({ minute }, index) => {
    const day = new Date(minute * 60_000);
    const date = `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()}`;
    return [`${date} ${american(minute)} - ${american(minute + 60)}`, texts[index] as string, speeds[index] as string, '0 %', '100 %'];
  });
  const header = ['Date Time', 'Traffic Total (Volume)', 'Traffic Total (Speed)', 'Downtime', 'Coverage'];
  const footers = ['"Sums (of 4 values)","3,075 MByte","","",""', '"Averages (of 4 values)","769 MByte","0.40 Mbit/s","0 %","100 %"'];
  const net = { ...each, resourceClass: 'network', zone: 'UTC' };
  return {
    format: 'prtg-historic-text-csv',
    name: 'traffic-english',
    input: { name: 'historicdata.csv', bytes: utf8([...[header, ...lines].map((row) => quoted(row, ',')), ...footers].join('\r\n')) },
    mapping: 'zone: UTC\ndecimal: "."\n',
    expected: {
      recognition: { status: 'recognised', format: 'prtg-historic-text-csv', needs: ['zone', 'resourceId'] },
      rows: { read: 4, accepted: 4, rejected: 0 },
      series: [
        { ...net, metric: 'Traffic Total (Volume)', meaning: 'amount', unit: 'byte', statistic: 'sum', ...figures(volume, 3600, 1024n) },
        { ...net, metric: 'Traffic Total (Speed)', meaning: 'rate', unit: 'byte/s', statistic: 'avg', ...figures(speed, 3600, 125n) },
      ],
      issues: { FOOTER_SKIPPED: 2 },
    },
  };
}

export const prtgTextCases: readonly Fixture[] = [german(), english()];
