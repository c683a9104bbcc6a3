import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import type { Telemetry } from '../adapters/telemetry.ts';
import type { Identify } from './access/signed-in.ts';
import type { ApiPorts } from './api-ports.ts';
import { makeApi } from './make-api.ts';
import { isHandedAsBytes } from './sendable.ts';

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The API behind API Gateway's HTTP API. */
export function apiHandler(ports: ApiPorts, telemetry: Telemetry, identify: Identify): HttpHandler {
  const answer = handle(makeApi(ports, telemetry, identify), { isContentTypeBinary: isHandedAsBytes });
  return async (event, context) => {
    telemetry.logger.addContext(context);
    // A GET with a body is no request to Hono. It describes event and context in types of its own.
    const { body, ...bare } = event;
    const reads = ['GET', 'HEAD'].includes(event.requestContext.http.method);
    return (await answer((reads ? bare : { body, ...bare }) as never, context as never)) as APIGatewayProxyStructuredResultV2;
  };
}
