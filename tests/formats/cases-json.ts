import { cloudDirectorJsonCases } from './cases-cloud-director.ts';
import { cloudJsonCases } from './cases-clouds-json.ts';
import { genericJsonCases } from './cases-generic-json.ts';
import { googleCases } from './cases-google.ts';
import { inventoryJsonCases } from './cases-inventories-json.ts';
import { monitoringCases } from './cases-monitoring.ts';
import { zabbixCases } from './cases-zabbix.ts';
import type { Fixture } from './fixture.ts';

/** JSON answers of clouds and of monitoring tools. */
export const jsonCases: readonly Fixture[] = [
  ...googleCases,
  ...zabbixCases,
  ...monitoringCases,
  ...cloudJsonCases,
  ...inventoryJsonCases,
  ...cloudDirectorJsonCases,
  ...genericJsonCases,
];
