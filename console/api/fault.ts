import type { Problem } from '../../functions/api/problem.ts';

/** The API did not answer what was asked. `problem.status` 0: it was not reached at all. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.title}`);
    this.problem = problem;
  }
}

/** What the API says of its refusal, or of one that came from something before it (a gateway), of which only the status is known. */
export async function problemOf(answer: Response): Promise<Problem> {
  const unknown: Problem = { type: 'about:blank', title: '', status: answer.status, detail: '' };
  if (!answer.headers.get('Content-Type')?.startsWith('application/problem+json')) return unknown;
  return answer.json().then(
    (problem: Problem) => problem,
    () => unknown,
  );
}
