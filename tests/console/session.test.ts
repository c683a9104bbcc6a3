import { describe, expect, test } from 'vitest';
import { challengeOf, randomText } from '../../console/session/pkce.ts';
import { forgetTokens, keepTokens, openSession, type TabStore } from '../../console/session/session.ts';
import { chosenLanguage } from '../../console/words/words.ts';

function tabStore(): TabStore {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

describe('a session of one tab', () => {
  test('a token is good until its hour is over, or until it is forgotten', () => {
    const store = tabStore();
    let now = 1_000;
    const session = openSession(store, () => now);
    expect(session.token()).toBeNull();
    keepTokens(store, { accessToken: 'token', idToken: 'identity', expiresAt: 5_000 });
    expect(session.token()).toBe('token');
    now = 5_000;
    expect(session.token()).toBeNull();
    now = 1_000;
    forgetTokens(store);
    expect(session.token()).toBeNull();
  });

  test('the challenge is that of RFC 7636, appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  test('what is left to chance is long enough and never the same', () => {
    const texts = Array.from({ length: 20 }, randomText);
    expect(texts.filter((text) => !/^[\w-]{43}$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(20);
  });
});

describe('the language', () => {
  test.each([
    ['en', ['it-IT'], 'en'],
    [null, ['de-DE', 'en-GB', 'it'], 'en'],
    [null, ['de-DE'], 'it'],
    ['xx', [], 'it'],
  ] as const)('%s kept, %j preferred: %s', (kept, preferred, language) => {
    expect(chosenLanguage({ getItem: () => kept }, preferred)).toBe(language);
  });
});
