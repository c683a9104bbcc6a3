import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { requireLoopback } from '../../../local/emulator/loopback.ts';
import { emulated, type Ministack } from '../../../local/emulator/start-ministack.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What any client of the SDK needs to speak with the emulator and with nobody else; by default as the one who may do everything. */
export function clientSettings({ url, certificateFile }: Ministack, credentials: Credentials = emulated.credentials) {
  const trusted = certificateFile
    ? { requestHandler: { httpsAgent: new Agent({ ca: readFileSync(certificateFile), keepAlive: true }) } }
    : {};
  return { endpoint: requireLoopback(url), region: emulated.region, credentials, ...trusted };
}
