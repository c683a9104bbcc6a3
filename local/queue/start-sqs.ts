import { type LoopbackEndpoint, serveOnLoopback } from '../machine/serve-on-loopback.ts';
import { errorOf, type SqsProtocolOptions, sqsProtocol } from './sqs-protocol.ts';

/** The protocol's own content type: no page of a browser can send it to us without asking first, and we never say yes. */
const json = 'application/x-amz-json-1.0';

/**
 * Starts SQS's door to the laptop's queues on 127.0.0.1, for the operator's commands. Signatures are not looked at: whoever works on this
 * machine may do all of it.
 * @param port 0 for any free one
 * @throws PortInUse
 */
export function startSqs(options: SqsProtocolOptions, port: number): Promise<LoopbackEndpoint> {
  const answer = sqsProtocol(options);
  const fetch = async (request: Request): Promise<Response> => {
    const [service, operation = ''] = (request.headers.get('x-amz-target') ?? '').split('.');
    if (request.method !== 'POST' || service !== 'AmazonSQS' || request.headers.get('content-type') !== json) {
      return new Response('this is the door of the queues: AmazonSQS over the AWS JSON protocol', { status: 400 });
    }
    try {
      const { origin } = new URL(request.url);
      return reply(200, answer(operation, JSON.parse(await request.text()), origin));
    } catch (error) {
      const { status, body } = errorOf(error);
      return reply(status, body);
    }
  };
  return serveOnLoopback(fetch, port, 'ATTESTA_SQS_PORT');
}

const reply = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': json } });
