/**
 * Every item of the table (DESIGN §6): its key and its shape. What is big (digests, records, uploads) stays in S3; an item says
 * which object, and enough for the queue and the pages. Items are parsed on the way in: DynamoDB is a boundary like any other.
 * A file for those that are read together: a schema is made when its file is loaded, so that a function makes those that it reads.
 */
export { claimPartition, partitionOf, registerPartition, sortKeys, strayPartition, sweepKey } from './item-keys.ts';
export * from './items/asking-items.ts';
export * from './items/claim-item.ts';
export * from './items/declaration-item.ts';
export * from './items/record-items.ts';
export * from './items/refused-item.ts';
export * from './items/register-item.ts';
export * from './items/review-items.ts';
export { type Problem, problemSchema } from './items/shapes.ts';
export * from './items/tick-items.ts';
export * from './items/upload-items.ts';
