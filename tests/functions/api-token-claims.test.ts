import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identifyBy } from '../../functions/api/access/identify.ts';
import { roleWords, usualClaims } from '../../infra/definitions/tokens.ts';
import type { Api } from './rig/api.ts';
import { type Claims, type Issuer, startIssuer } from './rig/issuer.ts';
import { asAuditor, asEntity } from './rig/sign-in.ts';
import { apiThatAsks, eager, whoAmI } from './rig/who-am-i.ts';

const { role, ipa, projects, name } = usualClaims;
const clock = Date.now;

let issuer: Issuer;
let api: Api;
beforeAll(async () => {
  issuer = await startIssuer();
  api = apiThatAsks(identifyBy(issuer.settings, { clock, patience: eager }));
});
afterAll(() => issuer.stop());

const me = (authorization: string | null, language?: string) => whoAmI(api, authorization, language);
const withToken = async (claims: Claims = {}, header = {}) => me(`Bearer ${await issuer.token(claims, header)}`);

describe('a good token', () => {
  test.each([
    ['an operator', {}, { subject: 'persona-1', name: 'persona-1', role: 'operator', ipa: null, projects: null }],
    ['a name', { [name]: ' Ada Bianchi ' }, { name: 'Ada Bianchi' }],
    ['a name that is none', { [name]: '  ' }, { name: 'persona-1' }],
    ['a name as long as a book', { [name]: 'x'.repeat(5_000) }, { name: 'x'.repeat(100) }],
    ['an entity, its code in capitals', asEntity('P_VD'), { role: 'entity', ipa: 'p_vd' }],
    ['an entity, its code in a list of one', { ...asEntity('x'), [ipa]: ['p_vd'] }, { role: 'entity', ipa: 'p_vd' }],
    ['an auditor of all', asAuditor(), { role: 'auditor', projects: 'all' }],
    [
      'an auditor of two, in a text',
      asAuditor(['D19B25999990006', 'E29B25999990007']),
      { projects: ['D19B25999990006', 'E29B25999990007'] },
    ],
    ['an auditor, with commas', { ...asAuditor(), [projects]: 'D19B25999990006, E29B25999990007' }, { projects: expect.any(Array) }],
    ['an auditor of one, in a list', { ...asAuditor(), [projects]: ['D19B25999990006'] }, { projects: ['D19B25999990006'] }],
    ['groups of somebody else’s among ours', { [role]: ['eu-south-1_x_Entra', roleWords.operator, 'operator'] }, { role: 'operator' }],
    ['the role as a text', { [role]: roleWords.operator }, { role: 'operator' }],
    ['the audience in aud', { client_id: undefined, aud: 'attesta-console' }, { role: 'operator' }],
    ['several audiences', { client_id: undefined, aud: ['altro', 'attesta-console'] }, { role: 'operator' }],
    ['the scope in scp, as Entra has it', { scope: undefined, scp: 'attesta/api' }, { role: 'operator' }],
    ['the scope in a list', { scope: undefined, scp: ['altro', 'attesta/api'] }, { role: 'operator' }],
  ] as const)('of %s', async (_what, claims, wanted) => {
    expect(await withToken(claims)).toMatchObject({ status: 200, ...wanted });
  });

  test.each(['Bearer', 'bearer', 'BEARER '])('after the word %s', async (scheme) => {
    expect((await me(`${scheme} ${await issuer.token()}`)).status).toBe(200);
  });

  test('under the names that another provider has for claims', async () => {
    const claims = { role: 'roles', ipa: 'extn.ipa', projects: 'p', name: 'preferred_username' };
    const elsewhere = apiThatAsks(identifyBy({ ...issuer.settings, claims }, { clock }));
    const token = await issuer.token({ [role]: undefined, roles: [roleWords.entity], 'extn.ipa': ['p_vd'], preferred_username: 'Ada' });
    expect(await whoAmI(elsewhere, `Bearer ${token}`)).toMatchObject({ status: 200, role: 'entity', ipa: 'p_vd', name: 'Ada' });
  });
});

describe('a good token that gives no entry: 403', () => {
  const refused = { status: 403, type: 'urn:problem-type:attesta:forbidden', title: 'Not allowed' };
  test.each([
    ['no groups', { [role]: undefined }, /no role/],
    ['groups of others', { [role]: ['operator', 'admin'] }, /no role/],
    ['a role that is no text', { [role]: { operator: true } }, /no role/],
    ['a role that looks alike', { [role]: [`${roleWords.operator}s`, roleWords.operator.toUpperCase()] }, /no role/],
    ['two roles', { [role]: [roleWords.entity, roleWords.auditor], [ipa]: 'p_vd', [projects]: 'all' }, /more than one role/],
    ['two roles in a text', { [role]: `${roleWords.entity} ${roleWords.operator}`, [ipa]: 'p_vd' }, /more than one role/],
    ['an entity of nowhere', { [role]: [roleWords.entity] }, /IPA/],
    ['an entity of two bodies', { ...asEntity('x'), [ipa]: ['p_vd', 'p_altro'] }, /IPA/],
    ['an entity of everything', asEntity('*'), /IPA/],
    ['an entity of a path', asEntity('../p_vd'), /IPA/],
    ['an entity of an empty text', asEntity(''), /IPA/],
    ['an auditor of nothing', { [role]: [roleWords.auditor] }, /CUP/],
    ['an auditor of an empty list', { ...asAuditor(), [projects]: [] }, /CUP/],
    ['an auditor of all and of one', { ...asAuditor(), [projects]: 'all D19B25999990006' }, /CUP/],
    ['an auditor of what is no CUP', { ...asAuditor(), [projects]: 'D19B25999990006 *' }, /CUP/],
  ] as const)('%s', async (_what, claims, detail) => {
    expect(await withToken(claims)).toMatchObject({ ...refused, detail: expect.stringMatching(detail) });
  });

  test.each([
    ['an identity token, which has none', { scope: undefined, token_use: 'id', aud: 'attesta-console' }],
    ['the scope of another API', { scope: 'openid attesta/apis' }],
    ['a scope that is no text', { scope: { 'attesta/api': true } }],
  ] as const)('the scope is missing: %s', async (_what, claims) => {
    expect(await withToken(claims)).toMatchObject({ ...refused, challenge: 'Bearer realm="attesta", error="insufficient_scope"' });
  });
});
