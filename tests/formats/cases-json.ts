import { googleCases } from './cases-google.ts';
import type { Fixture } from './fixture.ts';

/** JSON answers of clouds and of monitoring tools. */
export const jsonCases: readonly Fixture[] = [...googleCases];
