import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Told to the person at the terminal as it is. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/**
 * Binds 127.0.0.1 only: nothing of the laptop stack is ever reachable from the network.
 * @param port 0 for any free one
 * @param variable the environment variable that chooses another port, named in the message
 * @returns the port in use
 * @throws PortInUse
 */
export function listenOnLoopback(server: Server, port: number, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new PortInUse(`Port ${port} on 127.0.0.1 is already in use: stop what uses it, or choose another with ${variable}=<port>.`));
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}
