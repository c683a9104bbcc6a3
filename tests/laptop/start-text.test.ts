import { expect, test } from 'vitest';
import { startText } from '../../local/cli/start-text.ts';
import { people } from '../../local/identity/people.ts';
import { signInPage } from '../../local/identity/sign-in-page.ts';
import type { StackEndpoints } from '../../local/stack/settings.ts';

const endpoints = { s3: 'http://127.0.0.1:4566', api: 'http://127.0.0.1:8080' } as StackEndpoints;
const page = signInPage({} as Parameters<typeof signInPage>[0]);

test.each(['it', 'en'] as const)(
  'the start says where the console is and how each role signs in, as the page of the issuer names them: %s',
  (language) => {
    const text = startText([], { endpoints, seconds: 1, once: false }, language);
    expect(text).toContain('http://127.0.0.1:8080/\n');
    const offered = [...page.matchAll(/<button>([^<]+)<\/button>/g)]
      .map((match) => match[1] as string)
      .filter((name) => text.includes(`  ${name}\n`));
    const roles = new Set(people.filter(({ name }) => offered.some((one) => one.startsWith(name))).map(({ role }) => role));
    expect(roles).toEqual(new Set(['auditor', 'operator', 'entity']));
    for (const role of roles) expect(text).toContain(`attesta token --role ${role}`);
    expect(text).toContain(String(people.filter(({ role }) => role === 'entity').length - 1));
  },
);
