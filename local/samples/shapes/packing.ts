import { gzipSync } from 'node:zlib';

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/**
 * gzip without name and time. What it unpacks to is the same everywhere; the packed bytes are those of this machine's zlib, which is why
 * write-samples.ts leaves a packed file alone when it already unpacks to the right bytes.
 */
export const gzipped = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes, { level: 9 }));
