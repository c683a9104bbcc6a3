import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Role } from './access/caller.ts';
import { restrictedTo } from './access/restricted-to.ts';
import { refusals, refusalsOfBody } from './answers.ts';

interface Body {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType; readonly example: unknown }>>;
}

interface Described<Path extends string, Params extends z.ZodRawShape, Query extends z.ZodRawShape, Answers> {
  readonly method: 'post' | 'put';
  readonly path: Path;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: 'caricamenti' | 'dichiarazioni' | 'valutazioni' | 'registri' | 'verbali';
  /** Who may write; of a project, only whoever may see it. */
  readonly access: readonly [Role, ...Role[]];
  readonly params: Params;
  readonly query: Query;
  /** Headers that say which version is changed. */
  readonly headers?: z.ZodObject;
  /** null: all that is asked stands in the address. */
  readonly body: Body | null;
  /** What it answers when nothing is wrong, and what only this route may answer. */
  readonly answers: Answers;
}

/**
 * A route that writes. Its body is read by the handler (body.ts), so that everything that is wrong in one is told at once and in the
 * caller's language, and so that nothing is read of a body whose sender may not write; the description of the API knows it all the same.
 */
export function writeRoute<Path extends string, Params extends z.ZodRawShape, Query extends z.ZodRawShape, Answers extends object>({
  tag,
  access,
  params,
  query,
  headers,
  body,
  answers,
  ...described
}: Described<Path, Params, Query, Answers>) {
  const route = createRoute({
    ...described,
    ...restrictedTo(access),
    tags: [tag],
    hide: true,
    request: { params: z.object(params), query: z.strictObject(query) },
    responses: { ...answers, ...refusals, ...(body === null ? {} : refusalsOfBody) },
  });
  const { middleware: _middleware, hide: _hide, ...shown } = route;
  const request = { ...route.request, ...(headers && { headers }), ...(body && { body: { required: true, ...body } }) };
  return { route, shown: { ...shown, request } };
}

/** The route as the app takes it, once its description is in the app's. */
export function describing<Route>(app: OpenAPIHono, { route, shown }: { readonly route: Route; readonly shown: object }): Route {
  app.openAPIRegistry.registerPath(shown as never);
  return route;
}
