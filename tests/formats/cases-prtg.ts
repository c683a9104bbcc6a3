import { prtgTextCases } from './cases-prtg-text.ts';
import { decimalText, type Fixture, figures, minuteOf, type Point, run, utf8, wave, written } from './fixture.ts';

const romeChange = minuteOf('2025-10-26T01:00:00Z');
const rome = (minute: number): Date => new Date((minute + (minute < romeChange ? 120 : 60)) * 60_000);
const pad = (number: number): string => String(number).padStart(2, '0');
const clock = (date: Date): string => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:00`;
const american = (date: Date): string => {
  const hour = date.getUTCHours();
  return `${hour % 12 === 0 ? 12 : hour % 12}:${pad(date.getUTCMinutes())}:00 ${hour < 12 ? 'AM' : 'PM'}`;
};
/** Days since 1899-12-30 in UTC, rounded to so many decimals: the end of the interval. */
const ole = (minute: number, digits: number): string => {
  const scaled = (BigInt(minute) * 10n ** BigInt(digits + 1)) / 1440n + 25_569n * 10n ** BigInt(digits + 1);
  const text = String((scaled + 5n) / 10n);
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const raw = (thousandths: bigint | null): string =>
  thousandths === null ? '' : `${decimalText(thousandths, 3)}${thousandths % 1000n === 0n ? '.0000' : ''}`;
const each = { evidence: 'measured', resourceKind: 'name', zone: 'UTC', stamp: 'end', lengthFrom: 'file' };

/** A traffic sensor as the English interface writes it: the last hour has no coverage, sums and averages follow, their cells unquoted. */
function traffic(): Fixture {
  const length = 60;
  const nothing = (points: readonly Point[]): Point[] =>
    points.map((point, index) => (index === 5 ? { ...point, thousandths: null } : point));
  const volume = nothing(run('2024-03-12T18:00:00Z', length, wave(6, 5_000_000, 900_000_000, 51), 2));
  const speed = nothing(run('2024-03-12T18:00:00Z', length, wave(6, 700, 280_000, 52), 2));
  const lines = volume.map((point, index) => {
    const end = new Date((point.minute + 7 * 60) * 60_000);
    const start = new Date(end.getTime() - 3_600_000);
    const day = `${start.getUTCMonth() + 1}/${start.getUTCDate()}/${start.getUTCFullYear()}`;
    const empty = point.thousandths === null;
    const fast = (speed[index] as Point).thousandths;
    return quoted([
      `${day} ${american(start)} - ${american(end)}`,
      ole(point.minute, 10),
      empty ? '' : '965 MB',
      raw(point.thousandths),
      empty ? '' : '2.25 Mbit/s',
      raw(fast),
      empty ? '' : '0 %',
      empty ? '' : '0.0000',
      empty ? '0 %' : index === 4 ? '12 %' : '94 %',
      empty ? '0000000000' : index === 4 ? '0000001200' : '0000009363',
    ]);
  });
  const names = ['Date Time', 'Traffic Total (Volume)', 'Traffic Total (Speed)', 'Downtime', 'Coverage'];
  const footers = ['"Sums (of 5 values)",,"182,224 MB",,"",,"",,"",', '"Averages (of 5 values)",,"513 MB",,"1.20 Mbit/s",,"0 %",,"99 %",'];
  const text = [quoted(names.flatMap((name) => [name, `${name}(RAW)`])), ...lines, ...footers].join('\r\n');
  const net = { ...each, resourceId: null, resourceClass: 'network' };
  return {
    format: 'prtg-historic-csv',
    name: 'traffic-english',
    input: { name: 'historicdata.csv', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'prtg-historic-csv', needs: ['resourceId'] },
      rows: { read: 6, accepted: 6, rejected: 0 },
      series: [
        { ...net, metric: 'Traffic Total (Volume)', meaning: 'amount', unit: 'byte', statistic: 'sum', ...figures(volume, 3600) },
        { ...net, metric: 'Traffic Total (Speed)', meaning: 'rate', unit: 'byte/s', statistic: 'avg', ...figures(speed, 3600) },
      ],
      issues: { FOOTER_SKIPPED: 2, MEASURED_IN_PART: 1 },
    },
  };
}

/**
 * A processor in Italian, saved again by a spreadsheet, which cut the dates to five decimals, over the autumn change: `02:00:00 - 02:00:00`
 * is one hour. A row crosses midnight, one has no coverage although a value stands there.
 */
function processor(): Fixture {
  const points = run('2025-10-25T22:00:00Z', 60, wave(6, 1, 90, 53), 2).map((point, index) =>
    index === 4 ? { ...point, thousandths: null } : point,
  );
  const lines = points.map(({ minute, thousandths }) => {
    const [start, end] = [rome(minute - 60), rome(minute)];
    const day = `${pad(start.getUTCDate())}/${pad(start.getUTCMonth() + 1)}/${start.getUTCFullYear()}`;
    const value = thousandths === null ? '7,5000' : written(thousandths, ',');
    const covered = thousandths === null ? '0' : '10000';
    return [`${day} ${clock(start)} - ${clock(end)}`, ole(minute, 5).replace('.', ','), '7 %', value, '0 %', '0', '100 %', covered].join(
      ';',
    );
  });
  const names = ['Data ora', 'Totale', 'Tempo di inattività', 'Copertura'];
  const text = `\uFEFF${[names.flatMap((name) => [name, `${name}(RAW)`]).join(';'), ...lines, 'Medie (di 5 valori);;7 %;;;;;'].join('\r\n')}\r\n`;
  return {
    format: 'prtg-historic-csv',
    name: 'processor-italian-autumn',
    input: { name: 'SRV-ALBO cpu.csv', bytes: utf8(text) },
    mapping: 'resourceId: { fileName: "^(?<id>.+) cpu" }\nzone: Europe/Rome\n',
    expected: {
      recognition: { status: 'recognised', format: 'prtg-historic-csv', needs: ['resourceId'] },
      resourceIdRule: { fileName: '^(?<id>.+) cpu' },
      rows: { read: 6, accepted: 6, rejected: 0 },
      series: [
        {
          ...each,
          resourceId: null,
          resourceClass: 'cpu',
          metric: 'Totale',
          meaning: 'used',
          unit: 'percent',
          statistic: 'avg',
          ...figures(points, 3600),
        },
      ],
      issues: { FOOTER_SKIPPED: 1 },
    },
  };
}

export const prtgCases: readonly Fixture[] = [traffic(), processor(), ...prtgTextCases];
