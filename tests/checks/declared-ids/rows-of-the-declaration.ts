import { machineId, volumeId } from '../../support/build-dossier.ts';
import { filed, idList, inventory, report, seen, series, withStatus } from '../../support/build-files.ts';
import type { Row } from '../../support/check-table.ts';
import { armId, other, path, reported, row, vm, whole } from './build-rows.ts';

const many = Array.from({ length: 12 }, (_, index) => `PRT-${String(index + 1).padStart(2, '0')}`);

/** How ids are written, which reports speak about the service, and what stands in the way of comparing. */
export const rowsOfTheDeclaration: readonly Row[] = [
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

  row(
    'rows of the only report without an id: what is declared is not proved absent',
    { service: { resources: [vm(machineId)] }, files: [report(path, [whole(null)])] },
    'review',
    ['REPORT_ROWS_WITHOUT_ID'],
  ),
  row(
    'some rows without an id: a machine that is not found may be theirs',
    reported([whole(machineId), whole(null)], [vm(machineId), vm(other)]),
    'missing',
    ['REPORT_ROWS_WITHOUT_ID', 'ID_NOT_IN_REPORT'],
  ),
  row(
    'a report of the project that holds only a child known from an inventory',
    {
      service: { resources: [vm(machineId)] },
      files: [
        report('project/usage-report/ebs.csv', [whole(volumeId)]),
        inventory('project/resource-list/ec2.json', seen(machineId, 1), seen(volumeId, 2, { parentId: machineId })),
      ],
    },
    'pass',
    [],
  ),
  row(
    'a claim that nobody else makes',
    { ...reported([whole(machineId)]), claims: [{ sha: 'a', claimed: machineId, otherProjects: 0 }] },
    'pass',
    [],
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
    ids: ['server-01'],
    count: 1,
    provider: 'aws',
  }),
  row(
    'ids of one provider without a known form are one notice: the first ten are named, all are counted',
    reported(
      many.map((id) => whole(id)),
      many.map((id) => ({ provider: 'esempio-cloud', id, kind: 'vm' })),
    ),
    'pass',
    ['ID_FORMAT'],
    { provider: 'esempio-cloud', count: 12, ids: many.slice(0, 10) },
  ),
  row(
    'a provider whose form nobody knows',
    reported([whole('PRT-01')], [{ provider: 'esempio-cloud', id: 'PRT-01', kind: 'vm' }]),
    'pass',
    ['ID_FORMAT'],
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
    ['REPORT_NOT_READ'],
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
    'case 23: migrated years ago, and no window to observe stated: missing, not failed',
    {
      service: { resources: [vm(machineId)], migrationStartedOn: '2021-03-01', releasedOn: '2021-04-01', completedOn: '2021-04-01' },
      files: [report(path, [whole(machineId)])],
    },
    'missing',
    ['ID_NOT_IN_REPORT'],
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
];
