import { addressesArePublic } from '../../shared/checks/addresses-are-public.ts';
import type { Register } from '../../shared/model/register.ts';
import { filed, ipList, recognisedAs, withStatus } from '../support/build-files.ts';
import { pinned } from '../support/catalogue-cases.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const dossier = (...publicIps: readonly string[]) => ({ service: { publicIps } });
const closed = (accessMode: string | null) => ({ service: { publicIps: [], visibility: { kind: 'private', urls: [], accessMode } } });

const one = (text: string, code: string | null, range?: string): Row => ({
  name: `${text || '(empty)'}: ${code ?? 'public'}${range ? `, ${range}` : ''}`,
  dossier: dossier(text),
  outcome: code === null ? 'pass' : 'fail',
  codes: code === null ? [] : [code],
  ...(range ? { details: { range } } : {}),
});

const networks = (provider: string, ...cidrs: readonly string[]) =>
  pinned<Register>({
    ...{ schema: 'attesta/register@1', register: 'ip-ranges', takenOn: '2026-03-01', source: 'fictional', partial: false, provider },
    entries: cidrs.map((cidr) => ({ cidr, region: null, service: null })),
  });
const aws = networks('aws', '93.184.216.0/28', '2a00:1450::/32');
/** Addresses of a service with resources of these providers, where these registers are. */
const within = (
  name: string,
  publicIps: readonly string[],
  providers: readonly string[],
  registers: readonly ReturnType<typeof networks>[],
  ...codes: readonly string[]
): Row => ({
  name,
  dossier: {
    service: { publicIps, resources: providers.map((provider, n) => ({ provider, id: `srv-${n}`, kind: 'vm' })) },
    registers: [...registers],
  },
  outcome: codes.length === 0 ? 'pass' : 'review',
  codes,
});

testCheck(addressesArePublic, {}, [
  one('93.184.216.34', null),
  one('93.184.216.0/24', null),
  one('93.184.216.0/23', 'IP_RANGE_TOO_WIDE'),
  one('2a00:1450:4002:0411::200e', null),
  one('2a00:1450:4002:411::/64', null),
  one('2a00:1450:4002::/63', 'IP_RANGE_TOO_WIDE'),
  one('10.0.0.5', 'IP_NOT_PUBLIC', 'private'),
  one('172.31.255.255', 'IP_NOT_PUBLIC', 'private'),
  one('172.32.0.1', null),
  one('192.168.1.0/24', 'IP_NOT_PUBLIC', 'private'),
  one('100.64.0.1', 'IP_NOT_PUBLIC', 'carrierGradeNat'),
  one('127.0.0.1', 'IP_NOT_PUBLIC', 'loopback'),
  one('169.254.10.1', 'IP_NOT_PUBLIC', 'linkLocal'),
  one('224.0.0.1', 'IP_NOT_PUBLIC', 'multicast'),
  one('0.0.0.0/0', 'IP_NOT_PUBLIC', 'unspecified'),
  one('203.0.113.9', 'IP_NOT_PUBLIC', 'reserved'),
  one('126.0.0.0/7', 'IP_NOT_PUBLIC', 'loopback'),
  one('::ffff:8.8.8.0/120', null),
  one('::ffff:8.8.8.8/12', 'IP_SYNTAX'),
  one('fd12:3456::1', 'IP_NOT_PUBLIC', 'uniqueLocal'),
  one('fe80::1', 'IP_NOT_PUBLIC', 'linkLocal'),
  one('::1', 'IP_NOT_PUBLIC', 'loopback'),
  one('ff02::1', 'IP_NOT_PUBLIC', 'multicast'),
  one('4000::1', 'IP_NOT_PUBLIC', 'unallocated'),
  one('::ffff:10.0.0.5', 'IP_NOT_PUBLIC', 'private'),
  one('::8.8.8.8', 'IP_SYNTAX'),
  one('fe80::1%eth0', 'IP_SYNTAX'),
  one('93.184.216.34:443', 'IP_SYNTAX'),
  one('93.184.216.34-40', 'IP_SYNTAX'),
  one('93.184.216', 'IP_SYNTAX'),
  one('93.184.216.256', 'IP_SYNTAX'),
  one('0x5d.184.216.34', 'IP_SYNTAX'),
  one('93.184.216.34/33', 'IP_SYNTAX'),
  one('93.184.216.34/024', 'IP_SYNTAX'),
  one('2a00::1::2', 'IP_SYNTAX'),
  one('', 'IP_SYNTAX'),

  within('the first and the last address of a network', ['93.184.216.0', '93.184.216.15'], ['aws'], [aws]),
  within('the address after it', ['93.184.216.16'], ['AWS'], [aws], 'IP_OUTSIDE_PROVIDER_RANGES'),
  within('the address before it', ['93.184.215.255'], ['Amazon Web Services'], [aws], 'IP_OUTSIDE_PROVIDER_RANGES'),
  within('an IPv6 address within', ['2a00:1450:4002::1'], ['aws'], [aws]),
  within('an IPv6 address outside', ['2a00:1451::1'], ['aws'], [aws], 'IP_OUTSIDE_PROVIDER_RANGES'),
  within('a network that reaches out', ['93.184.216.0/27'], ['aws'], [aws], 'IP_OUTSIDE_PROVIDER_RANGES'),
  within('no register of the provider', ['93.184.216.16'], ['azure'], [aws]),
  within('one of two providers has no register', ['93.184.216.16'], ['aws', 'esempio-cloud'], [aws]),
  within('in the networks of the other provider', ['93.184.216.16'], ['aws', 'oci'], [aws, networks('oci', '93.184.216.16/32')]),
  within('no resource says whose it is', ['93.184.216.16'], [], [aws]),

  {
    name: 'case 19: no public IP, access by VPN described',
    dossier: closed('VPN IPsec verso VPC, bastion'),
    outcome: 'review',
    codes: ['NO_PUBLIC_IP_ACCESS_MODE'],
  },
  { name: 'case 19: no public IP and no access mode', dossier: closed(null), outcome: 'missing', codes: ['IP_LIST_MISSING'] },
  { name: 'case 19: an internal address in the list', dossier: dossier('10.0.0.5'), outcome: 'fail', codes: ['IP_NOT_PUBLIC'] },
  { name: 'case 28: a mapped address is the address it maps', dossier: dossier('::ffff:8.8.8.8'), outcome: 'pass', codes: [] },
  {
    name: 'case 28: … and the same address twice is told',
    dossier: dossier('::ffff:8.8.8.8', '8.8.8.8'),
    outcome: 'pass',
    codes: ['IP_DUPLICATE'],
    details: { canonical: '8.8.8.8' },
  },
  { name: 'case 28: documentation addresses', dossier: dossier('2001:db8::1'), outcome: 'fail', codes: ['IP_NOT_PUBLIC'] },
  { name: 'case 28: a provider’s whole network', dossier: dossier('5.9.0.0/16'), outcome: 'fail', codes: ['IP_RANGE_TOO_WIDE'] },
  { name: 'case 28: leading zeros', dossier: dossier('010.1.1.1'), outcome: 'fail', codes: ['IP_SYNTAX'] },
  {
    name: 'case 24: the same IP under another CUP',
    dossier: { ...dossier('93.184.216.34'), claims: [{ sha: 'a', claimed: '93.184.216.34', otherProjects: 1 }] },
    outcome: 'review',
    codes: ['CROSS_ENTITY_REUSE'],
  },
  {
    name: 'the same IP for two services, however it is written',
    dossier: {
      services: [
        { publicIps: ['93.184.216.34'] },
        { id: 'due', publicIps: ['::ffff:93.184.216.34'], resources: [{ provider: 'aws', id: 'i-0a1b2c3d4e5f60799', kind: 'vm' }] },
      ],
    },
    outcome: 'review',
    codes: ['SHARED_BY_SERVICES'],
    details: { claimed: '93.184.216.34', services: ['due'] },
  },
  {
    name: 'the same IP in the list of another service',
    dossier: {
      services: [
        { publicIps: ['93.184.216.34'] },
        { id: 'due', publicIps: [], resources: [{ provider: 'aws', id: 'i-0a1b2c3d4e5f60799', kind: 'vm' }] },
      ],
      files: [ipList('due/ip-list/ip.txt', '93.184.216.34')],
    },
    outcome: 'review',
    codes: ['SHARED_BY_SERVICES'],
  },
  {
    name: 'case 24: two services of one machine have one address',
    dossier: { services: [{ publicIps: ['93.184.216.34'] }, { id: 'due', publicIps: ['93.184.216.34'] }] },
    outcome: 'pass',
    codes: ['SHARED_BY_SERVICES'],
  },
  {
    name: 'a list of the project is meant for all its services',
    dossier: { services: [{ publicIps: [] }, { id: 'due', publicIps: [] }], files: [ipList('project/ip-list/ip.txt', '93.184.216.34')] },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'a claim that nobody else makes',
    dossier: { ...dossier('93.184.216.34'), claims: [{ sha: 'a', claimed: '93.184.216.34', otherProjects: 0 }] },
    outcome: 'pass',
    codes: [],
  },

  {
    name: 'networks are compared without host bits',
    dossier: dossier('5.9.1.7/24', '5.9.1.0/24'),
    outcome: 'pass',
    codes: ['IP_DUPLICATE'],
  },
  {
    name: 'dossier and list may name the same address',
    dossier: { ...dossier('93.184.216.34'), files: [ipList('protocollo/ip-list/ip.txt', '93.184.216.34', '93.184.216.35')] },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'a list that names an address twice is told, though the dossier names it too',
    dossier: { ...dossier('93.184.216.34'), files: [ipList('protocollo/ip-list/ip.txt', '93.184.216.34', '93.184.216.34')] },
    outcome: 'pass',
    codes: ['IP_DUPLICATE'],
    details: { declaredIn: 'protocollo/ip-list/ip.txt', row: 2 },
  },
  {
    name: 'a range is told to be written as CIDR',
    dossier: { ...dossier(), files: [ipList('protocollo/ip-list/ip.txt', '5.9.20.1-5.9.20.9', '5.9.20.1 – 5.9.20.9')] },
    outcome: 'fail',
    codes: ['IP_RANGE_NOT_CIDR', 'IP_RANGE_NOT_CIDR'],
    details: { address: '5.9.20.1-5.9.20.9', row: 1 },
  },
  { name: 'a dash alone makes no range', dossier: dossier('5.9.20.1-9'), outcome: 'fail', codes: ['IP_SYNTAX'] },
  {
    name: 'a wrong line of a list is told with its row',
    dossier: { ...dossier('93.184.216.34'), files: [ipList('project/ip-list/ip.txt', '93.184.216.35', 'n.d.')] },
    outcome: 'fail',
    codes: ['IP_SYNTAX'],
    details: { address: 'n.d.', declaredIn: 'project/ip-list/ip.txt', row: 2 },
  },
  {
    name: 'a list of another service is not this one’s',
    dossier: { ...dossier(), files: [ipList('notifiche/ip-list/ip.txt', '93.184.216.35')] },
    outcome: 'missing',
    codes: ['IP_LIST_MISSING'],
  },
  {
    name: 'an inventory declares no address',
    dossier: {
      ...dossier(),
      files: [
        filed('protocollo/resource-list/ec2.json', {
          recognition: recognisedAs('describe-instances-json'),
          publicIps: [{ text: '15.160.0.11', row: 1, resourceId: 'i-0a1b2c3d4e5f60718' }],
        }),
      ],
    },
    outcome: 'missing',
    codes: ['IP_LIST_MISSING'],
  },
  {
    name: 'a list of which a row is lost',
    dossier: {
      ...dossier('93.184.216.34'),
      files: [filed('protocollo/ip-list/ip.csv', { recognition: recognisedAs('ip-list'), rows: { read: 2, accepted: 1, rejected: 1 } })],
    },
    outcome: 'review',
    codes: ['LIST_ROWS_LOST'],
  },
  {
    name: 'a list as a picture is for a person',
    dossier: { ...dossier(), files: [filed('protocollo/ip-list/ip.pdf')] },
    outcome: 'review',
    codes: ['FILE_NOT_READ'],
  },
  {
    name: 'a list that nobody can read is no list',
    dossier: { ...dossier(), files: [filed('protocollo/ip-list/ip.bin', withStatus('refused'))] },
    outcome: 'missing',
    codes: ['FILE_NOT_READ', 'IP_LIST_MISSING'],
  },
  {
    name: 'good addresses do not hide a list that was not read',
    dossier: { ...dossier('93.184.216.34'), files: [filed('protocollo/ip-list/ip.csv', withStatus('unrecognised'))] },
    outcome: 'review',
    codes: ['FILE_NOT_READ'],
  },
]);
