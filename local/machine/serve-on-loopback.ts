import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listenOnLoopback } from './listen-on-loopback.ts';

export interface LoopbackEndpoint {
  readonly port: number;
  /** Closes every connection, also one that is being answered. */
  stop(): Promise<void>;
}

/**
 * Answers HTTP on 127.0.0.1 by a function of the web's own shapes.
 * @param port 0 for any free one
 * @param variable the environment variable that chooses another port
 * @throws PortInUse
 */
export async function serveOnLoopback(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
  variable: string,
): Promise<LoopbackEndpoint> {
  const server = createAdaptorServer({ fetch }) as Server;
  const listening = await listenOnLoopback(server, port, variable);
  return {
    port: listening,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
