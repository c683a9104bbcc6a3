/** How long a client of AWS waits, milliseconds. */
export interface Patience {
  /** For a connection. */
  readonly connection: number;
  /** For the next byte of an answer, its body included: what is silent so long is dead. */
  readonly silence: number;
}

/** The SDK's own is endless: an answer that stops midway would cost the whole time of a function, and its message half an hour. */
export const onLambda: Patience = { connection: 3_000, silence: 20_000 };

/**
 * Settings of any client of the SDK. Its `requestTimeout` ends with the headers of the answer; `socketTimeout` is the one that also breaks off a
 * body (tests/functions/stalled-answers.test.ts).
 */
export const impatient = ({ connection, silence }: Patience) => ({
  requestHandler: { connectionTimeout: connection, socketTimeout: silence },
});
