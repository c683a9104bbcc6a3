import { readFileSync } from 'node:fs';
import https from 'node:https';
import { requireLoopback } from '../../../local/emulator/loopback.ts';
import { emulated, type Ministack } from '../../../local/emulator/start-ministack.ts';
import type { Credentials } from './client-settings.ts';

export interface PlainCall {
  readonly service: string;
  readonly method?: 'GET' | 'POST';
  /** Below the emulator's URL, with its query. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `nobody`: without any signature. */
  readonly as?: Credentials | 'nobody';
}

export interface PlainAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One request to a service for which the project has no client of the SDK. The emulator looks up the access key and does not verify the
 * signature of these services (docs/emulatore.md), so none is made.
 */
export function plainCall(ministack: Ministack, call: PlainCall): Promise<PlainAnswer> {
  const { service, method = 'POST', path = '/', headers = {}, body = '', as = emulated.credentials } = call;
  const now = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const signed = as === 'nobody' ? {} : { authorization: authorizationOf(service, as, now), 'x-amz-date': now };
  const url = new URL(path, requireLoopback(ministack.url));
  const ca = ministack.certificateFile ? readFileSync(ministack.certificateFile) : undefined;
  return new Promise((resolve, reject) => {
    const options = { method, ca, agent: false as const, headers: { ...signed, ...headers } };
    const request = https.request(url, options, (response) => {
      const pieces: string[] = [];
      response.setEncoding('utf8').on('data', (text: string) => pieces.push(text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: pieces.join('') }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

const authorizationOf = (service: string, { accessKeyId }: Credentials, now: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${now.slice(0, 8)}/${emulated.region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;
