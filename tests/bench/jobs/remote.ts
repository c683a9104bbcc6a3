import { createS3Client, s3Evidence } from '../../../functions/adapters/s3.ts';
import type { ReceivedObject } from '../../../functions/ports.ts';
import type { InputSpec } from '../inputs/input.ts';

/** The keys of an endpoint that lives as long as the bench. */
export const benchCredentials = { accessKeyId: 'bench', secretAccessKey: 'benchsecret' } as const;

/** Where an input lies in S3. */
export const remoteOf = ({ name, remote }: InputSpec): NonNullable<InputSpec['remote']> => {
  if (remote === undefined) throw new Error(`${name} is not in S3`);
  return remote;
};

/** Opens the input as the ingest function does: S3 keeps its sha256, and so nobody else checks the bytes. */
export function openRemote(spec: InputSpec): Promise<ReceivedObject> {
  const { endpoint, bucket, key, versionId } = remoteOf(spec);
  const s3 = createS3Client({ region: 'eu-south-1', endpoint, credentials: benchCredentials });
  return s3Evidence(s3, bucket).open(key, versionId);
}
