import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureCases } from './cases-azure.ts';
import { azurePortalCases } from './cases-azure-portal.ts';
import { awsBillingCases } from './cases-billing-aws.ts';
import { azureBillingCases } from './cases-billing-azure.ts';
import { focusCases } from './cases-billing-focus.ts';
import { googleBillingCases } from './cases-billing-google.ts';
import { ociBillingCases } from './cases-billing-oci.ts';
import { cloudWatchCases } from './cases-cloudwatch.ts';
import { grafanaCases } from './cases-grafana.ts';
import { inventoryCases } from './cases-inventories.ts';
import { jsonCases } from './cases-json.ts';
import { listCases } from './cases-lists.ts';
import { monitoringAnswerCases } from './cases-monitoring-answers.ts';
import { openShiftCases } from './cases-openshift.ts';
import { openStackCases } from './cases-openstack.ts';
import { parquetCases } from './cases-parquet.ts';
import { perfmonCases } from './cases-perfmon.ts';
import { prtgCases } from './cases-prtg.ts';
import { refusedCases } from './cases-refused.ts';
import { rvtoolsCases } from './cases-rvtools.ts';
import { tableCases } from './cases-tables.ts';
import { vmwareCases } from './cases-vmware.ts';
import { workbookCases } from './cases-workbooks.ts';
import type { Fixture } from './fixture.ts';

/** Every generated fixture. A folder made by hand beside them is a test too. */
export const fixtures: readonly Fixture[] = [
  ...cloudWatchCases,
  ...azureCases,
  ...azureBillingCases,
  ...azurePortalCases,
  ...awsBillingCases,
  ...ociBillingCases,
  ...focusCases,
  ...googleBillingCases,
  ...monitoringAnswerCases,
  ...openShiftCases,
  ...tableCases,
  ...listCases,
  ...vmwareCases,
  ...rvtoolsCases,
  ...workbookCases,
  ...prtgCases,
  ...perfmonCases,
  ...openStackCases,
  ...inventoryCases,
  ...refusedCases,
  ...grafanaCases,
  ...jsonCases,
  ...parquetCases,
];

/** Name and bytes of each file of a fixture's folder. */
export function filesOf({ input, mapping, expected }: Fixture): ReadonlyMap<string, Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files = new Map([
    [input.name, input.bytes],
    ['expected.json', text(`${JSON.stringify(expected, null, 2)}\n`)],
  ]);
  if (mapping !== undefined) files.set('mapping.yaml', text(`schema: attesta/mapping@1\n${mapping}`));
  return files;
}

// `node tests/formats/generate.ts` writes the folders.
if (process.argv[1] === import.meta.filename) {
  for (const fixture of fixtures) {
    const folder = join(import.meta.dirname, fixture.format, fixture.name);
    mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of filesOf(fixture)) writeFileSync(join(folder, name), bytes);
  }
}
