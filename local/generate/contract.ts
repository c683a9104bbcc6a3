/**
 * Every other file of this folder is a generator: a module that exports `generate`. `npm run generate` calls each of them and writes
 * what it answers; `npm test` fails, naming the files, where what stands in the repository differs from it. Adding a generator is
 * adding a file.
 */

/** Path from the repository's root, with forward slashes, to the whole text of that file. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** What a module of this folder exports: the same answer on every machine, whatever the clock, the locale or the order of directories. */
export interface Generator {
  generate(): Promise<GeneratedFiles>;
}
