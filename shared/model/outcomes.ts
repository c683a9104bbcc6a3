export const projectOutcomes = [
  'positive',
  'partially-positive',
  'negative',
  'under-review',
  'incomplete',
  'maintained',
  'lapsed',
  'unproven',
] as const;
export type ProjectOutcome = (typeof projectOutcomes)[number];
export const serviceOutcomes = ['pass', 'fail', 'incomplete', 'under-review'] as const;
export type ServiceOutcome = (typeof serviceOutcomes)[number];

/** `migration`: the period W; `maintenance`: permanence in use afterwards, which never alters a migration's outcome (DESIGN §4, Purpose). */
export const purposes = ['migration', 'maintenance'] as const;
export type Purpose = (typeof purposes)[number];
