import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import type { ApiPorts } from '../../functions/api/api-ports.ts';
import { makeApi } from '../../functions/api/make-api.ts';
import { listenOnLoopback } from '../machine/listen-on-loopback.ts';
import { loopbackNamesOnly } from './loopback-names-only.ts';

export interface ApiEndpoint {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The API that Lambda runs, on 127.0.0.1: whoever works on this machine may read all of it, and nobody else is answered.
 * @param port 0 for any free one
 * @throws PortInUse
 */
export async function startApi(ports: ApiPorts, port: number): Promise<ApiEndpoint> {
  const app = makeApi(ports, createTelemetry('api'));
  const server = createAdaptorServer({ fetch: loopbackNamesOnly((request) => app.fetch(request)) }) as Server;
  const listening = await listenOnLoopback(server, port, 'ATTESTA_API_PORT');
  return {
    port: listening,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
