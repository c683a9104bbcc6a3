import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, ask, openPopulatedWorld, projectPath } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { judgedProject } from './rig/judged-project.ts';

let endpoints: Endpoints;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  const opened = await openPopulatedWorld(endpoints);
  api = opened.api;
  for (const number of [1, 2, 3]) await judgedProject(opened.world.ports.records, number, '2026-03-20');
});
afterAll(() => endpoints.stop());

const cursorFrom = async (path: string): Promise<string> => (await ask(api, path)).json.next;
const refused = { status: 400, json: { errors: [{ in: 'query', name: 'cursor' }] } };

describe('a cursor goes on in the list that it was given for, whatever the length of its pages', () => {
  test.each([
    ['/projects?limit=1', '/projects?limit=2'],
    ['/projects?limit=1&outcome=incomplete,lapsed', '/projects?outcome=lapsed,incomplete,lapsed'],
    ['/projects?limit=1&ipa=P_VD', '/projects?ipa=p_vd'],
    [`${projectPath}/records?limit=1`, `${projectPath.replace('p_vd', 'P_VD')}/records?`],
    [`${projectPath}/uploads?limit=1&state=read,refused`, `${projectPath}/uploads?state=refused,read`],
  ])('%s: %s', async (first, then) => {
    const { status, json } = await ask(api, `${then}&cursor=${await cursorFrom(first)}`);
    expect(status).toBe(200);
    expect(Object.values(json)[0]).not.toEqual([]);
  });
});

describe('a cursor of one list is refused in another', () => {
  test.each([
    ['/projects?limit=1', '/projects?outcome=incomplete'],
    ['/projects?limit=1', '/projects?ipa=p_vd'],
    ['/projects?limit=1', '/projects?purpose=migration'],
    ['/projects?limit=1', '/projects?deadline-from=2026-01-01'],
    ['/projects?limit=1', '/projects?deadline-to=2026-12-31'],
    ['/projects?limit=1&outcome=incomplete', '/projects?'],
    [`${projectPath}/records?limit=1`, `${projectPath}/records?purpose=migration`],
    [`${projectPath}/records?limit=1`, '/projects/p_vd/D19B25999990001/records?'],
    [`${projectPath}/records?limit=1`, `${projectPath}/uploads?`],
    [`${projectPath}/uploads?limit=1`, `${projectPath}/uploads?state=read`],
    [`${projectPath}/uploads?limit=1`, '/stray-uploads?'],
  ])('%s: %s', async (first, then) => {
    expect(await ask(api, `${then}&cursor=${await cursorFrom(first)}`)).toMatchObject(refused);
  });
});

describe('a cursor of the right list that holds something else is refused', () => {
  const sort = '2026-03-22#p_vd#D19B25999990006';
  const places: readonly (readonly [string, readonly (readonly unknown[])[]])[] = [
    ['/projects?limit=1', [[], ['incomplete'], ['incomplete', ''], ['incomplete', sort, 'more'], ['nobody', sort], [7, sort]]],
    [`${projectPath}/records?limit=1`, [[], [0], [-1], [1.5], [1e300], ['2'], [null], [2, 1]]],
    [`${projectPath}/uploads?limit=1`, [[], ['a'], ['a', 'b'], ['a', 'b', 1], ['a', 'b', 'c', 'd'], [['a'], 'b', 'c']]],
  ];
  test.each(places)('%s', async (path, held) => {
    const [list] = JSON.parse(Buffer.from(await cursorFrom(path), 'base64url').toString('utf8'));
    for (const place of held) {
      const cursor = Buffer.from(JSON.stringify([list, ...place])).toString('base64url');
      expect(await ask(api, `${path}&cursor=${cursor}`), JSON.stringify(place)).toMatchObject(refused);
    }
  });

  test.each(['x', 'bnVsbA', 'e30', 'W10', 'Ilwi'])('%s', async (cursor) => {
    expect(await ask(api, `/projects?cursor=${cursor}`)).toMatchObject(refused);
  });
});
