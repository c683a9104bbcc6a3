import { type Expected, type Fixture, utf8 } from './fixture.ts';

function list(format: string, name: string, file: string, text: string, read: number, expected: Partial<Expected>): Fixture {
  const rows = { read, accepted: read, rejected: 0 };
  const whole: Expected = { recognition: { status: 'recognised', format, needs: [] }, rows, series: [], issues: {}, ...expected };
  return { format, name, input: { name: file, bytes: utf8(text) }, expected: whole };
}

const ipLists: readonly Fixture[] = [
  list(
    'ip-list',
    'lines-with-comments',
    'ip.txt',
    '\uFEFF# Indirizzi pubblici\r\n\r\nIndirizzo IP\r\n93.184.216.34\r\n93.184.216.35, 93.184.216.36 # bilanciatore\r\n2a01:111:f403:da15::/64\r\nportale 20.33.128.0/24\r\n',
    4,
    {
      issues: { COMMENT_SKIPPED: 1, BLANK_LINE: 1, LIST_HEADER_SKIPPED: 1 },
      addresses: [
        ['93.184.216.34', 4, null],
        ['93.184.216.35', 5, null],
        ['93.184.216.36', 5, null],
        ['2a01:111:f403:da15::/64', 6, null],
        ['20.33.128.0/24', 7, null],
      ],
    },
  ),
  list('ip-list', 'wrong-ones-stay', 'ip.txt', '10.0.0.5\n010.1.1.1\n300.1.2.3\nda definire\n', 4, {
    kind: 'ip-list',
    addresses: [
      ['10.0.0.5', 1, null],
      ['010.1.1.1', 2, null],
      ['300.1.2.3', 3, null],
      ['da definire', 4, null],
    ],
  }),
  list(
    'ip-list',
    'table-with-owner',
    'indirizzi.csv',
    'Server;IP privato;IP pubblico\nSRV-01;10.0.0.5;93.184.216.34\nSRV-02;10.0.0.6;\nSRV-03;10.0.0.7;non valido\n',
    3,
    {
      kind: 'ip-list',
      rows: { read: 3, accepted: 2, rejected: 1 },
      issues: { LIST_HEADER_SKIPPED: 1, ADDRESS_EMPTY: 1 },
      addresses: [
        ['93.184.216.34', 2, 'SRV-01'],
        ['non valido', 4, 'SRV-03'],
      ],
    },
  ),
  list('ip-list', 'json-strings', 'ip.json', '["93.184.216.34", "2a01:111:f403:da15::/64"]\n', 2, {
    addresses: [
      ['93.184.216.34', 1, null],
      ['2a01:111:f403:da15::/64', 2, null],
    ],
  }),
];

const resource = (resourceId: string, resourceKind: string, provider: string | null, row: number, more: Record<string, unknown> = {}) => ({
  resourceId,
  resourceKind,
  provider,
  row,
  parentId: null,
  name: null,
  state: null,
  ...more,
});

const resourceLists: readonly Fixture[] = [
  list('resource-list', 'lines', 'server.txt', '# macchine\ni-0a1b2c3d4e5f60718\nvol-0a1b2c3d4e5f60718\n', 2, {
    issues: { COMMENT_SKIPPED: 1 },
    resources: [resource('i-0a1b2c3d4e5f60718', 'ec2', 'aws', 2), resource('vol-0a1b2c3d4e5f60718', 'ebs', 'aws', 3)],
  }),
  list('resource-list', 'names-under-their-kind', 'server.txt', 'Server\nSRV-PROTOCOLLO\nsrv02.valdoro.example\n', 2, {
    kind: 'resource-list',
    issues: { LIST_HEADER_SKIPPED: 1 },
    resources: [resource('SRV-PROTOCOLLO', 'name', null, 2), resource('srv02.valdoro.example', 'host', null, 3)],
  }),
  list(
    'resource-list',
    'table',
    'risorse.csv',
    'Nome;Fornitore;Resource ID;Parent ID;Stato\nprotocollo;aws;i-0a1b2c3d4e5f60718;;running\ndisco;aws;vol-0a1b2c3d4e5f60718;i-0a1b2c3d4e5f60718;in-use\n;;;;\n',
    3,
    {
      kind: 'resource-list',
      rows: { read: 3, accepted: 2, rejected: 1 },
      issues: { LIST_HEADER_SKIPPED: 1, ROW_EMPTY: 1 },
      resources: [
        resource('i-0a1b2c3d4e5f60718', 'ec2', 'aws', 2, { name: 'protocollo', state: 'running' }),
        resource('vol-0a1b2c3d4e5f60718', 'ebs', 'aws', 3, { name: 'disco', parentId: 'i-0a1b2c3d4e5f60718', state: 'in-use' }),
      ],
    },
  ),
  list(
    'resource-list',
    'json',
    'risorse.json',
    '[{"id":"i-0a1b2c3d","name":"albo"},{"id":"SRV-02","provider":"aruba","parentId":"CL-1"}]',
    2,
    {
      kind: 'resource-list',
      resources: [resource('i-0a1b2c3d', 'ec2', 'aws', 1, { name: 'albo' }), resource('SRV-02', 'name', 'aruba', 2, { parentId: 'CL-1' })],
    },
  ),
];

const inventory = {
  Reservations: [
    {
      ReservationId: 'r-1',
      Instances: [
        {
          InstanceId: 'i-0a1b2c3d4e5f60718',
          State: { Code: 16, Name: 'running' },
          LaunchTime: '2025-10-13T08:00:00+00:00',
          PrivateIpAddress: '10.0.0.5',
          PublicIpAddress: '93.184.216.34',
          PrivateDnsName: 'ip-10-0-0-5.eu-south-1.compute.internal',
          CpuOptions: { CoreCount: 4, ThreadsPerCore: 2 },
          Tags: [{ Key: 'Name', Value: 'protocollo' }],
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-0a1b2c3d4e5f60718' } }],
        },
        { State: { Name: 'running' } },
      ],
    },
    { Instances: [{ InstanceId: 'i-0a1b2c3d', State: { Name: 'stopped' } }] },
  ],
};

const inventories: readonly Fixture[] = [
  list('describe-instances-json', 'two-levels', 'describe-instances.json', JSON.stringify(inventory, null, 2), 3, {
    kind: 'resource-list',
    rows: { read: 3, accepted: 2, rejected: 1 },
    issues: { ITEM_UNREADABLE: 1 },
    resources: [
      resource('i-0a1b2c3d4e5f60718', 'ec2', 'aws', 1, {
        name: 'protocollo',
        state: 'running',
        vcpu: 8,
        aliases: ['ip-10-0-0-5.eu-south-1.compute.internal', '10.0.0.5'],
      }),
      resource('vol-0a1b2c3d4e5f60718', 'ebs', 'aws', 1, { parentId: 'i-0a1b2c3d4e5f60718' }),
      resource('i-0a1b2c3d', 'ec2', 'aws', 3, { state: 'stopped' }),
    ],
    addresses: [['93.184.216.34', 1, 'i-0a1b2c3d4e5f60718']],
  }),
];

export const listCases: readonly Fixture[] = [...ipLists, ...resourceLists, ...inventories];
