import type { Ports } from '../../../functions/ports.ts';
import type { Endpoints } from './endpoints.ts';
import { writeUnits } from './write-units.ts';

/** What the handlers asked of AWS. */
export interface Requests {
  /** By operation: `GetObject`. */
  readonly s3: Readonly<Record<string, number>>;
  readonly dynamodb: Readonly<Record<string, number>>;
  /** DynamoDB's own count, as its engine answers with each read. */
  readonly readUnits: number;
  /** By the size of each item, puts that a condition refuses included: they are charged as well. */
  readonly writeUnits: number;
  /** Messages that were sent. */
  readonly messages: number;
  /** Bytes of the immutable objects that were put, by the first part of their keys. */
  readonly putBytes: Readonly<Record<string, number>>;
}

interface Counted {
  s3: Record<string, number>;
  dynamodb: Record<string, number>;
  readUnits: number;
  writeUnits: number;
  messages: number;
  putBytes: Record<string, number>;
}

const nothing = (): Counted => ({ s3: {}, dynamodb: {}, readUnits: 0, writeUnits: 0, messages: 0, putBytes: {} });
const add = (to: Record<string, number>, name: string, count = 1): void => {
  to[name] = (to[name] ?? 0) + count;
};

/** Counts real requests, in the SDK's clients, and what is put, between the handlers and the adapters. */
export function meterRequests({ s3, dynamo }: Pick<Endpoints, 's3' | 'dynamo'>) {
  let counted = nothing();
  s3.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        add(counted.s3, String(commandName).replace(/Command$/, ''));
        return next(args);
      },
    { step: 'initialize', name: 'countS3' },
  );
  dynamo.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        add(counted.dynamodb, String(commandName).replace(/Command$/, ''));
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
        if (/^(Get|Query)/.test(String(commandName))) counted.readUnits += ConsumedCapacity?.CapacityUnits ?? Number.NaN;
        return result;
      },
    { step: 'initialize', name: 'countDynamoDb', priority: 'high' },
  );
  return {
    /** Stands between the handlers and the adapters. */
    ports: (ports: Ports): Ports => ({
      ...ports,
      evidence: {
        ...ports.evidence,
        putOnce: (key, json) => {
          add(counted.putBytes, key.split('/')[0] as string, Buffer.byteLength(json));
          return ports.evidence.putOnce(key, json);
        },
      },
      records: {
        ...ports.records,
        put: (item, guard) => {
          counted.writeUnits += writeUnits(item);
          return ports.records.put(item, guard);
        },
      },
      queue: {
        sendAssessment: (request) => {
          counted.messages += 1;
          return ports.queue.sendAssessment(request);
        },
        sendUploads: (arrivals) => {
          counted.messages += arrivals.length;
          return ports.queue.sendUploads(arrivals);
        },
      },
    }),
    /** Since it was asked last. */
    take(): Requests {
      const taken = counted;
      counted = nothing();
      return taken;
    },
  };
}
