/** What the SDK rejects with, when its own attempts are used up. Shapes as of @smithy/smithy-client's ServiceException and node:net. */
const shapes: readonly (() => Error)[] = [
  () => service('ThrottlingException', 400, { $retryable: { throttling: true } }),
  () => connection('read ECONNRESET', { code: 'ECONNRESET', errno: -104, syscall: 'read' }),
  () => service('SlowDown', 503, { $fault: 'server' }),
  () => connection('Connection timed out after 3000 ms', { name: 'TimeoutError' }),
  () => service('ProvisionedThroughputExceededException', 400, { $fault: 'client' }),
  () => service('InternalServerError', 500, { $fault: 'server' }),
];

const service = (name: string, httpStatusCode: number, more: object): Error =>
  Object.assign(new Error(`${name}: injected`), { name, $metadata: { httpStatusCode, attempts: 3 }, ...more });
const connection = (message: string, more: object): Error => Object.assign(new Error(`${message}: injected`), more);

/** Another shape for each number, the same one each time. */
export const sdkError = (number: number): Error => (shapes[number % shapes.length] as () => Error)();
