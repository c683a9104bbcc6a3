/** A daily run at an hour of the wall clock of a zone. */
export interface ScheduleDefinition {
  /** 0 to 23, whole hours. */
  readonly hour: number;
  readonly zone: 'Europe/Rome';
}

export const scheduleDefinitions = {
  /**
   * The daily sweep for projects to judge again. At four nobody uploads, and the clocks of Rome change between 02:00 and 03:00: an hour
   * that is skipped or comes twice is never this one.
   */
  recheck: { hour: 4, zone: 'Europe/Rome' },
} as const satisfies Record<string, ScheduleDefinition>;
