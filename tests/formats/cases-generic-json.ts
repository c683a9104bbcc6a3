import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const common = { evidence: 'measured', stamp: null, resourceKind: 'name', statistic: 'avg' };

/** A script's answer: records under two keys, values under a dotted path, an id of 64 bits as a number, nulls, keys that come and go. */
function nestedWide(): Fixture {
  const cpu = run('2025-10-13T00:00:00Z', 5, wave(12, 0, 100, 61), 1).map((point, index) =>
    index === 3 ? { ...point, thousandths: null } : point,
  );
  const all = run('2025-10-13T00:00:00Z', 5, wave(12, 20, 90, 62), 1);
  const ram = all.filter((_, index) => index !== 5);
  const records = cpu.map((point, index) => {
    const memory = index === 5 ? '' : `,"memory":${written((all[index] as Point).thousandths)}`;
    // Seconds and milliseconds since 1970 beside ISO texts, as glued answers of two tools have them.
    const time = index < 6 ? `"${isoOf(point.minute)}"` : String(point.minute * (index < 9 ? 60 : 60_000));
    return `{"ts":${time},"machine":{"id":22241654114540837222,"tags":["prod",{"a":1}]},"cpu":{"usage":${written(point.thousandths, '.', 'null')}}${memory}}`;
  });
  const one = {
    ...common,
    resourceId: '22241654114540837222',
    resourceKind: 'gcp-instance',
    zone: 'UTC',
    stamp: 'start',
    meaning: 'used',
    unit: 'percent',
  };
  return {
    format: 'generic-json',
    name: 'nested-wide',
    input: { name: 'report.json', bytes: utf8(`{"status":"ok","data":{"rows":[\n${records.join(',\n')}\n],"count":12}}`) },
    mapping: `columns: { time: ts, id: machine.id }
interval: PT5M
stamp: start
series:
  - { column: cpu.usage, class: cpu, unit: "%", statistic: avg }
  - { column: memory, class: ram, unit: "%", statistic: avg }
`,
    expected: {
      recognition: { status: 'recognised', format: 'generic-json', needs: [] },
      rows: { read: 12, accepted: 12, rejected: 0 },
      series: [
        { ...one, resourceClass: 'cpu', metric: 'cpu.usage', lengthFrom: 'mapping', ...figures(cpu, 300) },
        { ...one, resourceClass: 'ram', metric: 'memory', lengthFrom: 'mapping', ...figures(ram, 300) },
      ],
      issues: {},
    },
  };
}

/** One object a line as an Italian script writes them: day first, numbers as texts with a comma, the unit in a key of its own. */
function linesLong(): Fixture {
  const points = run('2025-10-13T22:00:00Z', 60, wave(8, 1, 99, 63), 1);
  const pad = (number: number): string => String(number).padStart(2, '0');
  const time = (minute: number): string => {
    const rome = new Date((minute + 120) * 60_000);
    return `${pad(rome.getUTCDate())}/${pad(rome.getUTCMonth() + 1)}/${rome.getUTCFullYear()} ${pad(rome.getUTCHours())}:00`;
  };
  const lines = points.map(({ minute, thousandths }) =>
    JSON.stringify({
      'Data ora': time(minute),
      Server: 'SRV-ALBO',
      Contatore: 'Processore',
      Valore: written(thousandths, ','),
      Unità: '%',
    }),
  );
  return {
    format: 'generic-json',
    name: 'lines-italian-long',
    input: { name: 'report.ndjson', bytes: utf8(`${lines.join('\r\n')}\r\n`) },
    mapping: `layout: long
zone: Europe/Rome
columns: { time: Data ora, id: Server, metric: Contatore, value: Valore, unit: Unità }
series:
  - { column: Processore, class: cpu, statistic: avg }
`,
    expected: {
      recognition: { status: 'recognised', format: 'generic-json', needs: [] },
      rows: { read: 8, accepted: 8, rejected: 0 },
      series: [
        {
          ...common,
          resourceId: 'SRV-ALBO',
          resourceClass: 'cpu',
          metric: 'Processore',
          meaning: 'used',
          unit: 'percent',
          zone: 'Europe/Rome',
          lengthFrom: null,
          ...figures(points),
        },
      ],
      issues: {},
    },
  };
}

/** Nobody says what the keys are: every record is read, none is used. */
function unexplained(): Fixture {
  const records = run('2025-10-13T00:00:00Z', 5, wave(3, 0, 9, 64), 1).map(({ minute, thousandths }) => ({
    quando: isoOf(minute),
    quanto: written(thousandths),
  }));
  return {
    format: 'generic-json',
    name: 'without-mapping',
    input: { name: 'uso.json', bytes: utf8(JSON.stringify(records, null, 2)) },
    expected: {
      recognition: { status: 'recognised', format: 'generic-json', needs: ['mapping'] },
      rows: { read: 3, accepted: 0, rejected: 3 },
      series: [],
      issues: { MAPPING_MISSING: 3 },
    },
  };
}

export const genericJsonCases: readonly Fixture[] = [nestedWide(), linesLong(), unexplained()];
