import { table } from './bill-text.ts';
import { type Fixture, figures, isoOf, type Point, run, utf8, wave, written } from './fixture.ts';

const format = 'azure-cost-details-csv';
const group = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG_Valdoro/providers';
const machine = `${group}/Microsoft.Compute/virtualMachines/vm-protocollo`;
const disk = `${group}/Microsoft.Compute/disks/vm-protocollo_OsDisk`;
const account = `${group}/Microsoft.Storage/storageAccounts/stvaldoro`;
const billed = { evidence: 'billed', zone: 'UTC', stamp: 'start', lengthFrom: 'file', statistic: 'sum', resourceKind: 'arm' };
const DAY = 86_400;
const recognition = { status: 'recognised', format, needs: [] };

const ymd = (minute: number): readonly string[] => /^(\d+)-(\d+)-(\d+)/.exec(isoOf(minute))?.slice(1) ?? [];
const american = (minute: number): string => {
  const [year, month, day] = ymd(minute);
  return `${month}/${day}/${year}`;
};
const european = (minute: number): string => {
  const [year, month, day] = ymd(minute);
  return `${day}/${month}/${year}`;
};

/** Days of 1 to 9 October, which only the billing period tells from 1 to 9 January; a purchase; a line of nobody; an owner's e-mail. */
function enterprise(): Fixture {
  const titles =
    'BillingAccountId,AccountOwnerId,BillingPeriodStartDate,BillingPeriodEndDate,Date,MeterCategory,MeterName,Quantity,ConsumedService,ResourceId,AdditionalInfo,Tags,UnitOfMeasure,ChargeType'.split(
      ',',
    );
  const hours = run('2025-10-01T00:00:00Z', 1440, wave(9, 1, 24, 41), 2);
  const period = {
    BillingPeriodStartDate: '10/01/2025',
    BillingPeriodEndDate: '10/31/2025',
    AccountOwnerId: 'nome.cognome@valdoro.example',
  };
  const common = { BillingAccountId: '8611537', ...period, ChargeType: 'Usage' };
  const lines = hours.map(({ minute, thousandths }) => ({
    ...common,
    Date: american(minute),
    MeterCategory: 'Virtual Machines',
    MeterName: 'D2s v5',
    Quantity: written(thousandths),
    ConsumedService: 'Microsoft.Compute',
    ResourceId: machine,
    AdditionalInfo: '{"ServiceType":"Standard_D2s_v5","VMName":"vm-protocollo","VCPUs":2}',
    Tags: '"servizio": "protocollo","referente": "nome.cognome@valdoro.example"',
    UnitOfMeasure: '1 Hour',
  }));
  const storage = { ...common, MeterCategory: 'Storage', ResourceId: disk, MeterName: 'P10 LRS Disk', UnitOfMeasure: '1/Month' };
  const operations = { ...common, MeterCategory: 'Storage', ResourceId: account, MeterName: 'Write Operations', UnitOfMeasure: '10K' };
  const rest = [
    { ...storage, Date: '10/02/2025', Quantity: '0.033' },
    { ...operations, Date: '10/02/2025', Quantity: '5.0E-2' },
    { ...operations, Date: '10/03/2025', Quantity: '' },
    { ...common, ChargeType: 'Purchase', Date: '10/02/2025', MeterCategory: 'Virtual Machines', ResourceId: machine, Quantity: '1' },
    { ...common, Date: '10/02/2025', MeterCategory: 'Unassigned', Quantity: '1' },
  ];
  const cpu = {
    ...billed,
    resourceId: machine,
    resourceClass: 'cpu',
    metric: 'Virtual Machines: D2s v5',
    meaning: 'allocated',
    unit: 'hour',
  };
  const point = (iso: string, thousandths: bigint | null, row: number): Point => run(iso, 0, [thousandths], row)[0] as Point;
  const written10K = [point('2025-10-02T00:00:00Z', 500_000n, 12), point('2025-10-03T00:00:00Z', null, 13)];
  return {
    format,
    name: 'enterprise-month-first',
    input: { name: 'EA_ActualCost.csv', bytes: utf8(`\uFEFF${table(titles, [...lines, ...rest], '\r\n')}`) },
    expected: {
      recognition,
      rows: { read: 14, accepted: 12, rejected: 2 },
      series: [
        { ...cpu, ...figures(hours, DAY) },
        { ...cpu, resourceClass: 'ram', ...figures(hours, DAY) },
        {
          ...billed,
          resourceId: disk,
          resourceClass: 'storage',
          metric: 'Storage: P10 LRS Disk',
          meaning: 'allocated',
          unit: '/Month',
          ...figures([point('2025-10-02T00:00:00Z', 33n, 11)], DAY),
        },
        {
          ...billed,
          resourceId: account,
          resourceClass: 'storage',
          metric: 'Storage: Write Operations',
          meaning: 'operations',
          unit: 'count',
          ...figures(written10K, DAY),
        },
      ],
      issues: { CHARGE_NOT_USE: 1, CHARGE_WITHOUT_RESOURCE: 1 },
    },
  };
}

/** A translated portal: titles with the original in brackets, semicolons, decimal comma, day first, translated categories. */
function translated(): Fixture {
  const titles = [
    'Gruppo di risorse (ResourceGroup)',
    'Data (Date)',
    'Categoria contatore (MeterCategory)',
    'Nome contatore (MeterName)',
    'Unità di misura (UnitOfMeasure)',
    'Quantità (Quantity)',
    'Servizio utilizzato (ConsumedService)',
    'ID risorsa (ResourceId)',
    'Inizio periodo (BillingPeriodStartDate)',
    'Fine periodo (BillingPeriodEndDate)',
  ];
  const hours = run('2025-10-01T00:00:00Z', 1440, wave(9, 1, 24, 42), 2);
  const sent = run('2025-10-01T00:00:00Z', 1440, wave(9, 0, 300, 43), 11);
  const row = (point: Point, cells: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      [
        'RG_Valdoro',
        european(point.minute),
        ...cells.slice(0, 3),
        written(point.thousandths, ','),
        ...cells.slice(3),
        '01/10/2025',
        '31/10/2025',
      ].map((text, index) => [titles[index] as string, text]),
    );
  const lines = [
    ...hours.map((point) => row(point, ['Macchine virtuali', 'D2s v5', '1 Hour', 'Microsoft.Compute', machine])),
    ...sent.map((point) =>
      row(point, [
        'Larghezza di banda',
        'Dati in uscita',
        '1 GB',
        'Microsoft.Network',
        `${group}/Microsoft.Network/publicIPAddresses/ip-albo`,
      ]),
    ),
  ];
  const each = { ...billed, resourceId: machine, metric: 'Macchine virtuali: D2s v5', meaning: 'allocated', unit: 'hour' };
  return {
    format,
    name: 'translated-day-first',
    input: { name: 'dettagli.csv', bytes: utf8(table(titles, lines, '\r\n', ';')) },
    expected: {
      recognition,
      rows: { read: 18, accepted: 18, rejected: 0 },
      series: [
        { ...each, resourceClass: 'cpu', ...figures(hours, DAY) },
        { ...each, resourceClass: 'ram', ...figures(hours, DAY) },
        {
          ...billed,
          resourceId: `${group}/Microsoft.Network/publicIPAddresses/ip-albo`,
          resourceClass: 'network',
          metric: 'Larghezza di banda: Dati in uscita',
          meaning: 'amount',
          unit: 'byte',
          ...figures(sent, DAY, 1_000_000_000n),
        },
      ],
      issues: {},
    },
  };
}

const payAsYouGo =
  'SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubcategory,MeterId,MeterName,MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,ResourceType,InstanceId,Tags,OfferId,AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure';

/** Other titles for the same; dates year first with a time; hours whose price is that of a hundred. */
function subscription(): Fixture {
  const hours = run('2025-10-01T00:00:00Z', 1440, wave(3, 0, 24, 44), 2);
  const lines = hours.map(({ minute, thousandths }) => ({
    UsageDateTime: isoOf(minute).replace('Z', '.0000000Z'),
    MeterCategory: 'Load Balancer',
    MeterName: 'Included LB Rules',
    UsageQuantity: written(thousandths),
    InstanceId: `${group}/Microsoft.Network/loadBalancers/lb-albo`,
    UnitOfMeasure: '100 Hours',
  }));
  return {
    format,
    name: 'pay-as-you-go',
    input: { name: 'usage.csv', bytes: utf8(table(payAsYouGo.split(','), lines)) },
    expected: {
      recognition,
      rows: { read: 3, accepted: 3, rejected: 0 },
      series: [
        {
          ...billed,
          resourceId: `${group}/Microsoft.Network/loadBalancers/lb-albo`,
          resourceClass: 'network',
          metric: 'Load Balancer: Included LB Rules',
          meaning: 'allocated',
          unit: 'hour',
          ...figures(hours, DAY),
        },
      ],
      issues: {},
    },
  };
}

/** What the portal hands out before the first day is billed. */
function headerOnly(): Fixture {
  return {
    format,
    name: 'header-only',
    input: { name: 'usage.csv', bytes: utf8(`${payAsYouGo}\r\n`) },
    expected: {
      recognition: { status: 'refused', format, needs: [] },
      rows: { read: 0, accepted: 0, rejected: 0 },
      series: [],
      issues: { NO_ROWS: 1 },
    },
  };
}

export const azureBillingCases: readonly Fixture[] = [enterprise(), translated(), subscription(), headerOnly()];
