import type { verdictInItalian } from './it-verdict.ts';
import type { Widened } from './widened.ts';

export const verdictInEnglish: Widened<typeof verdictInItalian> = {
  outcomes: {
    positive: 'Positive',
    'partially-positive': 'Partially positive',
    negative: 'Negative',
    'under-review': 'Under review',
    incomplete: 'Incomplete',
    maintained: 'Maintained',
    lapsed: 'Lapsed',
    unproven: 'Unproven',
    'awaiting-declaration': 'Awaiting the declaration',
  },
  outcomeMeanings: {
    positive: 'Every service and every point of the package conforms.',
    'partially-positive': 'Something does not conform, but the deadline has not passed: it can still be mended.',
    negative: 'The project cannot be paid.',
    'under-review': 'The evidence is there: now the auditor decides.',
    incomplete: 'Evidence is missing, and the deadline has not passed.',
    maintained: 'The service stays in use after the migration.',
    lapsed: 'After the migration the service is found to be out of use.',
    unproven: 'Evidence that the service stays in use after the migration is missing.',
    'awaiting-declaration': 'There are uploads, but no valid declaration: nothing can be judged.',
  },
  serviceOutcomes: { pass: 'Conforming', fail: 'Not conforming', incomplete: 'Incomplete', 'under-review': 'To be reviewed' },
  pointOutcomes: {
    pass: 'Passed',
    fail: 'Not passed',
    missing: 'Evidence is missing',
    review: 'To be reviewed',
    'not-applicable': 'Not applicable',
  },
  severities: { fail: 'Blocks', missing: 'Missing', review: 'To review', warning: 'Warning', info: 'Note' },
  hands: { entity: 'entity', supplier: 'supplier', auditor: 'auditor', operator: 'Attesta’s operator' },
  purposes: { migration: 'Migration', maintenance: 'Permanence in use' },
  pointChanges: { new: 'New obstacle', fixed: 'Settled', changed: 'Changed', figures: 'New figures' },
  families: {
    VIS: 'Visibility',
    TRA: 'Transfer (IaaS)',
    PAA: 'Upgrade, PaaS',
    SAA: 'Upgrade, SaaS',
    PKG: 'Package',
    MNT: 'Permanence in use',
  },
  package: 'The whole package',
};
