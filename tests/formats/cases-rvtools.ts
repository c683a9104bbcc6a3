import { escapeXml, workbookBytes } from '../support/build-workbook.ts';
import { type Expected, type Fixture, utf8 } from './fixture.ts';

const uuids = ['4233fb8c-baae-8953-7307-0cf9042c70a4', '4233fb8c-baae-8953-7307-0cf9042c70a5'];
const bios = ['564d1c2e-0f3a-7b1d-9c55-2f1f6a7b8c9d', '564d1c2e-0f3a-7b1d-9c55-2f1f6a7b8c9e'];

/** The titles of whole exports, in part; between them stand eighty more that say nothing here. */
const header = ['VM', 'Powerstate', 'Template', 'SRM Placeholder', 'DNS Name', 'PowerOn', 'CPUs', 'Memory', 'NICs', 'Primary IP Address'];
const tail = ['Provisioned MiB', 'In Use MiB', 'Annotation', 'VM ID', 'SMBIOS UUID', 'VM UUID', 'VI SDK Server'];

type Machine = readonly (string | number | null)[];
const machines: readonly Machine[] = [
  [
    'srv-albo',
    'poweredOn',
    'False',
    'False',
    'albo.valdoro.example',
    45943.25,
    2,
    8192,
    1,
    '93.184.216.34',
    122880,
    40960,
    'Albo, riga 1\nriga 2',
    'vm-90',
    bios[0] as string,
    uuids[0] as string,
    'vcenter.valdoro.example',
  ],
  [
    'srv-protocollo',
    'poweredOff',
    'False',
    'False',
    null,
    null,
    4,
    16384,
    2,
    '10.10.2.20',
    327680,
    204800,
    null,
    'vm-91',
    bios[1] as string,
    uuids[1] as string,
    'vcenter.valdoro.example',
  ],
  [
    'modello-linux',
    'poweredOff',
    'True',
    'False',
    null,
    null,
    1,
    2048,
    1,
    null,
    20480,
    0,
    null,
    'vm-92',
    null,
    null,
    'vcenter.valdoro.example',
  ],
];
const seen = (row: number, more: Readonly<Record<string, unknown>>) => ({ provider: 'vmware', parentId: null, row, ...more });
const MIB = 1024 * 1024;

const listed = [
  seen(2, {
    resourceId: uuids[0],
    resourceKind: 'vm-uuid',
    name: 'srv-albo',
    state: 'poweredOn',
    aliases: ['vm-90', bios[0], 'albo.valdoro.example'],
    vcpu: 2,
    ramBytes: 8192 * MIB,
    storageBytes: 122880 * MIB,
  }),
  seen(3, {
    resourceId: uuids[1],
    resourceKind: 'vm-uuid',
    name: 'srv-protocollo',
    state: 'poweredOff',
    aliases: ['vm-91', bios[1], '10.10.2.20'],
    vcpu: 4,
    ramBytes: 16384 * MIB,
    storageBytes: 327680 * MIB,
  }),
  seen(4, {
    resourceId: 'vm-92',
    resourceKind: 'moref',
    name: 'modello-linux',
    state: 'poweredOff',
    aliases: [],
    vcpu: 1,
    ramBytes: 2048 * MIB,
    storageBytes: 20480 * MIB,
  }),
];
const recognition = { status: 'recognised', format: 'rvtools-vinfo', needs: [] } as const;
/** What a container has of its own. */
const nothing = { rows: { read: 0, accepted: 0, rejected: 0 }, series: [] } as const;
const expected: Expected = {
  recognition,
  rows: { read: 3, accepted: 3, rejected: 0 },
  series: [],
  issues: {},
  resources: listed,
  addresses: [['93.184.216.34', 2, uuids[0] as string]],
};

/** As RVTools writes a workbook: every text in the cell, thousands of empty rows below, the other tabs behind. */
async function workbook(): Promise<Fixture> {
  const cell = (value: Machine[number], column: number) => {
    if (typeof value === 'number' && column === 5) return { value, format: 'yyyy/mm/dd hh:mm:ss' };
    return typeof value === 'string' ? { xml: `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>` } : value;
  };
  const rows = new Map([header.concat(tail), ...machines].map((cells, index) => [index + 1, cells.map(cell)] as const));
  for (let row = 5; row <= 1200; row += 1) rows.set(row, [{ xml: '<c s="0"/>' }]);
  const disks = [
    ['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'VM ID', 'VM UUID', 'VI SDK Server'],
    ['srv-albo', 'Hard disk 1', 2000, 122880, 'vm-90', uuids[0] as string, 'vcenter.valdoro.example'],
  ];
  return {
    format: 'rvtools-vinfo',
    name: 'whole-export',
    input: {
      name: 'RVTools_export_all.xlsx',
      bytes: await workbookBytes({
        sheets: [
          { name: 'vInfo', rows },
          { name: 'vDisk', rows: disks },
        ],
        inline: true,
      }),
    },
    expected: { kind: 'resource-list', recognition, ...nothing, issues: { MEMBERS_LEFT_ASIDE: 1 }, members: { vInfo: expected } },
  };
}

const csv = (rows: readonly Machine[]): Uint8Array =>
  utf8(`${rows.map((cells) => cells.map((cell) => (/[,\n]/.test(String(cell)) ? `"${cell}"` : (cell ?? ''))).join(',')).join('\r\n')}\r\n`);

/** Older: MB in the title, numbers with thousands, no identifiers but the number in the vCenter. */
const oldCsv: Fixture = {
  format: 'rvtools-vinfo',
  name: 'old-csv',
  input: {
    name: 'RVTools_tabvInfo.csv',
    bytes: csv([
      ['VM', 'Powerstate', 'Template', 'DNS Name', 'CPUs', 'Memory', 'NICs', 'Provisioned MB', 'In Use MB', 'VM ID'],
      ['srv-albo', 'poweredOn', 'False', null, 2, '8,192', 1, '122,880', '40,960', 'vm-90'],
      ['srv-web', 'poweredOn', 'False', null, 2, 'n/a', 1, null, null, null],
      [null, null, null, null, null, null, null, null, null, null],
    ]),
  },
  expected: {
    recognition,
    rows: { read: 3, accepted: 2, rejected: 1 },
    series: [],
    issues: { ROW_EMPTY: 1 },
    resources: [
      seen(2, { resourceId: 'vm-90', resourceKind: 'moref', name: 'srv-albo', vcpu: 2, ramBytes: 8192 * MIB, storageBytes: 122880 * MIB }),
      seen(3, { resourceId: 'srv-web', resourceKind: 'name', name: 'srv-web', vcpu: 2, ramBytes: null, storageBytes: null }),
    ],
  },
};

const otherTab: Fixture = {
  format: 'rvtools-other-tab',
  name: 'disks-as-csv',
  input: {
    name: 'RVTools_tabvDisk.csv',
    bytes: csv([
      ['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'VM ID', 'VM UUID', 'VI SDK Server'],
      ['srv-albo', 'Hard disk 1', 2000, 122880, 'vm-90', uuids[0] as string, 'vcenter.valdoro.example'],
    ]),
  },
  expected: {
    kind: 'resource-list',
    recognition: { status: 'refused', format: 'rvtools-other-tab', needs: [] },
    rows: { read: 0, accepted: 0, rejected: 0 },
    series: [],
    issues: { RVTOOLS_OTHER_TAB: 1 },
  },
};

export const rvtoolsCases: readonly Fixture[] = [await workbook(), oldCsv, otherTab];
