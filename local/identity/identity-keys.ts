import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import * as z from 'zod';

export interface IdentityKeys {
  readonly privateKey: CryptoKey;
  /** With its name (`kid`), as it is published. */
  readonly published: JWK;
}

/** As Cognito signs, and the only kind that API Gateway checks. */
export const signedWith = 'RS256';

const keptSchema = z.looseObject({ kty: z.literal('RSA'), d: z.string(), n: z.string(), e: z.string() });

/**
 * The pair of keys of this machine's issuer: made at the first start and kept in the folder, so that who has signed in stays so when the stack
 * starts again. Worth nothing anywhere else.
 */
export async function identityKeys(directory: string): Promise<IdentityKeys> {
  const file = join(directory, 'identity-keys.json');
  if (!existsSync(file)) await makeKeys(directory, file);
  const kept = keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) as JWK;
  const publicPart: JWK = { kty: 'RSA', n: kept.n as string, e: kept.e as string };
  return {
    privateKey: (await importJWK(kept, signedWith)) as CryptoKey,
    published: { ...publicPart, kid: await calculateJwkThumbprint(publicPart), alg: signedWith, use: 'sig' },
  };
}

async function makeKeys(directory: string, file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(signedWith, { extractable: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
}
