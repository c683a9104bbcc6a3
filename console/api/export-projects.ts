import type { ProjectLine, ProjectPage } from './answers.ts';
import { type ApiFile, type Asking, answerTo, ask, type Query } from './ask.ts';

/** The most that a page of the queue may hold. */
const limit = '200';

/** Every project that the filters let through, page after page, as data: what a program reads, with the names that the API gives. */
export async function projectsAsJson(asking: Asking, query: Query): Promise<ApiFile> {
  const all: ProjectLine[] = [];
  for (let cursor: string | undefined; ; ) {
    const { projects, next } = await ask<ProjectPage>(asking, ['projects'], { ...query, limit, cursor });
    all.push(...projects);
    if (next === null) break;
    cursor = next;
  }
  const text = JSON.stringify({ projects: all }, null, 2);
  return { name: 'progetti.json', content: new Blob([text, '\n'], { type: 'application/json' }) };
}

/** The same as a table: the API's own pages one after the other, with one header. What a cell may hold is its business. */
export async function projectsAsCsv(asking: Asking, query: Query): Promise<ApiFile> {
  const parts: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const answer = await answerTo(asking, ['projects', 'export.csv'], { ...query, limit, cursor }, 'text/csv');
    const text = await answer.text();
    parts.push(parts.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2));
    const next = cursorOf(answer.headers.get('Link'));
    if (next === null) break;
    cursor = next;
  }
  // `text()` takes the byte order mark away; without it sheets read accents wrongly.
  return { name: 'progetti.csv', content: new Blob(['\uFEFF', ...parts], { type: 'text/csv' }) };
}

/** `<export.csv?cursor=…>; rel="next"` (RFC 8288): the address of the next page, of which the cursor is what we ask with. */
function cursorOf(link: string | null): string | null {
  const [, address] = /<([^>]*)>;\s*rel="next"/.exec(link ?? '') ?? [];
  return address === undefined ? null : new URL(address, 'http://api.invalid').searchParams.get('cursor');
}
