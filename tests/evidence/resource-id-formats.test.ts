import { expect, test } from 'vitest';
import { judgeIdFormat } from '../../shared/evidence/resource-id-formats.ts';
import type { DeclaredResource } from '../../shared/model/declaration.ts';

type Kind = DeclaredResource['kind'];
const uuid = '4233fb8c-baae-8953-7307-0cf9042c70a4';
const arm = `/subscriptions/${uuid}/resourceGroups/rg-1/providers/Microsoft.Compute/virtualMachines/vm1`;

/** domain.md §5.6. */
const table: readonly (readonly [string, Kind, string, ReturnType<typeof judgeIdFormat>])[] = [
  ['aws', 'vm', 'i-0a1b2c3d', 'good'],
  ['aws', 'vm', 'i-0a1b2c3d4e5f60718', 'good'],
  ['AWS', 'vm', 'i-0a1b2c3d4e5f60718', 'good'],
  ['aws', 'vm', 'i-0a1b2c3d4', 'bad'],
  ['aws', 'vm', 'i-0A1B2C3D', 'bad'],
  ['aws', 'volume', 'vol-0a1b2c3d4e5f60718', 'good'],
  ['aws', 'volume', 'i-0a1b2c3d4e5f60718', 'bad'],
  ['aws', 'db', 'protocollo-db', 'good'],
  ['aws', 'asg', 'due parole', 'bad'],
  ['azure', 'vm', arm, 'good'],
  ['azure', 'vm', arm.toUpperCase(), 'good'],
  ['azure', 'vm', uuid, 'good'],
  ['azure', 'db', 'tributi', 'bad'],
  ['azure', 'vm', `/subscriptions/${uuid}/resourceGroups/rg-1`, 'bad'],
  ['gcp', 'vm', '22241654114540837222', 'good'],
  ['gcp', 'vm', 'projects/p-1/zones/europe-west8-a/instances/vm1', 'good'],
  ['gcp', 'vm', 'vm1', 'bad'],
  ['oci', 'vm', 'ocid1.instance.oc1.eu-milan-1.abcdefghij', 'good'],
  ['oci', 'vm', 'ocid1.compartment.oc1..abcdefghij', 'good'],
  ['oci', 'vm', 'instance.oc1.eu-milan-1.abc', 'bad'],
  ['openstack', 'vm', uuid, 'good'],
  ['ovh', 'vm', 'vm-1', 'bad'],
  ['vmware', 'vm', `urn:vcloud:vm:${uuid}`, 'good'],
  ['vmware', 'vm', 'vm-1042', 'good'],
  ['vmware', 'vm', 'VirtualMachine-vm-1042', 'good'],
  ['vmware', 'vm', 'VirtualMachine-1042', 'bad'],
  ['vmware', 'vm', `vm-${uuid}`, 'good'],
  ['vmware', 'vm', 'SRV-PROTOCOLLO', 'bad'],
  ['aruba', 'vm', 'DC1_ARU-12345_name_2201', 'good'],
  ['aruba', 'vm', 'ARU-12345', 'bad'],
  ['esempio-cloud', 'vm', 'PRT-01', 'unknown-provider'],
  ['esempio-cloud', 'vm', 'ab', 'bad'],
  ['constructor', 'vm', 'PRT-01', 'unknown-provider'],
];

test.each(table)('%s %s %s: %s', (provider, kind, id, answer) => expect(judgeIdFormat({ provider, kind, id })).toBe(answer));
