import { Refusal } from '../../refusal.ts';

/** The file says one thing and holds another. `found` says in English where, for whoever made the file. */
export const damaged = (found: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal('PARQUET_DAMAGED', 0, { found, ...details });

/** Well made perhaps, but more at once than memory is for. `what` names the piece. */
export const tooLarge = (what: string, size: number, limit: number): Refusal => new Refusal('PARQUET_TOO_LARGE', 0, { what, size, limit });

/** A codec or encoding that is not read. */
export const unsupported = (what: string): Refusal => new Refusal('PARQUET_UNSUPPORTED', 0, { what });
