/** Kinds of evidence: the third segment of an upload's key (DESIGN §4, Keys). */
export const evidenceKinds = [
  'usage-report',
  'ip-list',
  'resource-list',
  'contract',
  'production-declaration',
  'data-completeness',
  'improvement-declaration',
  'origin-declaration',
  'critical-data',
  'dnsh',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Kinds whose bytes are read for figures, ids or addresses; the others are documents for a person. */
export const readableKinds: readonly EvidenceKind[] = ['usage-report', 'ip-list', 'resource-list'];
