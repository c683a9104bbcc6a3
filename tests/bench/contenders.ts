import { functionDefinitions } from '../../infra/definitions/functions.ts';
import type { InputSpec } from './inputs/input.ts';

/** Who reads an input. Its name is what results call it. */
export interface Contender {
  readonly tool: string;
  /** For the page. */
  readonly about: string;
  suits(spec: InputSpec): boolean;
  /** Ours print a report; a foreign program is a limit, which knows no answer. */
  readonly reports: boolean;
  /** @param bundled the module of a tool, where it is ours */
  command(spec: InputSpec, specPath: string, bundled: (tool: string) => string): readonly string[];
}

/** Ours run as `ingest` does. */
export const youngSpace = functionDefinitions.ingest.youngSpace;
const flagsOf = (tool: string): readonly string[] => (/^(attesta|s3)-/.test(tool) ? [`--max-semi-space-size=${youngSpace}`] : []);

const job = (tool: string, about: string, suits: Contender['suits']): Contender => ({
  tool,
  about,
  suits,
  reports: true,
  command: (_spec, specPath, bundled) => [process.execPath, ...flagsOf(tool), bundled(tool), specPath],
});
const program = (tool: string, about: string, suits: Contender['suits']): Contender => ({
  tool,
  about,
  suits,
  reports: false,
  command: ({ path }) => [...tool.split(' '), path],
});

const isJson = ({ shape }: InputSpec): boolean => shape === 'cloudwatch' || shape === 'azure';
const isPlain = ({ packing }: InputSpec): boolean => packing === 'none';
/** A text of V8 has at most 2^29 - 24 characters. */
const LONGEST_TEXT = 2 ** 29 - 24;

/** Attesta's two forms come first: what they answer is what the others are held to. */
export const contenders: readonly Contender[] = [
  job('attesta-scan', 'bytes to coverage and statistics; nothing hashed, nothing written', () => true),
  job('attesta-ingest', 'everything: sha256, reading, fingerprints, issues, the digest written as canonical JSON', () => true),
  job('attesta-scan-16k', 'the scan of a stream in pieces of 16 KiB, as TLS delivers them', ({ name }) => name === 'long'),
  job('csv-parse', 'csv-parse 7.0.3, arrays, `on_record`, nothing pushed', (spec) => !isJson(spec) && spec.packing !== 'parquet'),
  job('duckdb', '@duckdb/node-api 1.5.5, threads=1, memory_limit=400MB, typed columns, store_rejects', (spec) => !isJson(spec)),
  job('json-parse', 'readFile and JSON.parse of the whole document', (spec) => isJson(spec) && spec.bytes < LONGEST_TEXT),
  job('node-inflate', 'a limit: node:zlib in pieces of 64 KiB, thrown away', ({ packing }) => packing === 'gzip'),
  program('gzip -dc', 'a limit: inflating alone', ({ packing }) => packing === 'gzip'),
  program('wc -l', 'a limit: counting lines', (spec) => isPlain(spec) && !isJson(spec)),
  program('cat', 'a limit: reading, to nowhere', isPlain),
];

/** Who reads an input from S3; the first is what the others are compared with. */
export const remoteContenders: readonly Contender[] = [
  job('s3-ingest', 'everything, the bytes from S3 and checked by their sha256', () => true),
  job('s3-scan', 'the scan, the bytes from S3 and not checked', () => true),
  job('http-discard', 'a limit: node:http and a signed URL, thrown away', () => true),
];

/** What must be bundled before they run. */
export const jobNames: readonly string[] = [...contenders, ...remoteContenders].filter(({ reports }) => reports).map(({ tool }) => tool);
