import { machineId } from '../../support/build-dossier.ts';
import { filed, recognisedAs, withStatus } from '../../support/build-files.ts';
import type { Row } from '../../support/check-table.ts';
import { reported, row, vm, whole } from './build-rows.ts';

/** Lists that were filed and not read, or not whole. */
export const rowsOfUnreadLists: readonly Row[] = [
  row(
    'a list as a picture is for a person',
    reported([whole(machineId)], [], { files: [filed('protocollo/resource-list/id.pdf')] }),
    'review',
    ['FILE_NOT_READ'],
  ),
  row(
    'a list of which a row is lost',
    reported([whole(machineId)], [vm(machineId)], {
      files: [
        filed('protocollo/resource-list/id.csv', {
          recognition: recognisedAs('resource-list'),
          rows: { read: 2, accepted: 1, rejected: 1 },
          issues: [{ code: 'RESOURCE_ID_ROUNDED', severity: 'warning', count: 1, firstRows: [3] }],
        }),
      ],
    }),
    'review',
    ['LIST_ROWS_LOST'],
    { count: 1, codes: ['RESOURCE_ID_ROUNDED'] },
  ),
  row(
    'a list that nobody can read',
    reported([whole(machineId)], [], {
      files: [filed('protocollo/resource-list/id.bin', withStatus('refused'))],
    }),
    'missing',
    ['ID_LIST_MISSING', 'FILE_NOT_READ'],
  ),
];
