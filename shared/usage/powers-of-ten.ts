/** Doubles up to 10^22 are exact: a number of more decimal places takes another way. */
export const MOST_PLACES = 22;

/** 10^0 to 10^22. */
export const powersOfTen: Float64Array = Float64Array.from({ length: MOST_PLACES + 1 }, (_, power) => 10 ** power);
