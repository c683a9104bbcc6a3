import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

describe('lists as the only field of a JSON object', () => {
  test.each([
    ['{"ips": ["93.184.216.34", "2a00:1450::1"]}', ['93.184.216.34', '2a00:1450::1']],
    ['{ "addresses" :\n [ "93.184.216.34" ] }', ['93.184.216.34']],
    ['{"indirizzi": ["93.184.216.34", {"ip": "93.184.216.35"}]}', ['93.184.216.34', '93.184.216.35']],
  ])('addresses: %s', async (text, addresses) => {
    const { recognition, recording } = await readBytes(text);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'ip-list' });
    expect(recording.addresses.map(({ text: address }) => address)).toEqual(addresses);
  });

  test('ids', async () => {
    const { recognition, recording } = await readBytes('{"ids": ["i-0a1b2c3d", "vol-0a1b2c3d"]}');
    expect(recognition).toMatchObject({ status: 'recognised', format: 'resource-list' });
    expect(recording.resources.map(({ resourceId }) => resourceId)).toEqual(['i-0a1b2c3d', 'vol-0a1b2c3d']);
  });

  test.each(['{"parole": ["uno", "due"]}', '{"ips": "93.184.216.34"}', '{"a": 1, "ips": ["uno"]}'])('%s is none', async (text) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'unrecognised', reason: 'JSON_UNRECOGNISED' });
  });
});

describe('rows of a list without an entry', () => {
  test('an address that is not there, and a row that is empty', async () => {
    const text = 'Nome;IP pubblico;Note\nprotocollo;93.184.216.34;\nvpn;;nessuno\n;;\nalbo;93.184.216.35;\n';
    const { recording } = await readBytes(text, { kind: 'ip-list' });
    expect(issueCounts(recording)).toEqual({ LIST_HEADER_SKIPPED: 1, ADDRESS_EMPTY: 1, ROW_EMPTY: 1 });
    expect(recording.issues.find(({ code }) => code === 'ADDRESS_EMPTY')?.row).toBe(3);
    expect(recording.rows).toEqual({ read: 4, accepted: 2, rejected: 2 });
  });

  test('an id that is not there', async () => {
    const { recording } = await readBytes('ID istanza;Nome\ni-0a1b2c3d;a\n;b\ni-0a1b2c3e;c\n', { kind: 'resource-list' });
    expect(issueCounts(recording)).toEqual({ LIST_HEADER_SKIPPED: 1, RESOURCE_ID_EMPTY: 1 });
  });
});

describe('lists of one entry a line', () => {
  test('a quote is a character: what follows is not swallowed', async () => {
    const lines = ['93.184.216.34 # "web" uno', '93.184.216.35 "portale', '"93.184.216.36"', '93.184.216.37'];
    for (const end of ['\n', '\r\n', '\r']) {
      const { recognition, recording } = await readBytes(lines.join(end), { kind: 'ip-list', pieces: [3, 17] });
      expect(recognition.format).toBe('ip-list');
      expect(recording.addresses.map(({ text, row }) => [text, row])).toEqual([34, 35, 36, 37].map((n, at) => [`93.184.216.${n}`, at + 1]));
      expect(recording.rows).toEqual({ read: 4, accepted: 4, rejected: 0 });
    }
  });

  const log = [
    '93.184.216.34 - - [01/Jan/2026:00:00:01 +0100] "GET / HTTP/1.1" 200 612 "-" "Mozilla/5.0"',
    '93.184.216.35 - - [01/Jan/2026:00:00:02 +0100] "GET /a HTTP/1.1" 404 153 "-" "curl/8"',
  ];
  const flow = [
    '2 123456789010 eni-0a1b2c3d4e5f60718 172.31.16.139 93.184.216.34 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK',
    '2 123456789010 eni-0a1b2c3d4e5f60718 172.31.9.69 93.184.216.35 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK',
  ];
  test.each([
    ['of a web server', log],
    ['of a network', flow],
  ])('the log %s is none, whatever folder it lies in', async (_name, lines) => {
    for (const kind of [null, 'usage-report', 'ip-list', 'resource-list'] as const) {
      const { recognition, recording } = await readBytes(lines.join('\n'), { kind });
      expect(recognition).toMatchObject({ status: 'unrecognised', format: null });
      expect([recording.addresses, recording.resources]).toEqual([[], []]);
    }
  });
});
