import { expect, test } from 'vitest';
import { readAnswerHead } from '../../../functions/adapters/straight/answer-head.ts';

const heads: [string, string, ReturnType<typeof readAnswerHead>][] = [
  [
    'names are of any case, values without the blanks around them',
    'HTTP/1.1 200 OK\r\nContent-Length:  12 \r\nETag: "a b"',
    { status: 200, headers: { 'content-length': '12', etag: '"a b"' } },
  ],
  ['a status without words', 'HTTP/1.1 503\r\nRetry-After: 1', { status: 503, headers: { 'retry-after': '1' } }],
  ['no header at all', 'HTTP/1.1 204 No Content', { status: 204, headers: {} }],
  ['an empty header', 'HTTP/1.1 200 OK\r\nx-amz-meta-a:', { status: 200, headers: { 'x-amz-meta-a': '' } }],
  ['a length that comes twice', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\nContent-Length: 2', null],
  ['a line that goes on', 'HTTP/1.1 200 OK\r\na: b\r\n c', null],
  ['a name with a blank behind it', 'HTTP/1.1 200 OK\r\ncontent-length : 1', null],
  ['another version', 'HTTP/1.0 200 OK\r\ncontent-length: 1', null],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.6', null],
  ['a status that is none', 'HTTP/1.1 2000 OK', null],
];

test.each(heads)('%s', (_what, text, head) => {
  const read = readAnswerHead(text);
  expect(read && { ...read, headers: { ...read.headers } }).toEqual(head);
});
