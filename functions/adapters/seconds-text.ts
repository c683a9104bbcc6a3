/** RFC 3339 UTC in whole seconds: S3 keeps no finer time. */
export const secondsText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
