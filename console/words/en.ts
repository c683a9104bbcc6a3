import { declarationInEnglish } from './en-declaration.ts';
import { evidenceInEnglish } from './en-evidence.ts';
import { mappingInEnglish } from './en-mapping.ts';
import { pagesInEnglish } from './en-pages.ts';
import { recordsInEnglish } from './en-records.ts';
import { reviewInEnglish } from './en-review.ts';
import { uploadInEnglish } from './en-upload.ts';
import { verdictInEnglish } from './en-verdict.ts';
import type { it } from './it.ts';
import type { Widened } from './widened.ts';

export const en: Widened<typeof it> = {
  language: 'en',
  site: {
    name: 'Attesta',
    tagline: 'Verification of cloud migrations, PNRR measure 1.2',
    over: 'Verification of migrations to the cloud',
    languageSwitch: 'Language',
    mainNavigation: 'Main',
    breadcrumb: 'Breadcrumb',
    queue: 'Dossiers',
    mine: 'Up to me',
    skipToContent: 'Skip to the content',
    skipToFooter: 'Skip to the footer',
    footer: 'About the service',
    footerText:
      'Attesta measures whether migrated services are really in use, and proposes an outcome. The auditor decides. Times are Rome’s.',
    rules: 'Rules, reasons, formats and ways of judging are public, and so is the code (AGPL-3.0-or-later).',
  },
  session: {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signInTitle: 'Sign in to Attesta',
    signInText: 'Dossiers are shown to whoever has signed in. You come back to this page afterwards.',
    signedInAs: 'Signed in as',
    roles: { entity: 'entity', auditor: 'auditor', operator: 'operator' },
    failed: 'Signing in did not work. Try again; if it goes on, ask whoever manages the accounts.',
    failedBecause: 'What the manager of the accounts says:',
  },
  loading: 'Loading…',
  loaded: (title) => `Page loaded: ${title}`,
  faults: {
    title: 'This page cannot be shown',
    notFoundTitle: 'There is no such page',
    notFound: 'The address is none of the console’s, or what it names is not there or not visible to you.',
    unreachable: 'The service does not answer. Check the connection and try again.',
    forbidden: 'You may not see this page.',
    busy: 'There are too many requests at the moment. Wait a few seconds and try again.',
    ours: 'The problem is ours: there is nothing for you to do. Try again shortly.',
    unknown: (status) => `The service answered in an unexpected way (${status}).`,
    quote: (id) => `If it goes on, write to us with the code ${id}.`,
    again: 'Try again',
    toQueue: 'Back to the dossiers',
    start: 'The console cannot start: its configuration is missing. Tell whoever runs it.',
  },
  ...pagesInEnglish,
  ...declarationInEnglish,
  ...mappingInEnglish,
  ...recordsInEnglish,
  ...reviewInEnglish,
  ...evidenceInEnglish,
  ...uploadInEnglish,
  ...verdictInEnglish,
};
