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
  'slice [299990, 400000) is clipped to the object': range,
  'slice [100000, 200001) is clipped to the object': range,
};

/** What local/emulator/corrections.py puts right in the emulator, as it tells it. Each is told in every run: one that is not needed any more goes. */
export const corrections: readonly string[] = [
  'version-id put into an event of S3',
  'the principal of a session is its role',
  'several messages need the right of one',
  'a range of a version is given as asked',
];
