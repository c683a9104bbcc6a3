import type { Digest } from '../../../shared/model/digest.ts';
import { ingest } from '../../../shared/pipeline.ts';
import type { ByteSource, Means } from '../../../shared/ports.ts';
import { sha256Of } from '../../../shared/sha256-of.ts';
import type { Answer } from '../answer/answer.ts';
import { answerOfDigest } from '../answer/answer-of-digest.ts';
import type { InputSpec } from '../inputs/input.ts';
import { mappingOf } from './scan.ts';

/** Everything that the product does with an upload: hash, read, fingerprints, issues, and the digest written as canonical JSON. */
export async function digestWritten(
  spec: InputSpec,
  bytes: ByteSource & { readonly sha256?: string | null },
  means: Means,
  write: (path: string, digest: Digest) => void,
): Promise<Answer> {
  const value = await mappingOf(spec);
  const mapping = value === null ? null : { value, sha256: sha256Of(spec.mapping as string, means.sha256) };
  const digest = await ingest({ bytes, kind: 'usage-report', mapping }, means);
  if (bytes.sha256 && bytes.sha256 !== digest.fileSha256)
    throw new Error(`the store has ${bytes.sha256}, what came is ${digest.fileSha256}`);
  write(`${spec.path}.digest.json`, digest);
  return answerOfDigest(digest, spec);
}
