import {
  Z_BUF_ERROR,
  Z_DATA_ERROR,
  Z_NEED_DICT,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako';
import { DamagedArchive, type Inflater } from '../../shared/ports.ts';

/** The widest window of DEFLATE, and 16 for "gzip and nothing else" (zlib's `inflateInit2`). */
const GZIP_WINDOW = 15 + 16;
/** Bytes handed on at a time. */
const PIECE = 128 * 1024;

/**
 * gzip (RFC 1952), all its members, as Node's zlib takes it: what a browser brings (`DecompressionStream`) refuses a second member, which
 * programs that append to their exports write, and does not say whether bytes are missing or wrong. A test holds it to zlib, damage included.
 */
export const gunzip: Inflater = async function* unpack(packed) {
  const stream = new ZStream();
  mustBe(zlibInflateInit2(stream, GZIP_WINDOW), Z_OK);
  let status: number = Z_OK;
  for await (const chunk of packed) {
    stream.input = chunk;
    stream.next_in = 0;
    stream.avail_in = chunk.length;
    // Zeros behind a member are padding and end the stream; whatever else is there has to be another member.
    while (stream.avail_in > 0 && !(status === Z_STREAM_END && chunk[stream.next_in] === 0)) {
      if (status === Z_STREAM_END) mustBe(zlibInflateReset(stream), Z_OK);
      do {
        stream.output = new Uint8Array(PIECE);
        stream.next_out = 0;
        stream.avail_out = PIECE;
        status = sound(zlibInflate(stream, Z_NO_FLUSH));
        if (stream.next_out > 0) yield stream.output.subarray(0, stream.next_out);
      } while (stream.avail_out === 0);
    }
    if (status === Z_STREAM_END && stream.avail_in > 0) return;
  }
  if (status !== Z_STREAM_END) throw new DamagedArchive('truncated');
};

/** The status, unless the bytes are at fault. "No progress possible" says only that more bytes are needed. */
function sound(status: number): number {
  if (status === Z_DATA_ERROR || status === Z_NEED_DICT) throw new DamagedArchive('corrupt');
  if (status === Z_BUF_ERROR) return Z_OK;
  if (status !== Z_OK && status !== Z_STREAM_END) throw new Error(`inflate ended with ${status}`);
  return status;
}

function mustBe(status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`inflate could not begin: ${status}`);
}
