import { declaredIdsAreInReports } from '../../shared/checks/declared-ids-are-in-reports.ts';
import type { DigestSeries } from '../../shared/model/digest.ts';
import { type Dossier, machineId, volumeId } from '../support/build-dossier.ts';
import { filed, idList, inventory, presence, report, seen, series, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const other = 'i-0ffffffffffffffff';
const vm = (id: string, changes: object = {}) => ({ provider: 'aws', id, kind: 'vm', ...changes });
const whole = (id: string | null, changes: Partial<DigestSeries> = {}) =>
  series(id, '2026-01-09T23:00:00Z', '2026-01-25T16:00:00Z', changes);
const path = 'protocollo/usage-report/cpu.csv';

/** W is 10..24 January 2026 in Rome: [2026-01-09T23:00Z, 2026-01-24T23:00Z). */
const reported = (all: readonly DigestSeries[], resources: readonly object[] = [vm(machineId)], more: Dossier = {}): Dossier => ({
  ...more,
  service: { resources, ...more.service },
  files: [report(path, all), ...(more.files ?? [])],
});

const row = (name: string, dossier: Dossier, outcome: Row['outcome'], codes: Row['codes'], details?: Row['details']): Row => ({
  name,
  dossier,
  outcome,
  codes,
  ...(details ? { details } : {}),
});

const armId = '/subscriptions/00000000-0000-4000-8000-000000000108/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/VM1';

testCheck(declaredIdsAreInReports, {}, [
  row('the declared machine is in the report', reported([whole(machineId)]), 'pass', []),
  row(
    'case 25: a declared machine that no report holds',
    reported([whole(machineId)], [vm(machineId), vm(other)]),
    'fail',
    ['ID_NOT_IN_REPORT'],
    {
      id: other,
      from: '2026-01-10',
      to: '2026-01-24',
    },
  ),
  row('case 25: a report of a wider fleet', reported([whole(machineId), whole(other)]), 'review', ['REPORT_ID_UNDECLARED'], {
    file: path,
    count: 1,
    ids: [other],
  }),
  row(
    'case 10: a machine replaced by one that is not declared',
    reported([
      series(machineId, '2026-01-09T23:00:00Z', '2026-01-17T11:00:00Z'),
      series(other, '2026-01-17T13:00:00Z', '2026-01-25T16:00:00Z'),
    ]),
    'review',
    ['REPORT_ID_UNDECLARED'],
  ),
  row(
    'case 10: both declared, the first with its end',
    reported(
      [series(machineId, '2026-01-09T23:00:00Z', '2026-01-17T11:00:00Z'), series(other, '2026-01-17T13:00:00Z', '2026-01-25T16:00:00Z')],
      [vm(machineId, { deletedOn: '2026-01-17' }), vm(other, { createdOn: '2026-01-17' })],
    ),
    'pass',
    [],
  ),
  row('rows only before the window', reported([series(machineId, '2026-01-01T00:00:00Z', '2026-01-09T23:00:00Z')]), 'fail', [
    'ID_NOT_IN_REPORT',
  ]),
  row('rows that begin as the window ends', reported([series(machineId, '2026-01-24T23:00:00Z', '2026-02-09T23:00:00Z')]), 'fail', [
    'ID_NOT_IN_REPORT',
  ]),
  row(
    'a lone reading on the first instant of the window',
    reported([
      whole(machineId, {
        presence: {
          ...presence('2026-01-09T23:00:00Z', '2026-01-09T23:00:00Z'),
          runs: [[Date.parse('2026-01-09T23:00:00Z'), Date.parse('2026-01-09T23:00:00Z'), null, Date.parse('2026-01-09T23:00:00Z'), true]],
        },
      }),
    ]),
    'pass',
    [],
  ),
  row(
    'only rows too long to cover anything: it is in the report all the same',
    reported([
      whole(machineId, {
        presence: {
          runs: [],
          coarse: [],
          declared: [],
          tooLong: [[Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-02-01T00:00:00Z')]],
        },
      }),
    ]),
    'pass',
    [],
  ),
  row(
    'only rows without a value',
    reported([whole(machineId, { presence: { runs: [], coarse: [], declared: [], tooLong: [] } })]),
    'fail',
    ['ID_NOT_IN_REPORT'],
  ),
  row(
    'an inventory is no usage',
    reported([whole(machineId), whole(other, { evidence: 'inventory' })], [vm(machineId), vm(other)]),
    'fail',
    ['ID_NOT_IN_REPORT'],
  ),
  row('billed rows show the id', reported([whole(machineId, { evidence: 'billed' })]), 'pass', []),
  row(
    'an open zone: one way of reading that meets the window is enough',
    reported([
      whole(machineId, {
        zone: null,
        presence: presence('2026-01-24T23:30:00Z', '2026-01-25T12:00:00Z'),
        alternatives: [{ zone: 'Europe/Rome', stamp: 'start', presence: presence('2026-01-24T22:30:00Z', '2026-01-25T11:00:00Z') }],
      }),
    ]),
    'pass',
    [],
  ),

  row(
    'removed the day before the window',
    reported([whole(machineId)], [vm(machineId), vm(other, { deletedOn: '2026-01-09' })]),
    'pass',
    [],
  ),
  row('removed on its first day', reported([whole(machineId)], [vm(machineId), vm(other, { deletedOn: '2026-01-10' })]), 'fail', [
    'ID_NOT_IN_REPORT',
  ]),
  row('made the day after the window', reported([whole(machineId)], [vm(machineId), vm(other, { createdOn: '2026-01-25' })]), 'pass', []),
  row(
    'a child speaks for its parent',
    reported([whole(volumeId)], [vm(machineId), { provider: 'aws', id: volumeId, kind: 'volume', parentId: machineId }]),
    'pass',
    [],
  ),
  row(
    'children speak all the way up',
    reported(
      [whole(volumeId)],
      [
        { provider: 'aws', id: 'asg-protocollo', kind: 'asg' },
        vm(machineId, { parentId: 'asg-protocollo' }),
        { provider: 'aws', id: volumeId, kind: 'volume', parentId: machineId },
      ],
    ),
    'pass',
    [],
  ),
  row(
    'a parent does not speak for its child',
    reported([whole(machineId)], [vm(machineId), { provider: 'aws', id: volumeId, kind: 'volume', parentId: machineId }]),
    'fail',
    ['ID_NOT_IN_REPORT'],
    { id: volumeId },
  ),
  row(
    'an inventory names an undeclared child and an alias',
    reported([whole(volumeId), whole('protocollo-01')], [vm(machineId)], {
      files: [
        inventory(
          'project/resource-list/ec2.json',
          seen(machineId, 1, { aliases: ['protocollo-01'] }),
          seen(volumeId, 2, { parentId: machineId }),
        ),
      ],
    }),
    'pass',
    [],
  ),
  row(
    'a name that two machines share is nobody’s',
    reported([whole('web')], [vm(machineId)], {
      files: [inventory('project/resource-list/ec2.json', seen(machineId, 1, { name: 'web' }), seen(other, 2, { name: 'web' }))],
    }),
    'fail',
    ['ID_NOT_IN_REPORT', 'REPORT_ID_UNDECLARED'],
  ),
  row(
    'parents that go round in a circle end',
    reported([whole(machineId)], [vm(machineId, { parentId: other }), vm(other, { parentId: machineId })]),
    'pass',
    [],
  ),

  row('Azure ids compare without case', reported([whole(armId.toUpperCase())], [{ provider: 'azure', id: armId, kind: 'vm' }]), 'pass', []),
  row('other ids do not', reported([whole(machineId.toUpperCase())]), 'fail', ['ID_NOT_IN_REPORT', 'REPORT_ID_UNDECLARED']),
  row(
    'the id stands in the file’s name',
    {
      service: { resources: [vm(machineId)] },
      files: [report(`protocollo/usage-report/${machineId}_cpu.csv.gz`, [whole(null)], { resourceIdRule: { fileName: '^(?<id>.+)_cpu' } })],
    },
    'pass',
    [],
  ),
  row(
    'the mapping names the one machine',
    {
      service: { resources: [vm(machineId)] },
      files: [report(path, [whole(null)], { resourceIdRule: { constant: machineId } })],
    },
    'pass',
    [],
  ),
  row('nobody says which machine the rows are about', reported([whole(machineId), whole(null)]), 'review', ['REPORT_ROWS_WITHOUT_ID'], {
    file: path,
    series: 1,
  }),

  row(
    'a report of the whole project that holds its machine',
    {
      service: { resources: [vm(machineId)] },
      files: [report('project/usage-report/cpu.csv', [whole(machineId), whole(other)])],
    },
    'review',
    ['REPORT_ID_UNDECLARED'],
  ),
  row(
    'a report of another service that holds its machine',
    {
      services: [{ resources: [vm(machineId)] }, { id: 'notifiche', resources: [vm(other)] }],
      files: [report('notifiche/usage-report/cpu.csv', [whole(machineId), whole(other)])],
    },
    'pass',
    [],
  ),
  row(
    'a report of the project about others is not about it',
    reported([whole(machineId)], [vm(machineId)], {
      files: [report('project/usage-report/altri.csv', [whole('i-0eeeeeeeeeeeeeeee')])],
    }),
    'pass',
    [],
  ),
  row(
    'case 24: a machine that serves two services',
    {
      services: [{ resources: [vm(machineId)] }, { id: 'gestione-documentale', resources: [vm(machineId)] }],
      files: [report(path, [whole(machineId)])],
    },
    'pass',
    ['RESOURCE_SHARED'],
    { id: machineId, services: ['gestione-documentale'] },
  ),
  row(
    'case 24: the same machine under another CUP',
    {
      ...reported([whole(machineId)]),
      claims: [{ sha: 'a', claimed: machineId, otherProjects: 2 }],
    },
    'review',
    ['CROSS_ENTITY_REUSE'],
    { otherProjects: 2 },
  ),

  row('no id declared', reported([whole(machineId)], []), 'missing', ['ID_LIST_MISSING']),
  row(
    'ids from an uploaded list',
    reported([whole(machineId)], [], { files: [idList('protocollo/resource-list/id.txt', machineId)] }),
    'pass',
    ['ID_FORMAT'],
  ),
  row(
    'dossier and list name the same machine',
    reported([whole(machineId)], [vm(machineId)], { files: [idList('protocollo/resource-list/id.txt', machineId)] }),
    'pass',
    [],
  ),
  row('the same id twice in the dossier', reported([whole(machineId)], [vm(machineId), vm(machineId)]), 'fail', ['ID_DUPLICATE'], {
    id: machineId,
    times: 2,
    declaredIn: 'dossier',
  }),
  row(
    'the same id twice in a list',
    reported([whole(machineId)], [], { files: [idList('protocollo/resource-list/id.txt', machineId, machineId)] }),
    'fail',
    ['ID_DUPLICATE', 'ID_FORMAT'],
  ),
  row(
    'an Azure id twice in two cases',
    reported(
      [whole(armId)],
      [
        { provider: 'azure', id: armId, kind: 'vm' },
        { provider: 'azure', id: armId.toLowerCase(), kind: 'vm' },
      ],
    ),
    'fail',
    ['ID_DUPLICATE'],
  ),
  row('an id that its provider does not write so', reported([whole('server-01')], [vm('server-01')]), 'review', ['ID_FORMAT'], {
    id: 'server-01',
    provider: 'aws',
  }),
  row(
    'a provider whose form nobody knows',
    reported([whole('PRT-01')], [{ provider: 'esempio-cloud', id: 'PRT-01', kind: 'vm' }]),
    'pass',
    ['ID_FORMAT'],
  ),
  row(
    'a list as a picture is for a person',
    reported([whole(machineId)], [], { files: [filed('protocollo/resource-list/id.pdf')] }),
    'review',
    ['FILE_NOT_READ'],
  ),
  row(
    'a list that nobody can read',
    reported([whole(machineId)], [], {
      files: [filed('protocollo/resource-list/id.bin', withStatus('refused'))],
    }),
    'missing',
    ['ID_LIST_MISSING', 'FILE_NOT_READ'],
  ),

  row('no report yet', { service: { resources: [vm(machineId)] } }, 'missing', ['REPORT_MISSING']),
  row('the report is a picture', { service: { resources: [vm(machineId)] }, files: [filed('protocollo/usage-report/cpu.pdf')] }, 'review', [
    'FILE_NOT_READ',
  ]),
  row(
    'what the readable reports lack may be in the picture',
    reported([whole(machineId)], [vm(machineId), vm(other)], {
      files: [filed('protocollo/usage-report/cpu.pdf')],
    }),
    'review',
    ['FILE_NOT_READ', 'ID_NOT_IN_REPORT'],
  ),
  row(
    'a report that was not recognised',
    {
      service: { resources: [vm(machineId)] },
      files: [filed('protocollo/usage-report/cpu.csv', withStatus('unrecognised'))],
    },
    'missing',
    ['FILE_NOT_READ', 'REPORT_MISSING'],
  ),
  row(
    'the window has not elapsed: what is not there yet is missing',
    {
      service: { resources: [vm(machineId), vm(other)] },
      files: [report(path, [series(machineId, '2026-01-09T23:00:00Z', '2026-01-15T10:00:00Z')], {}, '2026-01-15T10:00:00Z')],
      asOf: '2026-01-15T11:00:00Z',
    },
    'missing',
    ['ID_NOT_IN_REPORT'],
  ),

  row(
    'no start of the migration',
    { ...reported([whole(machineId)]), service: { resources: [vm(machineId)], migrationStartedOn: null } },
    'missing',
    ['MIGRATION_START_MISSING'],
  ),
  row(
    'released before it began',
    { ...reported([whole(machineId)]), service: { resources: [vm(machineId)], releasedOn: '2026-01-09' } },
    'fail',
    ['DATE_ORDER'],
  ),
  row(
    'case 23: migrated years ago, judged on the observation window',
    {
      service: {
        resources: [vm(machineId)],
        migrationStartedOn: '2021-03-01',
        releasedOn: '2021-04-01',
        completedOn: '2021-04-01',
        observationWindow: { start: '2026-01-10', end: '2026-01-24' },
      },
      files: [report(path, [whole(machineId)])],
    },
    'pass',
    [],
  ),
]);
