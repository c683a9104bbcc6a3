import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { StorageFault } from '../faults.ts';
import type { ReceivedObject } from '../ports.ts';
import { secondsText } from './seconds-text.ts';
import { wholeSha256, wholeSum } from './whole-sum.ts';

/**
 * How much is fetched, and kept, when somebody looks at how an object begins. What a file is, its head and its first rows are looked at one
 * after the other, and each was a request that was broken off: its connection was lost with it. Most files are not longer than this.
 */
const BEGINNING = 1 << 21;
/** What is kept is handed out in pieces: the first are all that most want. */
const PIECE = 1 << 16;

/** One version of one object. */
export async function openVersion(s3: S3Client, bucket: string, key: string, versionId: string): Promise<ReceivedObject> {
  const version = { Bucket: bucket, Key: key, VersionId: versionId };
  const head = await s3.send(new HeadObjectCommand({ ...version, ChecksumMode: 'ENABLED' }));
  if (head.ContentLength === undefined || !head.LastModified)
    throw new StorageFault(`S3 tells neither size nor time of ${key}@${versionId}`);
  const size = head.ContentLength;
  const sha256 = wholeSha256(head);
  // Where S3 keeps no sha256 that ours can be compared with, the bytes are held to the sum that it does keep: by us, or else by the SDK.
  const sum = sha256 === null ? wholeSum(head) : null;
  const checked = sha256 === null ? ({ ...version, ChecksumMode: 'ENABLED' } as const) : version;
  let beginning: Uint8Array | null = null;

  async function fetched(from: number, to: number): Promise<Uint8Array> {
    const wanted = to - from === size ? checked : { ...version, Range: `bytes=${from}-${to - 1}` };
    const { Body } = await s3.send(new GetObjectCommand(wanted));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    // An S3 may leave the range out of account and give the whole: other bytes than those asked for must not be read as if they were.
    if (bytes.length !== to - from) throw new StorageFault(`S3 gave ${bytes.length} bytes of ${key}@${versionId} for [${from}, ${to})`);
    return bytes;
  }

  async function* whole(): AsyncGenerator<Uint8Array> {
    const { Body } = await s3.send(new GetObjectCommand(sum === null ? checked : version));
    const pieces = Body as unknown as AsyncIterable<Uint8Array>;
    // Loaded on demand: shorter objects were fetched as a whole, and the console's have a sha256.
    yield* sum === null ? pieces : (await import('./held-to-sum.ts')).heldTo(sum, pieces);
  }

  async function* pass(): AsyncGenerator<Uint8Array> {
    const known = beginning ?? new Uint8Array();
    for (let at = 0; at < known.length; at += PIECE) yield known.subarray(at, at + PIECE);
    if (known.length < size) yield* behind(known, whole(), `${key}@${versionId}`);
  }

  return {
    versionId,
    lastModified: secondsText(head.LastModified),
    size,
    sha256,
    stream: pass,
    async slice(start, end) {
      const from = Math.max(0, start);
      const to = Math.min(end, size);
      if (from >= to) return new Uint8Array();
      if (from === 0 && to <= BEGINNING) beginning ??= await fetched(0, Math.min(BEGINNING, size));
      return beginning !== null && to <= beginning.length ? beginning.slice(from, to) : fetched(from, to);
    },
  };
}

/** What comes after a beginning that has been read already. It is held to it: sums are of the object as it comes now. */
async function* behind(beginning: Uint8Array, whole: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of whole) {
    const again = Math.min(piece.length, Math.max(0, beginning.length - at));
    if (again > 0 && Buffer.compare(piece.subarray(0, again), beginning.subarray(at, at + again)) !== 0)
      throw new StorageFault(`S3 gave other bytes of ${name} than before`);
    at += piece.length;
    if (again < piece.length) yield piece.subarray(again);
  }
}
