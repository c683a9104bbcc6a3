import type { Context, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { unknownProject } from '../find-project.ts';
import { projectParameters } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { maySee, type Role } from './caller.ts';

/** The word in the description of the API under which a route says who may use it. */
export const accessField = 'x-access';

/**
 * Who may use a route: spread into what `createRoute` takes (`...restrictedTo(['auditor'])`). Other roles get 403; of a project that is
 * named in the address and is not the caller's, everybody gets what a project that does not exist answers.
 */
export const restrictedTo = (access: readonly [Role, ...Role[]]) => ({
  [accessField]: access,
  middleware: [onlyFor(access), onlyOwnProjects] as MiddlewareHandler[],
});

const onlyFor =
  (access: readonly Role[]): MiddlewareHandler =>
  async (c, next) => {
    if (!access.includes(c.var.caller.role)) throw new ApiProblem('forbidden', { detail: notForThisRole });
    await next();
  };

const onlyOwnProjects: MiddlewareHandler = async (c, next) => {
  const project = projectOf(c);
  if (project && !maySee(c.var.caller, project)) throw unknownProject();
  await next();
};

const projectSchema = z.object(projectParameters);

/** null where the address names none, or none that can be read: then the route's own schema says so, whoever asks. */
function projectOf(c: Context): z.infer<typeof projectSchema> | null {
  const read = projectSchema.safeParse(c.req.param());
  return read.success ? read.data : null;
}

const notForThisRole = {
  it: 'Il ruolo con cui si è entrati non può usare questo indirizzo: «x-access» in /openapi.json dice chi può.',
  en: 'The role that you signed in with may not use this address: “x-access” in /openapi.json says who may.',
};
