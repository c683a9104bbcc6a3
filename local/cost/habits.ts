import type { Visits } from './console-cost.ts';
import type { Habit } from './cost-terms.ts';

const services = { services: 8, resources: 4, classes: 4, bytesPerRow: 67 } as const;

/** Eight services are what most of the funded amounts come to (the fixed sum and eight transfers); the rest is assumed. */
export const usual: Habit = {
  ...services,
  name: 'a report a month for each service, a row every 5 minutes',
  step: 5,
  reportsPerMonth: 1,
  documents: 50,
  declarations: 12,
  filesPerJudgement: 3,
};

/** The heaviest that a provider's own exports make anybody do. */
export const heavy: Habit = {
  ...services,
  name: 'a report a day for each service, a row a minute',
  step: 1,
  reportsPerMonth: 30,
  documents: 50,
  declarations: 12,
  filesPerJudgement: 8,
};

/** The 102 projects that are funded, and 20,000 entities. */
export const fleets = [102, 20_000] as const;

/** Who looks at the console: assumed. The second is what 20,000 entities would be. */
export const visits: readonly Visits[] = [
  { name: '102 officials four times a month, 20 auditors every working day', people: 122, visits: 7 },
  { name: '20,000 officials four times a month, 500 auditors every working day', people: 20_500, visits: 5 },
];
