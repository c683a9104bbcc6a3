/** Seconds for which a file may be put once that was asked: S3 looks when the PUT begins, so a slow line does not count. */
export const uploadPatience = 900;

/**
 * What a page of the console needs to put a file into the bucket from another origin: the headers that are signed, and of the answer the
 * version, by which the state of an upload is asked for. What was received it reads again (GET, signed for that version) to show the first
 * rows of a table that somebody has to explain.
 */
export const uploadCors = {
  methods: ['PUT', 'GET'],
  allowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'x-amz-meta-attesta-who'],
  exposedHeaders: ['ETag', 'x-amz-version-id'],
  /** Seconds for which a browser need not ask again. */
  maxAge: 3000,
} as const;
