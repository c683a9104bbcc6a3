import { describe, expect, test } from 'vitest';
import { apiClient } from '../../console/api/client.ts';
import { romeInstant } from '../../console/parts/rome-instant.ts';
import { until } from '../../console/parts/until.ts';

describe('what the clock in Rome showed', () => {
  test.each([
    ['2026-03-18', '09:30', '2026-03-18T08:30:00Z'],
    ['2026-07-01', '00:00', '2026-06-30T22:00:00Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['2026-03-29', '02:30', null],
    ['2026-03-18', '', null],
    ['', '09:30', null],
    ['18/03/2026', '09:30', null],
  ])('%s %s: %s', (day, time, instant) => {
    expect(romeInstant(day, time)).toBe(instant);
  });
});

describe('looking until something is there', () => {
  const counting = () => {
    let looks = 0;
    return async () => {
      looks += 1;
      return looks;
    };
  };
  const signal = () => new AbortController().signal;

  test('ends with what is there', async () => {
    expect(await until(counting(), (found) => found === 3, { every: 0, times: 9, signal: signal() })).toBe(3);
  });

  test('ends with the last look where patience ends', async () => {
    expect(await until(counting(), () => false, { every: 0, times: 4, signal: signal() })).toBe(4);
  });

  test('ends at once where the person has gone elsewhere', async () => {
    const going = new AbortController();
    const waiting = until(counting(), () => false, { every: 3_600_000, times: 2, signal: going.signal });
    going.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
  });
});

describe('the queue as a file', () => {
  /** Three pages of the API, which stands below a prefix. */
  const pages: Readonly<Record<string, readonly [body: string, link: string | null]>> = {
    '': ['\uFEFF"CUP"\r\n"A"\r\n', '<?limit=200&cursor=b>; rel="next"'],
    b: ['\uFEFF"CUP"\r\n"B"\r\n', '<?limit=200&cursor=c>; rel="next"'],
    c: ['\uFEFF"CUP"\r\n"C"\r\n', null],
  };
  async function withApi<T>(work: (api: ReturnType<typeof apiClient>, asked: string[]) => Promise<T>): Promise<T> {
    const real = globalThis.fetch;
    const asked: string[] = [];
    globalThis.fetch = async (address) => {
      const { pathname, searchParams } = new URL(String(address), 'https://console.example');
      const cursor = searchParams.get('cursor') ?? '';
      asked.push(`${pathname} ${searchParams.get('outcome')} ${cursor}`);
      const [text, link] = pages[cursor] as readonly [string, string | null];
      const next = link === null ? null : new URL(link.slice(1, link.indexOf('>')), 'https://x').searchParams.get('cursor');
      if (pathname.endsWith('.csv')) return new Response(text, { headers: link === null ? {} : { Link: link } });
      return Response.json({ projects: [{ cup: cursor }], next });
    };
    try {
      return await work(apiClient({ base: '/api', language: 'it', token: () => null, signal: new AbortController().signal }), asked);
    } finally {
      globalThis.fetch = real;
    }
  }

  test('has every page, one header and the mark that sheets want', () =>
    withApi(async (api, asked) => {
      const { content, name } = await api.projectsFile({ outcome: 'positive' }, 'csv');
      const bytes = new Uint8Array(await content.arrayBuffer());
      expect([name, [...bytes.slice(0, 3)]]).toEqual(['progetti.csv', [0xef, 0xbb, 0xbf]]);
      expect(new TextDecoder().decode(bytes)).toBe('"CUP"\r\n"A"\r\n"B"\r\n"C"\r\n');
      expect(asked).toEqual(['', 'b', 'c'].map((cursor) => `/api/projects/export.csv positive ${cursor}`));
    }));

  test('as data is one list', () =>
    withApi(async (api) => {
      const { content } = await api.projectsFile({}, 'json');
      expect(JSON.parse(await content.text())).toEqual({ projects: [{ cup: '' }, { cup: 'b' }, { cup: 'c' }] });
    }));
});
