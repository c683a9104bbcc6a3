import { declaredIdsAreInReports } from '../../shared/checks/declared-ids-are-in-reports.ts';
import { testCheck } from '../support/check-table.ts';
import { rowsInTheWindow } from './declared-ids/rows-in-the-window.ts';
import { rowsOfTheDeclaration } from './declared-ids/rows-of-the-declaration.ts';
import { rowsOfUnreadLists } from './declared-ids/rows-of-unread-lists.ts';

testCheck(declaredIdsAreInReports, {}, [...rowsInTheWindow, ...rowsOfTheDeclaration, ...rowsOfUnreadLists]);
