import { hostileJson } from './hostile-json.ts';
import { hostilePacked } from './hostile-packed.ts';
import { hostileTables } from './hostile-tables.ts';
import { hostileText } from './hostile-text.ts';
import type { LimitCase } from './limit-case.ts';

/** Files made to exhaust whoever reads them, or broken as files get broken. */
export const hostileCases: readonly LimitCase[] = [...hostileText, ...hostileTables, ...hostileJson, ...hostilePacked];
