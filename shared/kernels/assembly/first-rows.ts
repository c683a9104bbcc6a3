/*
 * The first rows of each civil day and of each working day, in WebAssembly: see days.ts. By day: the offsets from its midnight of the
 * earliest different rows, in order; then those of the working day's, and what these rows say. Infinite: there is none yet.
 */
const EARLIEST: usize = 696;
const SAMPLE: usize = 760;
/** A value stands so far behind its offset. */
const VALUES: usize = 64;
const BYTES: usize = 64;

/** Up to these offsets a row may be one of them: almost every row only meets these limits. */
const EARLIEST_UNTIL: usize = 48;
const SAMPLE_UNTIL: usize = 56;
/** As usage/working-sample.ts. */
const SAMPLE_BEGINS: f64 = 36000000;

/** Without a way that depends on the time of day, which of rows in no order nobody can foresee. */
export function isEarly(day: usize, offset: f64): bool {
  const isEarliest = <i32>(offset < load<f64>(day, EARLIEST_UNTIL));
  return (isEarliest | (<i32>(offset >= SAMPLE_BEGINS) & <i32>(offset <= load<f64>(day, SAMPLE_UNTIL)))) !== 0;
}

/** May one of the rows between these two offsets be one of them? */
export function mayBeEarly(day: usize, first: f64, last: f64): bool {
  return first < load<f64>(day, EARLIEST_UNTIL) || (last >= SAMPLE_BEGINS && first <= load<f64>(day, SAMPLE_UNTIL));
}

/**
 * As usage/earliest-rows.ts and usage/working-sample.ts: the same rows whatever the order, the repetition or the split of all.
 * @param offset milliseconds since the day's midnight
 */
export function keepFirst(place: i32, offset: f64, value: f64): void {
  const day = <usize>place;
  keepOffset(day + EARLIEST, offset, false);
  store<f64>(day, load<f64>(day, EARLIEST + BYTES - 8), EARLIEST_UNTIL);
  if (offset < SAMPLE_BEGINS) return;
  const at = keepOffset(day + SAMPLE, offset, true);
  store<f64>(day, load<f64>(day, SAMPLE + BYTES - 8), SAMPLE_UNTIL);
  // Zero has two doubles. Of two values at one offset the larger stays.
  if (at !== 0 && !(load<f64>(at, VALUES) >= value)) store<f64>(at, value + 0, VALUES);
}

/** @returns where the offset stands; 0: it is none of the first */
function keepOffset(first: usize, offset: f64, hasValues: bool): usize {
  const end = first + BYTES;
  let at = end;
  while (at > first && load<f64>(at - 8) > offset) at -= 8;
  if (at > first && load<f64>(at - 8) === offset) return at - 8;
  if (at === end) return 0;
  for (let to = end - 8; to > at; to -= 8) {
    store<f64>(to, load<f64>(to - 8));
    if (hasValues) store<f64>(to, load<f64>(to - 8, VALUES), VALUES);
  }
  store<f64>(at, offset);
  if (hasValues) store<f64>(at, NaN, VALUES);
  return at;
}
