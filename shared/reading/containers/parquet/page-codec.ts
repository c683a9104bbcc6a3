import { decompressBrotli, decompressGzip, decompressZstd } from 'hyparquet-compressors';
import type { BlockUnpacker } from '../../../ports.ts';
import { unpackLz4, unpackLz4Raw, unpackSnappy } from './block-codecs.ts';
import { damaged, unsupported } from './damage.ts';

/**
 * The larger codecs in JavaScript, where the machine brings none of its own (a browser): they do not stop at the size that a page states,
 * so that a page made to hang them would.
 */
export const libraryUnpacker: BlockUnpacker = (codec, packed, size) => {
  if (codec === 'gzip') return decompressGzip(packed, size);
  if (codec === 'brotli') return decompressBrotli(packed, size);
  return decompressZstd(packed, new Uint8Array(size));
};

/** Unpacks a page by its codec (parquet.thrift `CompressionCodec`) into exactly `size` bytes. @throws Refusal, or what the codec throws */
export function unpackPage(codec: number, packed: Uint8Array, size: number, unpackBlock: BlockUnpacker): Uint8Array {
  const unpacked = unpackAs(codec, packed, size, unpackBlock);
  if (unpacked.length !== size) throw damaged('a compressed page of another size than it says', { size, found: unpacked.length });
  return unpacked;
}

const names = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'LZO', 'BROTLI', 'LZ4', 'ZSTD', 'LZ4_RAW'];

function unpackAs(codec: number, packed: Uint8Array, size: number, unpackBlock: BlockUnpacker): Uint8Array {
  if (codec === 0) return packed;
  if (size === 0) return new Uint8Array();
  if (codec === 1) return unpackSnappy(packed, size);
  if (codec === 2) return unpackBlock('gzip', packed, size);
  if (codec === 4) return unpackBlock('brotli', packed, size);
  if (codec === 5) return unpackLz4(packed, size);
  if (codec === 6) return unpackBlock('zstd', packed, size);
  if (codec === 7) return unpackLz4Raw(packed, size);
  throw unsupported(names[codec] ?? `codec ${codec}`);
}
