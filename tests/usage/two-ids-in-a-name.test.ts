import { expect, test } from 'vitest';
import { idsInFileName } from '../../shared/model/file-name-pattern.ts';
import { namesOf, resolveResourceId } from '../../shared/usage/resolve-resource-id.ts';

const [first, second] = ['i-0abc1234def567890', 'i-0abc1234def567891'];
const anywhere = '(?<id>i-[0-9a-f]{17})';

test.each([
  [anywhere, `${first}_cpu.csv`, first],
  [anywhere, `${first}_cpu_${first}.csv`, first],
  [anywhere, `${first}_vs_${second}_cpu.csv`, null],
  // Whoever says where the id stands is taken at their word.
  [`^${anywhere}`, `${first}_vs_${second}_cpu.csv`, first],
  ['(?<id>[A-Z0-9-]+)', 'SRV-01 ottobre 2025.csv', 'SRV-01'],
  [anywhere, 'cpu.csv', 'i-0abc1234def567899'],
])('%s in %s', (fileName, member, id) => {
  const names = namesOf(member, 'i-0abc1234def567899.zip');
  expect(resolveResourceId({ resourceIdRule: { fileName } }, { resourceId: null }, names)).toBe(id);
});

test('a pattern is not looked for without end in one name', () => {
  expect(idsInFileName('(?<id>a)', 'a'.repeat(10_000))).toHaveLength(8);
});
