/** One file inside an archive, with a fresh pass over its unpacked bytes at each `open`. */
export interface PackedFile {
  /** Path inside the archive, as it is written there, folders separated by `/`. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}
