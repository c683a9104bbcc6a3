import type { Digest } from '../../../shared/model/digest.ts';
import type { ApiPorts } from '../api-ports.ts';

/** One digest, from memory or S3. Rejects with `too-much-to-read`. What opens it is loaded only when asked for. */
export async function digestFor(ports: ApiPorts, id: string): Promise<Digest | null> {
  const { shelvesOfApi, tellingTooMuch } = await import('./opened-record.ts');
  return (await tellingTooMuch(shelvesOfApi(ports).digests([id]))).get(id) ?? null;
}
