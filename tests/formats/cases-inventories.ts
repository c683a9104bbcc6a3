import { type Fixture, utf8 } from './fixture.ts';

const ids = ['4233fb8c-baae-8953-7307-0cf9042c70a4', '4233fb8c-baae-8953-7307-0cf9042c70a5'];

/** The language of the client in the header, a machine without addresses, one with a private one and a public one. */
const vcenter: Fixture = {
  format: 'vcenter-list-csv',
  name: 'italian-client',
  input: {
    name: 'ExportList.csv',
    bytes: utf8(
      `\uFEFFNome,Stato,Indirizzo IP,UUID\r\nsrv-albo,Normale,,${ids[0]}\r\nsrv-web,Normale,"10.0.0.5, 93.184.216.34",${ids[1]}\r\n,Normale,,\r\n`,
    ),
  },
  expected: {
    recognition: { status: 'recognised', format: 'vcenter-list-csv', needs: [] },
    rows: { read: 3, accepted: 2, rejected: 1 },
    series: [],
    issues: { RESOURCE_ID_EMPTY: 1 },
    resources: [
      { resourceId: ids[0], name: 'srv-albo', resourceKind: 'vm-uuid', provider: 'vmware', state: 'Normale', aliases: [], row: 2 },
      { resourceId: ids[1], name: 'srv-web', resourceKind: 'vm-uuid', provider: 'vmware', state: 'Normale', aliases: ['10.0.0.5'], row: 3 },
    ],
    addresses: [['93.184.216.34', 3, ids[1] as string]],
  },
};

const server = (id: string, name: string, networks: string): string => `"${id}","${name}","ACTIVE","${networks}","ubuntu-22.04","m1.small"`;
/** Both ways in which clients write the networks. */
const openStack: Fixture = {
  format: 'openstack-server-list-csv',
  name: 'old-and-new-networks',
  input: {
    name: 'servers.csv',
    bytes: utf8(
      `"ID","Name","Status","Networks","Image","Flavor"\n${server(ids[0] as string, 'srv-albo', 'net1=10.0.0.5, 93.184.216.34; net2=192.168.1.4')}\n${server(ids[1] as string, 'srv-web', "{'net1': ['10.0.0.6', '93.184.216.35']}")}\n`,
    ),
  },
  expected: {
    recognition: { status: 'recognised', format: 'openstack-server-list-csv', needs: [] },
    rows: { read: 2, accepted: 2, rejected: 0 },
    series: [],
    issues: {},
    resources: [
      {
        resourceId: ids[0],
        name: 'srv-albo',
        resourceKind: 'openstack-uuid',
        state: 'ACTIVE',
        aliases: ['10.0.0.5', '192.168.1.4'],
        row: 2,
      },
      { resourceId: ids[1], name: 'srv-web', resourceKind: 'openstack-uuid', state: 'ACTIVE', aliases: ['10.0.0.6'], row: 3 },
    ],
    addresses: [
      ['93.184.216.34', 2, ids[0] as string],
      ['93.184.216.35', 3, ids[1] as string],
    ],
  },
};

export const inventoryCases: readonly Fixture[] = [vcenter, openStack];
