import { type Fixture, utf8 } from './fixture.ts';

/** What the provider publishes of itself: counted, and nothing of it taken. */
function register(format: string, file: string, text: string, read: number): Fixture {
  return {
    format,
    name: 'snapshot',
    input: { name: file, bytes: utf8(text) },
    expected: {
      kind: 'ip-list',
      recognition: { status: 'recognised', format, needs: [] },
      rows: { read, accepted: 0, rejected: read },
      series: [],
      issues: { PROVIDER_RANGES: read },
      addresses: [],
    },
  };
}

const registers: readonly Fixture[] = [
  register(
    'aws-ip-ranges-json',
    'ip-ranges.json',
    `{
  "syncToken": "1760000000",
  "createDate": "2025-10-13-00-00-00",
  "prefixes": [
    { "ip_prefix": "3.5.0.0/19", "region": "eu-south-1", "service": "AMAZON", "network_border_group": "eu-south-1" },
    { "ip_prefix": "3.5.0.0/19", "region": "eu-south-1", "service": "S3", "network_border_group": "eu-south-1" }
  ],
  "ipv6_prefixes": [
    { "ipv6_prefix": "2a05:d000::/25", "region": "eu-south-1", "service": "EC2", "network_border_group": "eu-south-1" }
  ]
}
`,
    3,
  ),
  register(
    'azure-service-tags-json',
    'ServiceTags_Public_20251013.json',
    `{
  "changeNumber": 412,
  "cloud": "Public",
  "values": [
    {
      "name": "AzureCloud.italynorth",
      "id": "AzureCloud.italynorth",
      "properties": {
        "changeNumber": 17,
        "region": "italynorth",
        "platform": "Azure",
        "systemService": "",
        "addressPrefixes": ["4.232.0.0/17", "20.33.128.0/24", "2603:1061:2010::/48"],
        "networkFeatures": ["API", "NSG"]
      }
    }
  ]
}
`,
    3,
  ),
  register(
    'google-ip-ranges-json',
    'cloud.json',
    `{
  "syncToken": "1760000000000",
  "creationTime": "2025-10-13T00:00:00.000000",
  "prefixes": [{
    "ipv4Prefix": "34.0.160.0/19",
    "service": "Google Cloud",
    "scope": "europe-west8"
  }, {
    "ipv6Prefix": "2600:1900:4170::/44",
    "service": "Google Cloud",
    "scope": "europe-west12"
  }]
}
`,
    2,
  ),
  register(
    'oracle-ip-ranges-json',
    'public_ip_ranges.json',
    `{
  "last_updated_timestamp" : "2025-10-13T00:00:00.000000",
  "regions" : [ {
    "region" : "eu-milan-1",
    "cidrs" : [ {
      "cidr" : "129.152.0.0/19",
      "tags" : [ "OCI" ]
    }, {
      "cidr" : "134.70.96.0/22",
      "tags" : [ "OSN", "OBJECT_STORAGE" ]
    } ]
  } ]
}
`,
    2,
  ),
];

const uuids = ['5c8f0f52-6f0e-4b8e-9c1e-0b1f3a6c7d10', '9a1d2b34-77c0-4d1f-8e52-2f4b6a8c9e01'];
const server = (at: number, name: string, state: string, row: number, aliases: string[]) => ({
  resourceId: uuids[at],
  resourceKind: 'openstack-uuid',
  provider: null,
  name,
  state,
  aliases,
  row,
});

/** Networks as an object, as clients have them since 5.5, and as the one text of older clients; private addresses are no evidence. */
function servers(name: string, networks: readonly string[]): Fixture {
  const text = `[
  {
    "ID": "${uuids[0]}",
    "Name": "protocollo",
    "Status": "ACTIVE",
    "Networks": ${networks[0]},
    "Image": "Ubuntu 24.04",
    "Flavor": "b2-7"
  },
  {
    "ID": "${uuids[1]}",
    "Name": "albo",
    "Status": "SHUTOFF",
    "Networks": ${networks[1]},
    "Image": "",
    "Flavor": "b2-15"
  }
]
`;
  return {
    format: 'openstack-server-list-json',
    name,
    input: { name: 'server-list.json', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'openstack-server-list-json', needs: [] },
      rows: { read: 2, accepted: 2, rejected: 0 },
      series: [],
      issues: {},
      addresses: [
        ['93.184.216.34', 1, uuids[0] as string],
        ['2a01:111:f403:da15::5', 2, uuids[1] as string],
      ],
      resources: [server(0, 'protocollo', 'ACTIVE', 1, ['10.0.0.5']), server(1, 'albo', 'SHUTOFF', 2, [])],
    },
  };
}

export const inventoryJsonCases: readonly Fixture[] = [
  ...registers,
  servers('networks-as-objects', ['{ "interna": ["10.0.0.5"], "Ext-Net": ["93.184.216.34"] }', '{ "Ext-Net": ["2a01:111:f403:da15::5"] }']),
  servers('networks-as-text', ['"interna=10.0.0.5, 93.184.216.34"', '"Ext-Net=2a01:111:f403:da15::5"']),
];
