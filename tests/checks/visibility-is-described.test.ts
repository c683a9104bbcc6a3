import { visibilityIsDescribed } from '../../shared/checks/visibility-is-described.ts';
import { ipList } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const seen = (kind: 'public' | 'private', urls: readonly string[], accessMode: string | null = null) => ({ kind, urls, accessMode });
const vpn = 'VPN IPsec verso la VPC, bastion con doppio fattore';

const badUrls: readonly (readonly [string, string])[] = [
  ['www.valdoro.example', 'malformed'],
  ['ftp://valdoro.example/protocollo', 'scheme'],
  ['https://10.0.0.5/protocollo', 'private-address'],
  ['https://127.0.0.1', 'private-address'],
  ['https://[fd00::1]/', 'private-address'],
  ['https://2130706433/', 'private-address'],
  ['https://protocollo', 'internal-host'],
  ['https://protocollo.valdoro.local', 'internal-host'],
  ['https://LOCALHOST./', 'internal-host'],
];

testCheck(visibilityIsDescribed, {}, [
  { name: 'a public https address', dossier: {}, outcome: 'pass', codes: [] },
  {
    name: 'no address but a public IP',
    dossier: { service: { visibility: seen('public', []) } },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'the public IP stands in an uploaded list',
    dossier: { service: { visibility: seen('public', []), publicIps: [] }, files: [ipList('protocollo/ip-list/ip.txt', '93.184.216.34')] },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'neither address nor IP',
    dossier: { service: { visibility: seen('public', []), publicIps: [] } },
    outcome: 'missing',
    codes: ['URL_OR_IP_MISSING'],
  },
  {
    name: 'a private IP is no public one',
    dossier: { service: { visibility: seen('public', []), publicIps: ['192.168.1.4'] } },
    outcome: 'missing',
    codes: ['URL_OR_IP_MISSING'],
  },
  ...badUrls.map(
    ([url, why]): Row => ({
      name: `${url} is refused: ${why}`,
      dossier: { service: { visibility: seen('public', ['https://valdoro.example', url]) } },
      outcome: 'fail',
      codes: ['URL_INVALID'],
      details: { url, why },
    }),
  ),
  {
    name: 'http alone is told',
    dossier: { service: { visibility: seen('public', ['http://valdoro.example']) } },
    outcome: 'pass',
    codes: ['URL_HTTP_ONLY'],
  },
  {
    name: 'a page that another project declares too, however it is written',
    dossier: {
      service: { visibility: seen('public', ['https://Valdoro.example/', 'https://valdoro.example']) },
      claims: [{ sha: 'a', claimed: 'valdoro.example', otherProjects: 1 }],
    },
    outcome: 'review',
    codes: ['CROSS_ENTITY_REUSE'],
    details: { claimed: 'valdoro.example', otherProjects: 1 },
  },
  {
    name: 'a page that two services declare, however it is written',
    dossier: {
      services: [
        { visibility: seen('public', ['https://Valdoro.example/']), resources: [] },
        { id: 'due', visibility: seen('public', ['https://valdoro.example']) },
      ],
    },
    outcome: 'review',
    codes: ['SHARED_BY_SERVICES'],
    details: { claimed: 'valdoro.example', services: ['due'] },
  },
  {
    name: 'a claim that is about something else',
    dossier: {
      service: { visibility: seen('public', ['https://valdoro.example/albo']) },
      claims: [{ sha: 'a', claimed: 'valdoro.example', otherProjects: 1 }],
    },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'http beside https of the same host is nothing',
    dossier: { service: { visibility: seen('public', ['http://valdoro.example', 'https://valdoro.example']) } },
    outcome: 'pass',
    codes: [],
  },
  {
    name: 'private with the access described',
    dossier: { service: { visibility: seen('private', ['https://protocollo.valdoro.local'], vpn) } },
    outcome: 'review',
    codes: ['PRIVATE_ACCESS'],
  },
  {
    name: 'private with just enough words',
    dossier: { service: { visibility: seen('private', [], 'VPN per gli sportelli') } },
    outcome: 'review',
    codes: ['PRIVATE_ACCESS'],
  },
  {
    name: 'private with too few words',
    dossier: { service: { visibility: seen('private', [], 'VPN degli sportelli') } },
    outcome: 'missing',
    codes: ['ACCESS_MODE_MISSING'],
  },
  {
    name: 'private, but an address that is none',
    dossier: { service: { visibility: seen('private', ['protocollo'], vpn) } },
    outcome: 'fail',
    codes: ['URL_INVALID', 'PRIVATE_ACCESS'],
  },
  { name: 'visibility not declared', dossier: { service: { visibility: null } }, outcome: 'missing', codes: ['FIELD_MISSING'] },
]);
