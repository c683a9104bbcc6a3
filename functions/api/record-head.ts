import * as z from 'zod';
import { instantSchema, sha256Schema } from './schemas.ts';

/** Which record an answer is about. */
export const recordHeadSchema = z.strictObject({ sequence: z.int().positive(), hash: sha256Schema, asOf: instantSchema });
export type RecordHead = z.infer<typeof recordHeadSchema>;

export const recordHeadOf = ({ sequence, hash, asOf }: RecordHead): RecordHead => ({ sequence, hash, asOf });
