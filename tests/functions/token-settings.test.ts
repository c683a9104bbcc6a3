import { describe, expect, test } from 'vitest';
import { readTokenSettings } from '../../functions/adapters/token-settings.ts';
import { EnvironmentFault } from '../../functions/faults.ts';
import { type TokenSettings, usualClaims, usualScope } from '../../infra/definitions/tokens.ts';

const good: TokenSettings = {
  issuer: 'https://cognito-idp.eu-south-1.amazonaws.com/eu-south-1_x',
  audience: ['console'],
  scope: usualScope,
  algorithms: ['RS256'],
  claims: usualClaims,
};

describe('whose tokens count, as the environment says it', () => {
  test('settings, or the word that IAM signs', () => {
    expect(readTokenSettings(JSON.stringify(good))).toEqual(good);
    expect(readTokenSettings('iam')).toBe('iam');
  });

  test.each([
    ['nothing', ''],
    ['another word', 'none'],
    ['null', 'null'],
    ['half of it', '{"issuer":"https://a.example"}'],
    ['an issuer without TLS', JSON.stringify({ ...good, issuer: 'http://127.0.0.1:8081' })],
    ['for nobody', JSON.stringify({ ...good, audience: [] })],
    ['for an empty name, which a token without one would match', JSON.stringify({ ...good, audience: [''] })],
    ['with an empty scope', JSON.stringify({ ...good, scope: '' })],
    ['a signature that anybody can make', JSON.stringify({ ...good, algorithms: ['HS256'] })],
    ['no signature', JSON.stringify({ ...good, algorithms: ['none'] })],
    ['no algorithm', JSON.stringify({ ...good, algorithms: [] })],
    ['a claim without a name', JSON.stringify({ ...good, claims: { ...usualClaims, role: '' } })],
    ['something that we do not know', JSON.stringify({ ...good, trustEverybody: true })],
  ])('%s stops the cold start', (_what, text) => expect(() => readTokenSettings(text)).toThrow(EnvironmentFault));
});
