import type { ServerResponse } from 'node:http';
import type { S3Error } from './s3-error.ts';
import { writeDocument, writeElement, type XmlElement } from './xml.ts';

export type Headers = Readonly<Record<string, string | number | undefined>>;

export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
}

export function sendEmpty(response: ServerResponse, status: 200 | 204, headers: Headers = {}): void {
  setHeaders(response, headers);
  response.statusCode = status;
  if (status === 200) response.setHeader('content-length', 0);
  response.end();
}

export function sendDocument(response: ServerResponse, document: XmlElement, headers: Headers = {}): void {
  sendText(response, writeDocument(document), headers);
}

/** Bytes of a bucket's setting, given back as they were put. */
export function sendText(response: ServerResponse, text: string, headers: Headers = {}): void {
  setHeaders(response, headers);
  const bytes = Buffer.from(text, 'utf8');
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': bytes.length });
  response.end(bytes);
}

export function sendError(response: ServerResponse, request: { method: string; path: string; id: string }, error: S3Error): void {
  if (response.headersSent) {
    // the object was already on its way: the only honest answer left is a broken connection
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames())
    if (/^(content-|etag|last-modified|x-amz-(meta|checksum))/.test(name)) response.removeHeader(name);
  setHeaders(response, error.headers);
  response.statusCode = error.status;
  if (request.method === 'HEAD' || error.status === 304) {
    response.end();
    return;
  }
  const body: XmlElement = [
    'Error',
    [
      ['Code', error.code],
      ['Message', error.message],
      ['Resource', request.path],
      ['RequestId', request.id],
    ],
  ];
  response.setHeader('content-type', 'application/xml');
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(body)}`);
}
