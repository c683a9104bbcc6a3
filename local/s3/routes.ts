import { deleteSetting, getSetting, putSetting, settingNames } from './operations/bucket-settings.ts';
import { createBucket, deleteBucket, getLocation, getVersioning, headBucket, listBuckets, putVersioning } from './operations/buckets.ts';
import { completeMultipartUpload } from './operations/complete-multipart.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject, deleteObjects } from './operations/delete-object.ts';
import { getObject, getObjectAttributes } from './operations/get-object.ts';
import { listObjectsV1, listObjectsV2 } from './operations/list-objects.ts';
import { listObjectVersions } from './operations/list-versions.ts';
import {
  abortMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
  uploadPartCopy,
} from './operations/multipart.ts';
import { getLegalHold, getRetention, putLegalHold, putRetention } from './operations/object-retention.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './operations/object-tagging.ts';
import { putObject } from './operations/put-object.ts';
import type { BucketOperation, S3Call, ServiceOperation } from './s3-call.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

interface Route {
  readonly method: string;
  /** The query parameter that chooses the operation. */
  readonly query?: string;
  /** The header that chooses the operation. */
  readonly header?: string;
  readonly run: BucketOperation;
}

/** The first that matches wins, so that the special ones stand before the plain ones. */
const onBucket: readonly Route[] = [
  { method: 'GET', query: 'versioning', run: getVersioning },
  { method: 'PUT', query: 'versioning', run: putVersioning },
  { method: 'GET', query: 'location', run: getLocation },
  { method: 'GET', query: 'versions', run: listObjectVersions },
  { method: 'GET', query: 'uploads', run: listMultipartUploads },
  { method: 'POST', query: 'delete', run: deleteObjects },
  ...settingNames.flatMap((query): Route[] => [
    { method: 'GET', query, run: getSetting(query) },
    { method: 'PUT', query, run: putSetting(query) },
    { method: 'DELETE', query, run: deleteSetting(query) },
  ]),
  { method: 'GET', query: 'list-type', run: listObjectsV2 },
  { method: 'GET', run: listObjectsV1 },
  { method: 'HEAD', run: headBucket },
  { method: 'DELETE', run: deleteBucket },
];

const onObject: readonly Route[] = [
  { method: 'GET', query: 'tagging', run: getObjectTagging },
  { method: 'PUT', query: 'tagging', run: putObjectTagging },
  { method: 'DELETE', query: 'tagging', run: deleteObjectTagging },
  { method: 'GET', query: 'retention', run: getRetention },
  { method: 'PUT', query: 'retention', run: putRetention },
  { method: 'GET', query: 'legal-hold', run: getLegalHold },
  { method: 'PUT', query: 'legal-hold', run: putLegalHold },
  { method: 'GET', query: 'attributes', run: getObjectAttributes },
  { method: 'POST', query: 'uploads', run: createMultipartUpload },
  { method: 'POST', query: 'uploadId', run: completeMultipartUpload },
  { method: 'PUT', query: 'uploadId', header: 'x-amz-copy-source', run: uploadPartCopy },
  { method: 'PUT', query: 'uploadId', run: uploadPart },
  { method: 'GET', query: 'uploadId', run: listParts },
  { method: 'DELETE', query: 'uploadId', run: abortMultipartUpload },
  { method: 'PUT', header: 'x-amz-copy-source', run: copyObject },
  { method: 'PUT', run: putObject },
  { method: 'GET', run: getObject },
  { method: 'HEAD', run: getObject },
  { method: 'DELETE', run: deleteObject },
];

/** Sub-resources of S3 that are not here: they must be refused, not mistaken for the plain operation beside them. */
const notHere = [
  'acl',
  'analytics',
  'intelligent-tiering',
  'inventory',
  'metrics',
  'policyStatus',
  'requestPayment',
  'restore',
  'select',
  'torrent',
  'append',
];

/** @throws S3Error NotImplemented, MethodNotAllowed, NoSuchBucket, and whatever the operation throws */
export async function dispatch(call: S3Call): Promise<void> {
  const { request, store } = call;
  const unsupported = notHere.find((name) => request.query.has(name));
  if (unsupported) throw new S3Error('NotImplemented', `The sub-resource ${unsupported} is not supported here`);
  const service = serviceOperation(request);
  if (service) return service(call);
  const route = (request.key === '' ? onBucket : onObject).find((one) => matches(one, request));
  const bucket = store.rows.bucket(request.bucket);
  if (!bucket) throw new S3Error('NoSuchBucket');
  if (!route) throw new S3Error('MethodNotAllowed');
  await route.run({ ...call, bucket });
}

/** The two that need no bucket to exist. */
function serviceOperation(request: S3Request): ServiceOperation | null {
  if (request.bucket === '') {
    if (request.method !== 'GET') throw new S3Error('MethodNotAllowed');
    return listBuckets;
  }
  const plain = ![...settingNames, 'versioning'].some((name) => request.query.has(name));
  return request.key === '' && request.method === 'PUT' && plain ? createBucket : null;
}

function matches(route: Route, request: S3Request): boolean {
  if (route.method !== request.method) return false;
  if (route.query !== undefined && !request.query.has(route.query)) return false;
  return route.header === undefined || request.header(route.header) !== undefined;
}
