import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import type { Telemetry } from '../adapters/telemetry.ts';
import type { ApiPorts } from './api-ports.ts';
import { makeApi } from './make-api.ts';

export type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The API behind API Gateway's HTTP API. */
export function apiHandler(ports: ApiPorts, telemetry: Telemetry): HttpHandler {
  const answer = handle(makeApi(ports, telemetry));
  return async (event, context) => {
    telemetry.logger.addContext(context);
    // Nothing here reads a body, and a GET with one is no request to Hono. It describes event and context in types of its own.
    const { body: _body, ...request } = event;
    return (await answer(request as never, context as never)) as APIGatewayProxyStructuredResultV2;
  };
}
