import { expect, test } from 'vitest';
import { companyKey } from '../../shared/evidence/company-name.ts';

test.each([
  ['Esempio Cloud S.p.A.', 'esempio cloud'],
  ['ESEMPIO CLOUD SPA', 'esempio cloud'],
  ['Esempio  Cloud s.r.l. ', 'esempio cloud'],
  ['Società Èsempio, Inc.', 'societa esempio'],
  ['S.p.A.', 'spa'],
  ['Amazon Web Services EMEA SARL', 'amazon web services emea'],
  ['A.B. Informatica', 'ab informatica'],
])('%s compares as %s', (name, key) => {
  expect(companyKey(name)).toBe(key);
});
