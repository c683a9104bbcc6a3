/**
 * Our faults (DESIGN §1, invariant 3): thrown, retried, at last in the dead-letter queue. Never somebody's `fail`. What is wrong
 * with an upload is not here: it is a reason code in a value.
 */

/** The function cannot start: its environment is not what infra/ sets. */
export class EnvironmentFault extends Error {
  override readonly name = 'EnvironmentFault';
}

/** Something that we wrote ourselves is not there, or is not what we write. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/**
 * A record was made by rules that this version of ours does not hold: a draft that was never published, or a version that came after. Who asks
 * over HTTP is told so.
 */
export class RulesNotHere extends Error {
  override readonly name = 'RulesNotHere';
}

/** Others kept changing the same project while we judged it; the message is retried later. */
export class ContentionFault extends Error {
  override readonly name = 'ContentionFault';
}

/** A sweep left projects that are due unasked; it is run again, and they are due still. */
export class SweepFault extends Error {
  override readonly name = 'SweepFault';
  /** Projects that were not asked for. */
  readonly projects: number;
  constructor(projects: number, due: number) {
    super(`${projects} of ${due} due projects were not asked for`);
    this.projects = projects;
  }
}

/** Somebody else's: a text that is none of the cursors that we gave. */
export class UnknownCursor extends Error {
  override readonly name = 'UnknownCursor';
}

/** Nobody's fault: more would have to be read at once than whoever asked may take. */
export class TooMuchToRead extends Error {
  override readonly name = 'TooMuchToRead';
}
