import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Role } from './access/caller.ts';
import { restrictedTo } from './access/restricted-to.ts';
import { refusals } from './answers.ts';

interface Described<Path extends string, Params extends z.ZodRawShape, Query extends z.ZodRawShape, Answers> {
  readonly path: Path;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: 'servizio' | 'progetti' | 'verbali' | 'caricamenti' | 'dichiarazioni' | 'valutazioni' | 'registri';
  /** Who may ask; of a project, only whoever may see it. */
  readonly access: readonly [Role, ...Role[]];
  /** Of the path, from parameters.ts. */
  readonly params: Params;
  /** Of the query, from parameters.ts: all that may be asked here. */
  readonly query: Query;
  /** What it answers when nothing is wrong, and 404 where that may be. */
  readonly answers: Answers;
}

/**
 * A route of the API as every route is: GET, refusing whatever it does not know in its query (a misspelt filter must not give the wrong
 * list), and answering what any of them may answer.
 */
export const readRoute = <Path extends string, Params extends z.ZodRawShape, Query extends z.ZodRawShape, Answers extends object>({
  tag,
  access,
  params,
  query,
  answers,
  ...described
}: Described<Path, Params, Query, Answers>) =>
  createRoute({
    ...described,
    ...restrictedTo(access),
    method: 'get',
    tags: [tag],
    request: { params: z.object(params), query: z.strictObject(query) },
    responses: { ...answers, ...refusals },
  });
