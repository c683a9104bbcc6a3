/** Types of install.mjs, which is plain JavaScript because it runs before TypeScript can. */
export class Plain extends Error {}
export const root: string;
export function ensureInstalled(): Promise<void>;
