import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';

/** A sum that S3 keeps of a whole object and that can be taken quickly while it is read. */
export interface WholeSum {
  readonly of: 'crc32' | 'crc64nvme';
  readonly sum: bigint;
}

/** null: S3 keeps none. */
export function wholeSha256({ ChecksumSHA256, ChecksumType }: HeadObjectCommandOutput): string | null {
  return isWhole(ChecksumSHA256, ChecksumType) ? Buffer.from(ChecksumSHA256, 'base64').toString('hex') : null;
}

/** null: S3 keeps none of these two. The SDK's check of a CRC64 in JavaScript is slower than reading the file. */
export function wholeSum({ ChecksumCRC32, ChecksumCRC64NVME, ChecksumType }: HeadObjectCommandOutput): WholeSum | null {
  if (isWhole(ChecksumCRC32, ChecksumType)) return { of: 'crc32', sum: numberOf(ChecksumCRC32) };
  return isWhole(ChecksumCRC64NVME, ChecksumType) ? { of: 'crc64nvme', sum: numberOf(ChecksumCRC64NVME) } : null;
}

/** Of a multipart upload S3 may keep the sum of the sums of its parts: that is none of the object. */
const isWhole = (sum: string | undefined, type: string | undefined): sum is string =>
  sum !== undefined && type !== 'COMPOSITE' && !sum.includes('-');

/** As headers have it: base64 of the bytes, the highest first. */
const numberOf = (sum: string): bigint => BigInt(`0x${Buffer.from(sum, 'base64').toString('hex') || '0'}`);
