import { timeHeader } from '../s3/time-header.ts';

/** Milliseconds: the stack's time, in whole seconds as S3 has it; this machine's where the endpoint is not ours. */
export async function stackTime(s3: string): Promise<number> {
  const told = (await fetch(s3, { method: 'HEAD' })).headers.get(timeHeader);
  const instant = told === null ? Number.NaN : Date.parse(told);
  return Number.isNaN(instant) ? Math.floor(Date.now() / 1000) * 1000 : instant;
}
