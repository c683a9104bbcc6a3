import { readFileSync } from 'node:fs';
import type { Size } from '../generate/extent.ts';

/** What kind of rows an input has: who reads it must know, and a mapping says it to Attesta. */
export type Shape = 'long' | 'wide' | 'bill' | 'cloudwatch' | 'azure';

/** Everything that a contender is told of an input, beside its bytes. */
export interface InputSpec {
  readonly name: string;
  readonly shape: Shape;
  readonly path: string;
  readonly bytes: number;
  readonly packing: 'none' | 'gzip' | 'parquet';
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  /** How times are written: ISO in UTC, with or without a fraction; ISO with an offset; day first, in Rome time. */
  readonly stamp: 'utc' | 'offset' | 'italian';
  /** Instants that occur, milliseconds. */
  readonly period: { readonly start: number; readonly end: number };
  /** Titles of the value columns of a wide table. */
  readonly columns: readonly { readonly title: string; readonly id: string; readonly metric: string }[];
  /** Places to which values are written. */
  readonly decimals: number;
  /** What Attesta multiplies the values of a metric by, to have them in its own unit: 2^30 for GiB. Else 1. */
  readonly factors: Readonly<Record<string, number>>;
  /** YAML; null where the format needs none. */
  readonly mapping: string | null;
  /** Where it lies in S3 too, for who reads it from there. */
  readonly remote?: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly key: string;
    readonly versionId: string;
    /** Signed: whoever has it may get the object. */
    readonly url: string;
  };
}

/** One input of the bench: how it is made and what is said of it. */
export interface BenchInput {
  readonly name: string;
  /** For the page: shape and dialect in a phrase. */
  readonly about: string;
  /** Ending of its file's name. */
  readonly ending: string;
  /** For one scenario alone, unless it is asked for by name. */
  readonly besides?: boolean;
  /** Of another input that it is made from; that one is made first. */
  readonly from?: string;
  spec(size: Size): Omit<InputSpec, 'name' | 'path' | 'bytes'>;
  write(path: string, size: Size, from: string | null): void | Promise<void>;
}

/** From the file beside the input. */
export const readSpec = (specPath: string): InputSpec => JSON.parse(readFileSync(specPath, 'utf8')) as InputSpec;
