import { get, type IncomingMessage } from 'node:http';
import type { Job } from './job.ts';
import { remoteOf } from './remote.ts';

/** A limit: the object by a signed URL and node:http alone, the bytes thrown away. */
export const run: Job = async (spec) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => get(remoteOf(spec).url, resolve).once('error', reject));
  if (response.statusCode !== 200) throw new Error(`the endpoint answers ${response.statusCode}`);
  let bytes = 0;
  for await (const piece of response) bytes += (piece as Buffer).length;
  if (bytes !== spec.bytes) throw new Error(`${bytes} bytes came of ${spec.bytes}`);
  return null;
};
