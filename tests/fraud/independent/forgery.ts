import type { ForgeryKind, UsageClass } from '../labelled-case.ts';
import type { Dice } from '../seeded.ts';
import type { Making } from './loads.ts';
import type { ReportSeries } from './report-case.ts';

/** What a forger has on the desk: the period, the dice, and other dice for a second machine. */
export interface Workshop extends Making {
  readonly resourceClass: UsageClass;
  readonly other: Dice;
}

export interface Forgery {
  readonly kind: ForgeryKind;
  readonly variant: string;
  readonly accepts: readonly string[];
  readonly make: (workshop: Workshop) => readonly ReportSeries[];
  readonly classes: readonly UsageClass[];
  readonly newestFirst: boolean;
  /** Milliseconds before the end of the rows at which the file was received; negative: after it. */
  readonly early: number;
}

const every: readonly UsageClass[] = ['cpu', 'ram', 'storage', 'network'];

export const forgery = (
  kind: ForgeryKind,
  variant: string,
  accepts: readonly string[],
  make: Forgery['make'],
  rest: Partial<Forgery> = {},
): Forgery => ({ kind, variant, accepts, make, classes: every, newestFirst: false, early: -3_600_000, ...rest });
