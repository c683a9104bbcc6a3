import type { ReasonCode } from '../reasons/catalogue.ts';

/**
 * The file as a whole cannot be read, and it is the file's fault. Thrown inside reading only, so that a pass over a stream can end
 * anywhere; `readEvidence` turns it into a recognition and an issue.
 */
export class Refusal extends Error {
  readonly code: ReasonCode;
  readonly row: number;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: ReasonCode, row = 0, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.row = row;
    this.details = details;
  }
}

/** The bytes are not the UTF-8 they seemed to be: reading starts again as Windows-1252. */
export class NotUtf8 extends Error {
  constructor() {
    super('invalid UTF-8');
    this.name = 'NotUtf8';
  }
}
