const minute = 60_000;
const hour = 60 * minute;

/** Every number of DESIGN §5, milliseconds unless the name says otherwise. */
export const policy = {
  minimumDays: 15,
  blockTolerance: 1 * hour,
  link: 2 * hour + 30 * minute,
  warningHole: 6 * hour,
  coarseRow: 6 * hour,
  longHole: 24 * hour,
  longestRow: 25 * hour,
  /** Statement 4: rows of 23 to 25 h with both ends within 3 h of a Rome midnight. */
  shortestDayRow: 23 * hour,
  dayRowDistance: 3 * hour,
  lowCoverageShare: 0.5,
  reducedCoverageShare: 0.95,
  zeroDaysShare: 0.4,
  flatDays: 7,
  flatRows: 8,
  flatDigits: 6,
  maintenanceDays: 30,
  staleAfterDays: 45,
  /** Side of the stamp unknown: lengths from here on are judged both ways. */
  sideMatters: 20 * hour,
  nominalDay: 24 * hour,
} as const;
