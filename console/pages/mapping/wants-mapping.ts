import type { ToldReading } from '../../../shared/telling/told-reading.ts';

/** A table that nobody has explained, or a file that leaves something unsaid that a mapping says. */
export const wantsMapping = ({
  needs,
  issues,
}: Pick<ToldReading, 'needs'> & { readonly issues: readonly { readonly code: string }[] }): boolean =>
  needs.length > 0 || issues.some(({ code }) => code === 'MAPPING_MISSING');
