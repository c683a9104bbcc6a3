import { Transform } from 'node:stream';
import { S3Error } from '../s3-error.ts';
import type { ChunkSignatures } from './chunk-signatures.ts';

export interface ChunkedBody {
  /** Bytes in, object out. Never fails itself: a failing stream would reset the connection before the client reads why. */
  readonly decoder: Transform;
  /** Complete once the decoder has ended; names in lower case. */
  readonly trailers: ReadonlyMap<string, string>;
  /** S3Error IncompleteBody, MalformedTrailerError, SignatureDoesNotMatch, or null when the framing was whole. */
  fault(): S3Error | null;
}

interface Framing {
  readonly trailers: ReadonlyMap<string, string>;
  /** Bytes of the chunk still to come; 0 = a line is next. */
  left(): number;
  line(text: string): void;
  data(bytes: Buffer): void;
  whole(): boolean;
}

const longestLine = 16_384;

/** The grammar: `<hex size>[;chunk-signature=…]`, the bytes, an empty line; a chunk of size 0; trailers; an empty line. */
function readFraming(signatures: ChunkSignatures, signedTrailer: boolean): Framing {
  const trailers = new Map<string, string>();
  let expecting: 'size' | 'end of chunk' | 'trailer' | 'nothing' = 'size';
  let left = 0;
  let signature: string | undefined;

  const readSize = (text: string) => {
    const found = /^([0-9a-f]{1,13})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(text);
    if (!found?.[1]) throw new S3Error('IncompleteBody');
    left = Number.parseInt(found[1], 16);
    signature = found[2];
    expecting = left > 0 ? 'end of chunk' : 'trailer';
    if (left === 0) signatures.endOfChunk(signature);
  };
  const readTrailer = (text: string) => {
    const colon = text.indexOf(':');
    if (text !== '' && colon < 1) throw new S3Error('MalformedTrailerError');
    if (text !== '') {
      trailers.set(text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim());
      return;
    }
    expecting = 'nothing';
    const trailerSignature = trailers.get('x-amz-trailer-signature');
    trailers.delete('x-amz-trailer-signature');
    if (signedTrailer) signatures.endOfTrailers(trailers, trailerSignature);
  };
  return {
    trailers,
    left: () => left,
    line(text) {
      if (expecting === 'size') return readSize(text);
      if (expecting === 'trailer') return readTrailer(text);
      if (text !== '' || expecting === 'nothing') throw new S3Error('IncompleteBody');
      signatures.endOfChunk(signature);
      expecting = 'size';
    },
    data(bytes) {
      signatures.bytes(bytes);
      left -= bytes.length;
    },
    // some clients leave out the last empty line when they send no trailer
    whole: () => expecting === 'nothing' || (expecting === 'trailer' && trailers.size === 0 && !signedTrailer),
  };
}

/** Takes from `pending` all that is complete. @returns what must wait for more bytes */
function consume(framing: Framing, pending: Buffer, emit: (data: Buffer) => void): Buffer {
  let rest = pending;
  for (;;) {
    if (framing.left() > 0) {
      const data = rest.subarray(0, framing.left());
      if (data.length === 0) return rest;
      rest = rest.subarray(data.length);
      framing.data(data);
      emit(data);
      continue;
    }
    const end = rest.indexOf('\r\n');
    if (end < 0 && rest.length > longestLine) throw new S3Error('IncompleteBody');
    if (end < 0) return rest;
    framing.line(rest.toString('latin1', 0, end));
    rest = rest.subarray(end + 2);
  }
}

/**
 * Takes the aws-chunked framing off a body. The SDK streams this way by default; stored as it comes it would corrupt the object.
 */
export function decodeAwsChunked(signatures: ChunkSignatures, signedTrailer: boolean): ChunkedBody {
  const framing = readFraming(signatures, signedTrailer);
  let pending: Buffer = Buffer.alloc(0);
  let fault: S3Error | null = null;
  const decoder = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      if (fault) return done();
      try {
        pending = consume(framing, pending.length > 0 ? Buffer.concat([pending, bytes]) : bytes, (data) => decoder.push(data));
        done();
      } catch (error) {
        if (!(error instanceof S3Error)) return done(error as Error);
        fault = error;
        done();
      }
    },
    flush(done) {
      if (!fault && !framing.whole()) fault = new S3Error('IncompleteBody');
      done();
    },
  });
  return { decoder, trailers: framing.trailers, fault: () => fault };
}
