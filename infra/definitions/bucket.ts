/** The one bucket: `uploads/` (what entities send), `digests/`, `records/`, `reviews/` and `registers/` (ours, immutable). */
export const bucketDefinition = {
  versioned: true,
  /** Records and evidence outlive the checks on the funding (DESIGN §6). */
  objectLock: { mode: 'GOVERNANCE', years: 7 },
  /** Prefix whose "Object Created" events reach the uploads queue, through EventBridge. */
  eventPrefix: 'uploads/',
} as const;
