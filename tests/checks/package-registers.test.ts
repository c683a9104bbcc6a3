import { amountIsDue } from '../../shared/checks/amount-is-due.ts';
import { servicesAreInList } from '../../shared/checks/services-are-in-list.ts';
import type { FundedProject, ListedService, Register } from '../../shared/model/register.ts';
import { pinned } from '../support/catalogue-cases.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const notice: string = 'avviso-1.2-province-citta-metropolitane';
const snapshot = { schema: 'attesta/register@1', takenOn: '2026-03-01', source: 'fictional', notice } as const;
const list = (entries: readonly Partial<ListedService>[], partial = false, of = notice) =>
  pinned<Register>({
    ...snapshot,
    notice: of,
    register: 'service-list',
    partial,
    entries: entries.map((entry): ListedService => ({ code: null, name: 'Protocollo', kinds: ['province'], ...entry })),
  });
const funded = (changes: Partial<FundedProject> = {}, of: { readonly takenOn?: string; readonly partial?: boolean } = {}) =>
  pinned<Register>({
    ...snapshot,
    register: 'funded-projects',
    partial: false,
    ...of,
    entries: [{ ipa: 'P_VD', cup: 'D19B25999990006', entity: 'Provincia di Valdoro', amountEur: 599_266, decree: '73 - 1', ...changes }],
  });
const row = (name: string, dossier: Row['dossier'], outcome: Row['outcome'], ...codes: readonly string[]): Row => ({
  name,
  dossier,
  outcome,
  codes,
});
const named = (id: string, name: string, catalogueCode: string | null = null) => ({ id, name, catalogueCode });
const five = ['Protocollo', 'Personale', 'Notifiche', 'Bilancio', 'Accesso agli atti'].map((name, index) => named(`s-${index}`, name));

testCheck(servicesAreInList, { most: 5 }, [
  row('in the list by its name', { registers: [list([{}])] }, 'pass'),
  row('by its code, whatever the name', { registers: [list([{ code: 'S-1', name: 'Altro' }])], service: { catalogueCode: 'S-1' } }, 'pass'),
  row(
    'another code under the same name',
    { registers: [list([{ code: 'S-1' }])], service: { catalogueCode: 'S-2' } },
    'fail',
    'SERVICE_NOT_IN_LIST',
  ),
  row('accents and capitals apart', { registers: [list([{ name: 'PROTOCOLLÒ' }])] }, 'pass'),
  row('in the other list', { registers: [list([{ kinds: ['metropolitan-city'] }])] }, 'fail', 'SERVICE_NOT_IN_LIST'),
  row('nobody knows whose list', { registers: [list([{ kinds: [] }])] }, 'pass'),
  row('a free consortium has the provinces’ list', { registers: [list([{}])], entity: { kind: 'free-consortium' } }, 'pass'),
  row('not in a part of the list', { registers: [list([], true)] }, 'review', 'SERVICE_NOT_IN_LIST'),
  row('no list', {}, 'review', 'SERVICE_LIST_ABSENT'),
  row('another notice’s list', { registers: [list([{}], false, 'altro-avviso')] }, 'review', 'SERVICE_LIST_ABSENT'),
  row('five services', { services: five }, 'review', 'SERVICE_LIST_ABSENT'),
  row('six services', { services: [...five, named('s-6', 'Conservazione')] }, 'fail', 'PKG_SIZE', 'SERVICE_LIST_ABSENT'),
  row(
    'one twice, by name',
    { services: [named('aa', 'Protocollo'), named('bb', 'protocollo ')] },
    'fail',
    'SERVICE_DUPLICATE',
    'SERVICE_LIST_ABSENT',
  ),
  row(
    'one twice, by code',
    { services: [named('aa', 'A', 'S-1'), named('bb', 'B', 'S-1')] },
    'fail',
    'SERVICE_DUPLICATE',
    'SERVICE_LIST_ABSENT',
  ),
]);

const other = { cup: 'D19B25999990007' };
const asOf = '2026-03-20T09:00:00Z';
testCheck(amountIsDue, {}, [
  row('what the notice gives, and what was granted', { registers: [funded()] }, 'pass'),
  row(
    '20: three A and two B',
    { services: modes(3, 2), project: { amountEur: 844_166 }, registers: [funded({ amountEur: 844_166 })] },
    'pass',
  ),
  row(
    '20: the same realised as SaaS',
    {
      services: modes(3, 2).map((one) => ({ ...one, destination: 'saas' })),
      project: { amountEur: 844_166 },
      registers: [funded({ amountEur: 844_166 })],
    },
    'pass',
  ),
  row('a euro too much', { project: { amountEur: 599_267 }, registers: [funded({ amountEur: 599_267 })] }, 'fail', 'AMOUNT_MISMATCH'),
  row('another sum was granted', { registers: [funded({ amountEur: 628_448 })] }, 'fail', 'AMOUNT_MISMATCH'),
  row('the CUP is another entity’s', { registers: [funded({ ipa: 'p_xx' })] }, 'review', 'CUP_NOT_ASSIGNED'),
  row('no such CUP', { registers: [funded(other)] }, 'review', 'CUP_NOT_ASSIGNED'),
  row('… and no amount', { project: { amountEur: null }, registers: [funded(other)] }, 'missing', 'FIELD_MISSING', 'CUP_NOT_ASSIGNED'),
  row('… in a part of the list', { registers: [funded(other, { partial: true })] }, 'review', 'CUP_NOT_IN_OPEN_DATA'),
  row('… in a list of the day', { asOf, registers: [funded(other, { takenOn: '2026-03-20' })] }, 'review', 'CUP_NOT_ASSIGNED'),
  row('… in a list of a later day', { asOf, registers: [funded(other, { takenOn: '2026-03-21' })] }, 'review', 'CUP_NOT_IN_OPEN_DATA'),
  row('… in a list of 30 days', { asOf, registers: [funded(other, { takenOn: '2026-02-18' })] }, 'review', 'CUP_NOT_ASSIGNED'),
  row('… in an older list', { asOf, registers: [funded(other, { takenOn: '2026-02-17' })] }, 'review', 'CUP_NOT_IN_OPEN_DATA'),
  row(
    'another entity’s, by an older list',
    { asOf, registers: [funded({ ipa: 'p_xx' }, { takenOn: '2026-02-17' })] },
    'review',
    'IPA_MISMATCH',
  ),
  row('no register', {}, 'review', 'FUNDED_PROJECTS_ABSENT'),
  row('no amount', { project: { amountEur: null }, registers: [funded()] }, 'missing', 'FIELD_MISSING'),
]);

function modes(transfers: number, upgrades: number): readonly Readonly<Record<string, unknown>>[] {
  const of = (mode: string, count: number) => Array.from({ length: count }, (_, n) => ({ id: `${mode}-${n}`, candidateMode: mode }));
  return [...of('transfer', transfers), ...of('upgrade', upgrades)];
}
