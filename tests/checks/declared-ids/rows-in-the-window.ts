import { machineId, volumeId } from '../../support/build-dossier.ts';
import { inventory, presence, seen, series } from '../../support/build-files.ts';
import type { Row } from '../../support/check-table.ts';
import { other, path, reported, row, vm, whole } from './build-rows.ts';

/** Who has rows in the window, and who speaks for whom. */
export const rowsInTheWindow: readonly Row[] = [
  row('the declared machine is in the report', reported([whole(machineId)]), 'pass', []),
  row(
    'PowerCLI puts the type before the id that the dossier has',
    reported([whole('VirtualMachine-vm-90')], [vm('vm-90', { provider: 'vmware' })]),
    'pass',
    [],
  ),
  row(
    'Cloud Director’s URN declared, the form of its links in the report',
    reported(
      [whole('vm-ab12cd34-0000-4000-8000-000000000001')],
      [vm('urn:vcloud:vm:AB12CD34-0000-4000-8000-000000000001', { provider: 'vmware' })],
    ),
    'pass',
    [],
  ),
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
          lastStart: Date.parse('2026-01-01T00:00:00Z'),
        },
      }),
    ]),
    'pass',
    [],
  ),
  row(
    'only rows without a value',
    reported([whole(machineId, { presence: { runs: [], coarse: [], declared: [], tooLong: [], lastStart: null } })]),
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
  row(
    'the only one removed before the window: equal to nothing proves nothing',
    reported([series(machineId, '2026-01-01T00:00:00Z', '2026-01-09T12:00:00Z')], [vm(machineId, { deletedOn: '2026-01-09' })]),
    'missing',
    ['NO_ID_IN_WINDOW'],
  ),
  row('removed on its first day', reported([whole(machineId)], [vm(machineId), vm(other, { deletedOn: '2026-01-10' })]), 'fail', [
    'ID_NOT_IN_REPORT',
  ]),
  row('made on its last day', reported([whole(machineId)], [vm(machineId), vm(other, { createdOn: '2026-01-24' })]), 'fail', [
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
];
