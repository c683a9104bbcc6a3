import { type Expected, type Fixture, utf8, wave, written } from './fixture.ts';

const refused = (format: string, code: string): Expected => ({
  recognition: { status: 'refused', format, needs: [] },
  rows: { read: 0, accepted: 0, rejected: 0 },
  series: [],
  issues: { [code]: 1 },
});
const hash = (seed: number): string =>
  wave(12, 100_000, 999_999, seed)
    .map((thousandths) => (thousandths / 1000n).toString(36))
    .join('/');

/** A block about the account, then one row for each metric of a month. */
function ibm(): Fixture {
  const text = [
    'Account Owner ID,Account Name,Billing Month,Currency Rate,Created Time,Version',
    'IBMid-1,Provincia di Valdoro,2025-10,1.0,2025-11-01T00:00:00Z,1.2',
    '',
    'Service Name,Service ID,Instance Name,Instance ID,Plan Name,Region,Billable,Usage Metric,Usage Unit,Usage Quantity',
    'Virtual Server,is.instance,srv-albo,crn:v1:bluemix:public:is:eu-de:a/1::instance:1,gen2,eu-de,true,INSTANCE_HOURS,HOURS,744',
  ].join('\n');
  return {
    format: 'ibm-monthly-usage-csv',
    name: 'instances',
    input: { name: 'instances-2025-10.csv', bytes: utf8(`${text}\n`) },
    expected: refused('ibm-monthly-usage-csv', 'MONTHLY_TOTALS'),
  };
}

/** Nagios' own template of the spool, and that of PNP4Nagios. */
function perfdata(name: string, line: (second: number) => string): Fixture {
  const lines = Array.from({ length: 3 }, (_, index) => line(1_760_313_600 + index * 300));
  return {
    format: 'nagios-perfdata',
    name,
    input: { name: 'service-perfdata.out', bytes: utf8(`${lines.join('\n')}\n`) },
    expected: refused('nagios-perfdata', 'PERFDATA_UNREAD'),
  };
}
const spool = perfdata(
  'spool',
  (second) => `[SERVICEPERFDATA]\t${second}\tsrv-albo\tCPU\t0.012\t0.2\tOK - CPU 12%\t'cpu'=12%;80;90;0;100 'load'=0.4;;;;`,
);
const pnp = perfdata(
  'pnp',
  (second) =>
    `DATATYPE::SERVICEPERFDATA\tTIMET::${second}\tHOSTNAME::srv-albo\tSERVICEDESC::CPU\tSERVICEPERFDATA::'cpu'=12%;80;90;0;100\tSERVICECHECKCOMMAND::check_cpu`,
);

const trace = (name: string, file: string, lines: readonly string[]): Fixture => ({
  format: 'relative-time-trace',
  name,
  input: { name: file, bytes: utf8(`${lines.join('\n')}\n`) },
  expected: refused('relative-time-trace', 'TIME_RELATIVE'),
});

/** PlanetLab: percentages of one machine and nothing else. */
const planetLab = trace(
  'one-number-a-line',
  'planetlab-vm',
  wave(288, 0, 99, 91).map((value) => String(value / 1000n)),
);
/** Google's cluster: microseconds from ten minutes before the trace. */
const google = trace(
  'microseconds-from-nowhere',
  'part-00000-of-00500.csv',
  wave(20, 0, 1, 92).map(
    (value, index) =>
      `${600_000_000 + index * 300_000_000},${900_000_000 + index * 300_000_000},3418309,${index},4155527081,${written(value)}`,
  ),
);
/** Azure's machines: hashes for ids, seconds from the start of the trace. */
const azure = trace(
  'hashes-for-ids',
  'vmtable.csv',
  wave(20, 0, 99, 93).map(
    (value, index) =>
      `${hash(index)},${hash(index + 40)},${hash(index + 80)},${index * 300},2591700,99.36,${written(value)},10.19,Delay-insensitive,1,32`,
  ),
);

export const refusedCases: readonly Fixture[] = [spool, pnp, ibm(), planetLab, google, azure];
