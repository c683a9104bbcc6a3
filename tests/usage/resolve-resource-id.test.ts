import { expect, test } from 'vitest';
import { resolveResourceId } from '../../shared/usage/resolve-resource-id.ts';
import { resourceKey } from '../../shared/usage/resource-key.ts';

test.each([
  ['the row’s own id wins', 'i-1', { constant: 'i-2' }, 'i-3_cpu.csv', 'i-1'],
  ['the mapping’s constant', null, { constant: 'i-2' }, 'i-3_cpu.csv', 'i-2'],
  ['the file’s name', null, { fileName: '^(?<id>.+)_cpu' }, 'i-3_cpu.csv.gz', 'i-3'],
  ['the shortest name', null, { fileName: '^(?<id>\\d+)\\.csv' }, '1210.csv', '1210'],
  ['spaces around it are not the id', null, { fileName: '^(?<id>.+)_cpu' }, ' srv 01 _cpu.csv', 'srv 01'],
  ['a name that does not fit', null, { fileName: '^(?<id>.+)_cpu' }, 'i-3_ram.csv', null],
  ['a name that is blank where the id should be', null, { fileName: '^(?<id>.*)_cpu' }, ' _cpu.csv', null],
  ['a column without an id in the row', null, { column: 'Server' }, 'i-3_cpu.csv', null],
  ['nobody says', null, null, 'i-3_cpu.csv', null],
] as const)('%s', (_name, resourceId, resourceIdRule, filename, expected) => {
  expect(resolveResourceId({ resourceIdRule }, { resourceId }, [filename])).toBe(expected);
});

test.each([
  [null, '/Subscriptions/A/resourceGroups/B', '/subscriptions/a/resourcegroups/b'],
  ['esempio-cloud', '/subscriptions/A/resourceGroups/B', '/subscriptions/a/resourcegroups/b'],
  ['aws', ' i-0A ', 'i-0A'],
  ['azure', 'AB12CD34-0000-4000-8000-000000000001', 'AB12CD34-0000-4000-8000-000000000001'],
  [null, 'SRV-Protocollo', 'SRV-Protocollo'],
  [null, 'VirtualMachine-vm-90', 'vm-90'],
  ['vmware', 'VirtualMachine:vm-90', 'vm-90'],
  ['vmware', ' vm-90 ', 'vm-90'],
  [null, 'VirtualMachine-vm-90-old', 'VirtualMachine-vm-90-old'],
  [null, 'HostSystem-host-9', 'HostSystem-host-9'],
  [null, 'urn:vcloud:vm:AB12CD34-0000-4000-8000-000000000001', 'urn:vcloud:vm:ab12cd34-0000-4000-8000-000000000001'],
  ['vmware', 'vm-ab12cd34-0000-4000-8000-000000000001', 'urn:vcloud:vm:ab12cd34-0000-4000-8000-000000000001'],
])('%s %s compares as %s', (provider, id, key) => expect(resourceKey(provider, id)).toBe(key));
