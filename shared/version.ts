/** Version of the engine: written into every record. */
export const ENGINE_VERSION = '0.2.0';
/** Version of reading and reducing: part of every digest's id, so that a better reader makes new digests beside the old. */
export const READER_VERSION = '3';
