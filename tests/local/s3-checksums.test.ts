import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type ChecksumAlgorithm, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type ChecksumName, checksumNames, startChecksum } from '../../local/s3/body/checksums.ts';
import { expectRefusal, type RunningS3, startTestS3, unevenBytes } from './s3-fixture.ts';

/** The published check values: the CRC catalogue's over "123456789", FIPS 180's over "abc". */
const published: readonly [ChecksumName, text: string, hex: string][] = [
  ['crc32', '123456789', 'cbf43926'],
  ['crc32c', '123456789', 'e3069283'],
  ['crc64nvme', '123456789', 'ae8b14860a799888'],
  ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
];

describe('algorithms', () => {
  test.each(published)('%s of %s', (name, text, hex) => {
    const running = startChecksum(name);
    running.update(Buffer.from(text));
    expect(running.digest().toString('hex')).toBe(hex);
  });

  test.each(checksumNames)('%s does not depend on how the bytes are cut', (name) => {
    const bytes = unevenBytes(10_007);
    const whole = startChecksum(name);
    whole.update(bytes);
    const cut = startChecksum(name);
    for (let at = 0; at < bytes.length; at += 97) cut.update(bytes.subarray(at, at + 97));
    expect(cut.digest().equals(whole.digest())).toBe(true);
  });
});

describe('over the wire', () => {
  let s3: RunningS3;
  let Bucket: string;
  beforeAll(async () => {
    s3 = await startTestS3();
    Bucket = await s3.bucket('plain');
  });
  afterAll(() => s3.stop());

  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    '%s, computed by the SDK, is checked, stored and given back',
    async (algorithm) => {
      const Body = unevenBytes(5000);
      const field = `Checksum${algorithm}` as const;
      const made = await s3.client.send(
        new PutObjectCommand({ Bucket, Key: algorithm, Body, ChecksumAlgorithm: algorithm as ChecksumAlgorithm }),
      );
      const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: algorithm, ChecksumMode: 'ENABLED' }));
      expect(made[field]).toBeTruthy();
      expect(head[field]).toBe(made[field]);
      const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: algorithm, ChecksumMode: 'ENABLED' }));
      expect((await got.Body?.transformToByteArray())?.length).toBe(5000);
    },
  );

  it('the default one of the SDK is CRC32', async () => {
    const made = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'default', Body: 'hello' }));
    const expected = Buffer.alloc(4);
    expected.writeUInt32BE(crc32('hello'));
    expect(made.ChecksumCRC32).toBe(expected.toString('base64'));
  });

  it('an upload that names none gets CRC64NVME, as in S3', async () => {
    const plain = s3.newClient({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const made = await plain.send(new PutObjectCommand({ Bucket, Key: 'none', Body: '123456789' }));
    expect(made.ChecksumCRC64NVME).toBe(Buffer.from('ae8b14860a799888', 'hex').toString('base64'));
  });

  const zeros = (bytes: number) => Buffer.alloc(bytes).toString('base64');
  test.each([
    ['a wrong CRC32', { ChecksumCRC32: zeros(4) }, 'BadDigest'],
    ['a wrong CRC32C', { ChecksumCRC32C: zeros(4) }, 'BadDigest'],
    ['a wrong CRC64NVME', { ChecksumCRC64NVME: zeros(8) }, 'BadDigest'],
    ['a wrong SHA-1', { ChecksumSHA1: zeros(20) }, 'BadDigest'],
    ['a wrong SHA-256', { ChecksumSHA256: zeros(32) }, 'BadDigest'],
    ['a wrong MD5', { ContentMD5: createHash('md5').update('other').digest('base64') }, 'BadDigest'],
    ['an MD5 that is none', { ContentMD5: 'AAAA' }, 'InvalidDigest'],
    ['a CRC32 that is none', { ChecksumCRC32: zeros(3) }, 'InvalidRequest'],
  ])('%s is refused and nothing is stored', async (_, stated, name) => {
    await expectRefusal(s3.client.send(new PutObjectCommand({ Bucket, Key: 'refused', Body: 'x', ...stated })), name, 400);
    await expectRefusal(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'refused' })), 'NotFound', 404);
  });
});
