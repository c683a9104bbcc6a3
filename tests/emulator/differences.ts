/**
 * Where ministack does something else than AWS documents and the laptop's endpoints do, by the name of the adapter case that shows it
 * (tests/functions/adapters). Each of these cases must fail there, and fail so; any other failure, and a difference that is gone, is red.
 * The page for people is docs/emulatore.md.
 */
export interface Difference {
  readonly what: string;
  /** What the case says where it fails. */
  readonly fails: RegExp;
}

const range: Difference = {
  what: 'GetObject with a version and a Range gives the whole object with 200: our adapter refuses such an answer as a fault',
  fails: /S3 gave 300000 bytes/,
};

export const differences: Readonly<Record<string, Difference>> = {
  'slice [0, 10) is clipped to the object': range,
  'slice [299990, 400000) is clipped to the object': range,
  'slice [100000, 200001) is clipped to the object': range,
};

/** What launch.py corrects in the emulator, as it prints it when it does. Each is printed in every run: one that is not needed any more goes. */
export const corrections: readonly string[] = [
  'correction: version-id put into an event of S3',
  'correction: the principal is arn:aws:iam::111122223333:role/',
  'correction: sqs:SendMessageBatch is asked for as one message',
];
