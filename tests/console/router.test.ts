import { describe, expect, test } from 'vitest';
import { addresses } from '../../console/router/addresses.ts';
import { match, readAddress } from '../../console/router/match.ts';

const of = { ipa: 'p_vd', cup: 'D19B25999990006' };

describe('addresses of the console', () => {
  test.each([
    ['#/projects', ['projects'], ''],
    ['#/projects?outcome=a%2Cb&ipa=p_vd', ['projects'], 'outcome=a%2Cb&ipa=p_vd'],
    ['#/a%2Fb/c%20d', ['a/b', 'c d'], ''],
    ['', [], ''],
    ['#/%', ['?'], ''],
  ])('%s is read', (hash, path, query) => {
    const asked = readAddress(hash);
    expect([asked.path, asked.query.toString()]).toEqual([path, query]);
  });

  test.each([
    ['a project', addresses.project(of), 'projects/:ipa/:cup', of],
    [
      'a point',
      addresses.point(of, 3, 'TRA-03', 'protocollo'),
      'projects/:ipa/:cup/records/:record/points/:point/:service',
      { ...of, record: '3', point: 'TRA-03', service: 'protocollo' },
    ],
    [
      'a point of the package',
      addresses.point(of, 3, 'PKG-01', null),
      'projects/:ipa/:cup/records/:record/points/:point/:service',
      { ...of, record: '3', point: 'PKG-01', service: '-' },
    ],
  ])('%s comes back as it was sent', (_what, address, pattern, parts) => {
    expect(match(pattern, readAddress(address).path)).toEqual(parts);
  });

  test('a path of a file keeps its slashes, its signs and its markup', () => {
    const path = 'protocollo/usage-report/<b>& ü #1?.csv';
    expect(readAddress(addresses.file(of, path)).query.get('path')).toBe(path);
  });

  test('filters that are not set stay out of the address', () => {
    expect(addresses.queue({ outcome: '', ipa: undefined, purpose: 'maintenance' })).toBe('#/projects?purpose=maintenance');
  });

  test('another path is no match', () => {
    expect(match('projects/:ipa', ['projects'])).toBeNull();
    expect(match('projects/:ipa', ['records', 'p_vd'])).toBeNull();
  });
});
