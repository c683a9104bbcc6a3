import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import type { Identify } from '../../functions/api/access/signed-in.ts';
import type { ApiPorts } from '../../functions/api/api-ports.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { consoleSite, type Site } from '../console/console-site.ts';
import { type LoopbackEndpoint, serveOnLoopback } from '../machine/serve-on-loopback.ts';
import { loopbackNamesOnly } from './loopback-names-only.ts';

/**
 * The API that Lambda runs, on 127.0.0.1, for whoever works on this machine and has signed in (local/identity/); and the console before it.
 * @param site null: no console
 * @param port 0 for any free one
 * @throws PortInUse
 */
export function startApi(ports: ApiPorts, port: number, identify: Identify, site: Site | null = null): Promise<LoopbackEndpoint> {
  const app = makeApi(ports, createTelemetry('api'), identify);
  const api = (request: Request) => app.fetch(request);
  return serveOnLoopback(loopbackNamesOnly(site === null ? api : consoleSite(api, site)), port, 'ATTESTA_API_PORT');
}
