import { openBlockWriter } from './block-writer.ts';
import { type Extent, stepsOf } from './extent.ts';
import { fleetOf } from './fleet.ts';

/** The 54 columns of FOCUS 1.2, in the order in which AWS writes them. */
export const billColumns = [
  ...['AvailabilityZone', 'BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingAccountType', 'BillingCurrency'],
  ...['BillingPeriodEnd', 'BillingPeriodStart', 'CapacityReservationId', 'CapacityReservationStatus', 'ChargeCategory', 'ChargeClass'],
  ...['ChargeDescription', 'ChargeFrequency', 'ChargePeriodEnd', 'ChargePeriodStart', 'CommitmentDiscountCategory'],
  ...['CommitmentDiscountId', 'CommitmentDiscountName', 'CommitmentDiscountQuantity', 'CommitmentDiscountStatus'],
  ...['CommitmentDiscountType', 'CommitmentDiscountUnit', 'ConsumedQuantity', 'ConsumedUnit', 'ContractedCost', 'ContractedUnitPrice'],
  ...['EffectiveCost', 'InvoiceId', 'InvoiceIssuerName', 'ListCost', 'ListUnitPrice', 'PricingCategory', 'PricingCurrency'],
  ...['PricingQuantity', 'PricingUnit', 'ProviderName', 'PublisherName', 'RegionId', 'RegionName', 'ResourceId', 'ResourceName'],
  ...['ResourceType', 'ServiceCategory', 'ServiceName', 'ServiceSubcategory', 'SkuId', 'SkuMeter', 'SkuPriceDetails', 'SkuPriceId'],
  ...['SubAccountId', 'SubAccountName', 'SubAccountType', 'Tags'],
] as const;

interface Meter {
  readonly category: string;
  readonly service: string;
  readonly subcategory: string;
  readonly unit: string;
  readonly name: string;
}

export const meters: readonly Meter[] = [
  { category: 'Compute', service: 'Amazon Elastic Compute Cloud', subcategory: 'Virtual Machines', unit: 'Hours', name: 'CPU Hours' },
  {
    category: 'Compute',
    service: 'Amazon Elastic Compute Cloud',
    subcategory: 'Virtual Machines',
    unit: 'GiB-Hours',
    name: 'Memory Hours',
  },
  { category: 'Storage', service: 'Amazon Elastic Block Store', subcategory: 'Block Storage', unit: 'GiB-Hours', name: 'Volume Usage' },
  {
    category: 'Networking',
    service: 'Amazon Virtual Private Cloud',
    subcategory: 'Network Connectivity',
    unit: 'GiB',
    name: 'Data Transfer',
  },
];

const hour = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** A FOCUS-like bill by the hour: wide quoted rows of which a reader needs seven columns, with commas and quotes inside JSON. */
export function writeBill(path: string, extent: Extent): void {
  const out = openBlockWriter(path);
  const fleet = fleetOf(extent);
  out.text(`${billColumns.join(',')}\n`);
  let rows = 0;
  for (let step = 0; step < stepsOf(extent); step += 1) {
    const from = extent.start + step * extent.step * 1000;
    const period = { from: hour(from), to: hour(from + extent.step * 1000) };
    for (let vm = 0; vm < extent.vms; vm += 1) {
      for (let meter = 0; meter < meters.length; meter += 1) {
        if (!fleet.has(vm, step, meter)) continue;
        for (let line = 0; line < extent.linesPerHour; line += 1) {
          rows += 1;
          const isFlawed = rows % extent.malformedEvery === 0;
          out.text(
            lineOf(
              fleet.ids[vm] as string,
              vm,
              meter,
              fleet.value(vm, step, meter) + line,
              isFlawed ? { ...period, from: '2026-13-45T99:00:00Z' } : period,
            ),
          );
        }
      }
    }
  }
  out.close();
}

function lineOf(
  id: string,
  vm: number,
  number: number,
  quantity: number,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const { category, service, subcategory, unit, name } = meters[number] as Meter;
  const cost = (quantity / 100_000).toFixed(10);
  const price = `0.0${(quantity % 900) + 100}`;
  const used = (quantity / 100).toFixed(4);
  const account = `1234567890${(vm % 90) + 10}`;
  const sku = `SKU${number}${1000 + (vm % 17)}`;
  const details = `"{""CoreCount"":""2"",""InstanceType"":""m6i.large"",""Region"":""eu-south-1"",""Meter"":""${name}""}"`;
  const tags = `"{""aws:createdBy"":""IAMUser:AIDA${id.slice(2, 12)}:deploy"",""env"":""prod"",""cup"":""B71F22000${1000 + (vm % 77)}0006"",""servizio"":""Servizi demografici, anagrafe""}"`;
  return `${[
    ...[`eu-south-1${'abc'[vm % 3]}`, cost, '123456789012', '"Comune di Valdoro, Ufficio CED"', 'Account', 'EUR'],
    ...['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z', '', '', 'Usage', ''],
    ...[`"$${price} per On Demand Linux m6i.large, ""${name}"""`, 'Usage-Based', to, from, '', '', '', '', '', '', ''],
    ...[used, unit, cost, price, cost, `EUINIT26-${100_000 + vm}`, 'Amazon Web Services EMEA SARL', cost, price, 'Standard', 'EUR'],
    ...[used, unit, 'AWS', 'AWS', 'eu-south-1', 'Europe (Milan)', `arn:aws:ec2:eu-south-1:${account}:instance/${id}`, `srv-${vm}-prod`],
    ...[
      'Instance',
      category,
      service,
      subcategory,
      sku,
      name,
      details,
      `${sku}.JRTCKXETXF`,
      account,
      `servizio-${vm % 23}`,
      'Account',
      tags,
    ],
  ].join(',')}\n`;
}
