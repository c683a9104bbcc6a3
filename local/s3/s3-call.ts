import type { ServerResponse } from 'node:http';
import type { Signature } from './auth/verify-signature.ts';
import type { S3Request } from './s3-request.ts';
import type { S3Store } from './s3-store.ts';
import type { BucketRow } from './store/object-rows.ts';

/** One verified request on its way through one operation. */
export interface S3Call {
  readonly store: S3Store;
  readonly request: S3Request;
  readonly signature: Signature;
  readonly response: ServerResponse;
}

/** The same, of a bucket that exists. */
export interface BucketCall extends S3Call {
  readonly bucket: BucketRow;
}

export type ServiceOperation = (call: S3Call) => void | Promise<void>;
export type BucketOperation = (call: BucketCall) => void | Promise<void>;
