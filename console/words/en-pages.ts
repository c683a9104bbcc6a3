import type { pagesInItalian } from './it-pages.ts';
import type { Widened } from './widened.ts';

/** The texts of each page, in English. */
export const pagesInEnglish: Widened<typeof pagesInItalian> = {
  queue: {
    title: 'Dossiers',
    intro: 'What waits, since when, who has to act, by when. By outcome; of each, the nearest deadline first.',
    filters: 'Filters',
    outcome: 'Proposed outcome',
    purpose: 'What is judged',
    any: 'All',
    ipa: 'IPA code of the entity',
    deadlineFrom: 'Deadline from',
    deadlineTo: 'Deadline to',
    apply: 'Filter',
    clear: 'Remove the filters',
    count: (shown) => (shown === '1' ? '1 dossier' : `${shown} dossiers`),
    countOfPage: (shown) => `${shown} dossiers on this page`,
    none: 'No dossier matches these filters.',
    noneHere: 'None on this page: go on to the next.',
    next: 'Next page',
    first: 'Back to the first page',
    columns: {
      entity: 'Entity',
      outcome: 'Proposed outcome',
      hand: 'Up to',
      since: 'Judged on',
      deadline: 'Deadline',
      next: 'Next check',
    },
    pages: 'Pages',
    nobody: 'nobody',
    notJudged: 'not yet',
    unnamed: 'Entity without a valid declaration',
    never: 'never',
    noDeadline: 'unknown',
    noDeadlineInMaintenance: 'none',
  },
  deadline: {
    daysLeft: (days) => (days === '1' ? '1 day left' : `${days} days left`),
    today: 'due today',
    overdue: (days) => (days === '1' ? 'overdue by 1 day' : `overdue by ${days} days`),
  },
};
