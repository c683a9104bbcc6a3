import { Socket } from 'node:net';
import { isLoopback, NotLoopback } from './loopback.ts';

/**
 * Imported for its effect before anything else, by the tests, by the CDK command line and by every Lambda that the emulator starts (as
 * `--import`): from then on this process opens no connection to another machine. An endpoint that was forgotten somewhere then fails
 * loudly instead of reaching the real AWS.
 */
type Connect = (this: Socket, ...args: unknown[]) => Socket;
const connect = Socket.prototype.connect as Connect;

/** Node calls `connect` with options, with a port and a host, with a path, or with all of them as one array. */
function hostOf(args: readonly unknown[]): string {
  const [target, host] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  if (typeof target === 'object' && target !== null) {
    const options = target as { readonly host?: string; readonly path?: string };
    return options.path ? 'localhost' : (options.host ?? 'localhost');
  }
  return typeof target === 'number' || /^\d+$/.test(String(target)) ? (typeof host === 'string' ? host : 'localhost') : 'localhost';
}

Socket.prototype.connect = function connectOnThisMachine(this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (isLoopback(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(new NotLoopback(`a connection to ${host} was refused: the emulator tests never leave this machine`)));
  return this;
} as Socket['connect'];
