import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Patience } from '../patience.ts';
import type { WholeSum } from '../whole-sum.ts';
import { heldTo } from './stored-sum.ts';
import { type SignedGet, straightGet } from './straight-get.ts';

/**
 * The bytes of a whole object, past the SDK where S3 simply gives them: the SDK signs, and what it would have sent is sent by straight-get.ts.
 * Each piece may be overwritten when the next is asked for.
 * @param sum that the bytes are held to; null: whoever asks for them sees to it. What goes through the SDK after all is checked by it
 */
export async function* straightPieces(
  s3: S3Client,
  command: GetObjectCommand,
  size: number,
  sum: WholeSum | null,
): AsyncGenerator<Uint8Array> {
  let pieces: AsyncIterable<Uint8Array> | null = null;
  command.middlewareStack.add(
    (next) => async (step) => {
      const answer = await straightGet(step.request as SignedGet, size, patienceOf(s3));
      if (answer === null) return next(step);
      pieces = sum === null ? answer.pieces : heldTo(sum, answer.pieces);
      const { status: statusCode, headers } = answer.head;
      return { response: { statusCode, headers }, output: { $metadata: { httpStatusCode: statusCode } } };
    },
    { step: 'deserialize', name: 'straightGet', priority: 'high' },
  );
  const { Body } = await s3.send(command);
  yield* pieces ?? (Body as unknown as AsyncIterable<Uint8Array>);
}

/** As patient as its client is: of the SDK's own handler, whose settings are there from its first request on. */
function patienceOf({ config }: S3Client): Patience {
  const { connectionTimeout, socketTimeout } = (config.requestHandler as NodeHandler).httpHandlerConfigs();
  return { connection: connectionTimeout ?? 0, silence: socketTimeout ?? 0 };
}
interface NodeHandler {
  httpHandlerConfigs(): { readonly connectionTimeout?: number | undefined; readonly socketTimeout?: number | undefined };
}
