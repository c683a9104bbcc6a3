import { describe, expect, test } from 'vitest';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** Lists as people, consoles and spreadsheets write them. */

const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);

async function addressesOf(text: string | Uint8Array, kind: EvidenceKind = 'ip-list'): Promise<readonly string[]> {
  const { recording } = await readBytes(text, { kind });
  return recording.addresses.map((address) => address.text);
}

const [one, two] = ['93.184.216.34', '93.184.216.35'];

describe('addresses', () => {
  test.each([
    ['one a line, with comments of four kinds', `# elenco\n${one}\n; vecchi\n// altri\n-- fine\n${two} # vpn\n`, [one, two]],
    ['commas at the end', `${one},\n${two},\n`, [one, two]],
    ['the lines of a JSON list without its brackets', `"${one}",\n"${two}"\n`, [one, two]],
    ['one line', `${one}, ${two}`, [one, two]],
    ['one line of semicolons', `${one};${two}`, [one, two]],
    ['UTF-16 of Windows', utf16(`${one}\r\n${two}\r\n`), [one, two]],
    ['lines that end with CR alone', `${one}\r${two}\r`, [one, two]],
    ['numbers and points before them', `1. ${one}\n- ${two}\n`, [one, two]],
    ['among a few words', `IP pubblico: ${one}\nServer albo ${two} (produzione)\n`, [one, two]],
    [
      'a range with and without blanks',
      '93.184.216.1-93.184.216.9\n93.184.217.1 - 93.184.217.9\n',
      ['93.184.216.1-93.184.216.9', '93.184.217.1-93.184.217.9'],
    ],
    ['masks beside them', `${one}\t255.255.255.0\n${two}\t255.255.255.0\n`, [one, two]],
    ['a mask and a gateway that their titles name', `Indirizzo;Maschera;Gateway\n${one};255.255.255.0;93.184.216.1\n`, [one]],
    ['a word behind one, and two in a cell', `Name,Public IP\nalbo,${one} (vip)\np,"${two}, 93.184.216.36"\n`, [one, two, '93.184.216.36']],
    ['a title of the sheet above the header', `Elenco IP pubblici;;\n;;\nServer;IP pubblico;Note\nalbo;${one};\n`, [one]],
    ['names and their addresses', `{"portale": "${one}", "albo": "${two}"}`, [one, two]],
    ['an inside address beside the public one', `[{"nome":"a","private_ip":"10.0.0.1","public_ip":"${one}"}]`, [one]],
    [
      'what cannot be one stays as written, for the point to refuse',
      '93.184.216[.]34\n93.184.216.34:443\n[2606:2800:220:1::2]\n93.184.216.256\n93.184.216.1\n',
      ['93.184.216[.]34', '93.184.216.34:443', '[2606:2800:220:1::2]', '93.184.216.256', '93.184.216.1'],
    ],
  ])('%s', async (_name, text, expected) => expect(await addressesOf(text)).toEqual(expected));

  test('names of hosts are wrong one by one, not the file as a whole', async () => {
    expect(await addressesOf('albo.provincia.example\nwww.provincia.example\n')).toEqual([
      'albo.provincia.example',
      'www.provincia.example',
    ]);
    expect((await readBytes('albo.provincia.example\n')).recognition.status).toBe('unrecognised');
  });

  test('title lines are told', async () => {
    const { recording } = await readBytes(`Elenco IP;\nServer;IP\nalbo;${one}\n`, { kind: 'ip-list' });
    expect(issueCounts(recording)).toEqual({ PREAMBLE_SKIPPED: 1, LIST_HEADER_SKIPPED: 1 });
    expect(recording.rows).toEqual({ read: 1, accepted: 1, rejected: 0 });
  });
});

describe('ids', () => {
  test.each([
    [
      'a mapping of PowerShell',
      '#TYPE VMware.Vm\n"Name","PowerState","Id"\n"albo","PoweredOn","VirtualMachine-vm-90"\n',
      ['VirtualMachine-vm-90'],
      { COMMENT_SKIPPED: 1, LIST_HEADER_SKIPPED: 1 },
    ],
    [
      'a sheet with a title',
      'Provincia di Valdoro;;\nServer;ID istanza;Note\nalbo;i-0a1b2c3d;\n',
      ['i-0a1b2c3d'],
      { PREAMBLE_SKIPPED: 1, LIST_HEADER_SKIPPED: 1 },
    ],
    ['Markdown', 'nome | id\n--- | ---\nalbo | i-0a1b2c3d\n', ['i-0a1b2c3d'], { BLANK_LINE: 1, LIST_HEADER_SKIPPED: 1 }],
    ['a number of Excel in place of an id', 'id;nome\n1,11927E+18;albo\n', [], { LIST_HEADER_SKIPPED: 1, RESOURCE_ID_ROUNDED: 1 }],
    [
      'an id with words beside it, and a name of several words',
      'i-0a1b2c3d server albo\n8a3d9b6e-1111-2222-3333-444455556666 srv-db ACTIVE\nSRV ALBO 01\n',
      ['i-0a1b2c3d', '8a3d9b6e-1111-2222-3333-444455556666', 'SRV ALBO 01'],
      {},
    ],
    ['commas and comments', 'i-0a1b2c3d, # albo\nvol-0a1b2c3d,\n', ['i-0a1b2c3d', 'vol-0a1b2c3d'], {}],
  ])('%s', async (_name, text, ids, issues) => {
    const { recording } = await readBytes(text, { kind: 'resource-list' });
    expect(recording.resources.map(({ resourceId }) => resourceId)).toEqual(ids);
    expect(issueCounts(recording)).toEqual(issues);
  });

  test('a tab of RVTools that was cut to a few columns', async () => {
    const text =
      'VM;Powerstate;Template;Primary IP Address;VM ID;VM UUID\nalbo;poweredOn;Falso;10.0.0.1;vm-90;5033fb8c-baae-8953-7307-0cf9042c70a4\n';
    const { recognition, recording } = await readBytes(text, { kind: 'resource-list' });
    expect(recognition.format).toBe('rvtools-vinfo');
    expect(recording.resources).toMatchObject([{ resourceId: '5033fb8c-baae-8953-7307-0cf9042c70a4', aliases: ['vm-90', '10.0.0.1'] }]);
  });

  test('a table as a console draws it is the same list', async () => {
    const rule = `+${'-'.repeat(38)}+------+--------+------------------------------+`;
    const text = [
      rule,
      '| ID                                   | Name | Status | Networks                     |',
      rule,
      '| 8a3d9b6e-1111-2222-3333-444455556666 | albo | ACTIVE | net1=10.0.0.5, 93.184.216.34 |',
      rule,
    ].join('\n');
    const { recognition, recording } = await readBytes(`${text}\n`);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'openstack-server-list-csv' });
    expect(recording.resources).toMatchObject([
      { resourceId: '8a3d9b6e-1111-2222-3333-444455556666', name: 'albo', aliases: ['10.0.0.5'] },
    ]);
    expect(recording.addresses.map((address) => address.text)).toEqual([one]);
    expect([recording.rows, issueCounts(recording)]).toEqual([{ read: 1, accepted: 1, rejected: 0 }, { BLANK_LINE: 3 }]);
  });

  test('so is a table of values, where a mapping explains it', async () => {
    const text =
      '+---------------------+-----+\n| ora                 | cpu |\n+---------------------+-----+\n| 2025-10-13 00:00:00 | 7.5 |\n+---------------------+-----+\n';
    const mapping =
      'zone: UTC\nresourceId: { constant: a }\ncolumns: { time: ora }\nseries:\n  - { column: cpu, class: cpu, unit: percent }\n';
    const { recording } = await readBytes(text, { mapping });
    expect(recording.series[0]?.rows.map(([stamp, , value]) => `${stamp} ${value}`)).toEqual(['2025-10-13T00:00:00Z 7.5']);
    expect(recording.rows).toEqual({ read: 1, accepted: 1, rejected: 0 });
  });
});

test('nanoseconds are no ids of Google: a table with a time is no list that nobody announced', async () => {
  const text = 'name,tags,time,usage_user\ncpu,host=a,1706742000000000000,1.2\ncpu,host=a,1706742010000000000,1.3\n';
  expect((await readBytes(text)).recognition.format).toBe('generic-table');
});
