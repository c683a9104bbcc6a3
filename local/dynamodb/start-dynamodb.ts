import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { listenOnLoopback } from '../machine/listen-on-loopback.ts';
import { lockDirectory } from '../machine/lock-directory.ts';
import { tableStates } from './table-states.ts';

export interface DynamoDbOptions {
  /** Holds the tables; this process alone may use it. */
  readonly directory: string;
  /** 0 for any free one. */
  readonly port: number;
}

export interface DynamoDbEndpoint {
  readonly port: number;
  stop(): Promise<void>;
}

const portVariable = 'ATTESTA_DYNAMODB_PORT';

/**
 * Starts dynalite in this process on 127.0.0.1. Not called where `AWS_ENDPOINT_URL_DYNAMODB` names another engine.
 * The directory is locked first: two dynalites on one LevelDB end in an error that tells nobody what to do.
 * @throws PortInUse, DirectoryInUse: plain messages for the terminal
 */
export async function startDynamoDb({ directory, port }: DynamoDbOptions): Promise<DynamoDbEndpoint> {
  const lock = lockDirectory(directory);
  const tables = join(directory, 'tables');
  try {
    let running = await listen(tables, port);
    if (await onlyHalfMadeTables(running.port)) {
      await close(running.server);
      rmSync(tables, { recursive: true, force: true });
      running = await listen(tables, port);
    }
    const { server } = running;
    return {
      port: running.port,
      async stop() {
        await close(server);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function listen(path: string, port: number): Promise<{ server: Server; port: number }> {
  // tables are ready at once: the half second that dynalite imitates by default is start-up time for nothing
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.keepAliveTimeout = 65_000;
  try {
    return { server, port: await listenOnLoopback(server, port, portVariable) };
  } catch (error) {
    // dynalite closes its database only when the server that closes had been listening
    await listenOnLoopback(server, 0, portVariable);
    await close(server);
    throw error;
  }
}

/**
 * dynalite writes a table as CREATING and a moment later as ACTIVE; killed in between it stays CREATING for ever and can be neither
 * used nor deleted. Such a table is empty, so that starting afresh loses nothing.
 */
async function onlyHalfMadeTables(port: number): Promise<boolean> {
  const states = await tableStates(port);
  return states.length > 0 && states.every((state) => state === 'CREATING');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
