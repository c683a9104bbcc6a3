import * as z from 'zod';
import { compareIds } from '../evidence/compare-ids.ts';
import { declaredIdFaults } from '../evidence/declared-ids.ts';
import { fileNotRead, listRowsLost, listsNotRead } from '../evidence/documents.ts';
import { reportNotRead, reportsWithoutRows } from '../evidence/unread-reports.ts';
import { readableKinds } from '../model/upload.ts';
import { reason } from '../reasons/reason.ts';
import { defineCheck } from './define-check.ts';

/**
 * Are the ids that the service declares those that its usage reports are about, within the judged window (TRA-06; window: DESIGN §5
 * statement 1)? How long each was in use is TRA-03's question.
 */
export const declaredIdsAreInReports = defineCheck({
  id: 'declared-ids-are-in-reports',
  parameters: z.strictObject({}),
  reads: readableKinds,
  codes: [
    'ID_LIST_MISSING',
    'ID_DUPLICATE',
    'ID_FORMAT',
    'ID_NOT_IN_REPORT',
    'NO_ID_IN_WINDOW',
    'REPORT_ID_UNDECLARED',
    'REPORT_ROWS_WITHOUT_ID',
    'REPORT_MISSING',
    'REPORT_NOT_READ',
    'RESOURCE_SHARED',
    'CROSS_ENTITY_REUSE',
    'FILE_NOT_READ',
    'LIST_ROWS_LOST',
    'MIGRATION_START_MISSING',
    'DATE_ORDER',
  ],
  assess(facts) {
    const lists = listsNotRead(facts, 'resource-list');
    const reports = listsNotRead(facts, 'usage-report');
    const withoutRows = reportsWithoutRows(facts);
    const files = new Set([...reports, ...withoutRows].map(({ file }) => file));
    const lost = listRowsLost(facts, 'resource-list');
    const notRead = [...[...lists.map(({ file }) => file), ...files].map(fileNotRead), ...lost];
    if (facts.resources.length === 0) {
      const isForPerson = lists.some(({ forPerson }) => forPerson);
      return { reasons: isForPerson ? notRead : [reason('ID_LIST_MISSING'), ...notRead] };
    }
    const compared = compareIds(
      facts,
      reports.some(({ forPerson }) => forPerson),
    );
    // Where the file that could not be read is all there is, it is what is missing: nobody has to ask for another one.
    if (withoutRows.length > 0 && compared.reasons.some(({ code }) => code === 'REPORT_MISSING')) {
      return {
        reasons: [...lists.map(({ file }) => fileNotRead(file)), ...lost, ...declaredIdFaults(facts), ...withoutRows.map(reportNotRead)],
      };
    }
    return { reasons: [...notRead, ...declaredIdFaults(facts), ...compared.reasons], evidence: compared.evidence };
  },
});
