/** How much an input holds. Everything else about it follows from this and from where a row stands. */
export interface Extent {
  readonly vms: number;
  /** Midnight in Rome, milliseconds. */
  readonly start: number;
  readonly days: number;
  /** Seconds between two rows of a series. */
  readonly step: number;
  /** One row in so many is malformed, by turns in each way that there is. */
  readonly malformedEvery: number;
  /** Lines that a bill has for one machine, meter and hour. */
  readonly linesPerHour: number;
}

const DAY = 86_400_000;
/** 10 March 2026, 00:00 in Rome. Thirty days from there hold the change to summer time. */
const TEN_MARCH = Date.UTC(2026, 2, 9, 23);
/** 28 March: three days from there hold it too. */
const BEFORE_THE_CHANGE = TEN_MARCH + 18 * DAY;
/** Clocks in Rome go forward: the only change within any input. */
export const SUMMER_TIME = Date.UTC(2026, 2, 29, 1);

/** Rome's distance from UTC within the inputs, milliseconds. Written out, because no peer has a zone table to lean on either. */
export const romeOffset = (instant: number): number => (instant >= SUMMER_TIME ? 7_200_000 : 3_600_000);

/** Number of the Rome civil day since 1970-01-01. */
export const romeDay = (instant: number): number => Math.floor((instant + romeOffset(instant)) / DAY);

export const stepsOf = ({ days, step }: Extent): number => (days * DAY) / (step * 1000);

/** `tiny` is for the tests, `quick` for a first look; the other two are about as many megabytes of each input. */
export const sizes = ['tiny', 'quick', '250', '2500'] as const;
export type Size = (typeof sizes)[number];

const month = { start: TEN_MARCH, days: 30, step: 60, malformedEvery: 500_009, linesPerHour: 1 } as const;
const days3 = { ...month, start: BEFORE_THE_CHANGE, days: 3, malformedEvery: 50_021 } as const;
const days2 = { ...days3, days: 2, malformedEvery: 997 } as const;

/** Rows of one sample each: 22 machines x 4 measures x 1 minute x 30 days is 250 MB. */
export const longExtents: Readonly<Record<Size, Extent>> = {
  tiny: { ...days2, vms: 2, step: 120 },
  quick: { ...days3, vms: 22 },
  '250': { ...month, vms: 22 },
  '2500': { ...month, vms: 220 },
};

/** 800 columns; ten times the file is ten times the rows, as no table is ten times as wide. */
export const wideExtents: Readonly<Record<Size, Extent>> = {
  tiny: { ...days2, vms: 4, malformedEvery: 211 },
  quick: { ...days3, vms: 200, malformedEvery: 1_009 },
  '250': { ...month, vms: 200, malformedEvery: 10_007 },
  '2500': { ...month, vms: 200, step: 6, malformedEvery: 100_003 },
};

/** Charges by the hour. Ten times the file is ten lines an hour: ten times the machines would be more series than a digest admits. */
export const billExtents: Readonly<Record<Size, Extent>> = {
  tiny: { ...days2, vms: 5, step: 3600, malformedEvery: 97 },
  quick: { ...days3, vms: 97, step: 3600, malformedEvery: 5_003 },
  '250': { ...month, vms: 97, step: 3600, malformedEvery: 50_021 },
  '2500': { ...month, vms: 97, step: 3600, malformedEvery: 500_009, linesPerHour: 10 },
};

/** Points of an answer of a monitoring interface, which is malformed as a whole or not at all; Azure takes twice as many bytes for one. */
const answers = (vms: number): Readonly<Record<Size, Extent>> => ({
  tiny: { ...days2, vms: 2, step: 120 },
  quick: { ...days3, vms },
  '250': { ...month, vms },
  '2500': { ...month, vms: vms * 10 },
});
export const cloudWatchExtents = answers(56);
export const azureExtents = answers(30);
