import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { openCrc64 } from '../../../shared/kernels/crc64-kernel.ts';

/** The flexible checksums of S3, by the name they have in `x-amz-checksum-<name>`. */
export const checksumNames = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumName = (typeof checksumNames)[number];
/** Base64, as in headers; a composite one ends in `-<number of parts>`. */
export type Checksums = Readonly<Partial<Record<ChecksumName, string>>>;

export interface RunningChecksum {
  update(bytes: Uint8Array): void;
  digest(): Buffer;
}

const castagnoli = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0x82f63b78 ^ (value >>> 1) : value >>> 1;
  return value;
});

function fourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function runningCrc32(): RunningChecksum {
  let value = 0;
  return {
    update(bytes) {
      value = crc32(bytes, value);
    },
    digest: () => fourBytes(value),
  };
}

function runningCrc32c(): RunningChecksum {
  let value = -1;
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at++) value = (castagnoli[(value ^ (bytes[at] as number)) & 255] as number) ^ (value >>> 8);
    },
    digest: () => fourBytes(~value),
  };
}

function runningCrc64(): RunningChecksum {
  const running = openCrc64();
  return {
    update: (bytes) => running.update(bytes),
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(running.value());
      return bytes;
    },
  };
}

function runningHash(algorithm: 'sha1' | 'sha256' | 'md5'): RunningChecksum {
  const hash = createHash(algorithm);
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest: () => hash.digest(),
  };
}

export function startChecksum(name: ChecksumName | 'md5'): RunningChecksum {
  if (name === 'crc32') return runningCrc32();
  if (name === 'crc32c') return runningCrc32c();
  if (name === 'crc64nvme') return runningCrc64();
  return runningHash(name);
}

/** Reads `CRC32`, `x-amz-checksum-crc32` and the like; null for a name S3 does not have. */
export function checksumNamed(text: string): ChecksumName | null {
  const name = text.trim().toLowerCase().replace('x-amz-checksum-', '');
  return checksumNames.find((known) => known === name) ?? null;
}

/** How many bytes each is long, so that a header that is no checksum at all is told apart from a wrong one. */
export const checksumLength: Readonly<Record<ChecksumName, number>> = { crc32: 4, crc32c: 4, crc64nvme: 8, sha1: 20, sha256: 32 };

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(Object.entries(checksums).map(([name, value]) => [`x-amz-checksum-${name}`, value]));
}
