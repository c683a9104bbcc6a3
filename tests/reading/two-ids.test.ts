import { expect, test } from 'vitest';
import { findProviderId } from '../../shared/reading/resource-id.ts';

const [first, second] = ['i-0abc1234def567890', 'i-0abc1234def567891'];
const volume = 'vol-0abc1234def567890';

test.each([
  ['CPUUtilization', null],
  [`${first} CPUUtilization`, first],
  [`${first}: average of ${first}`, first],
  [`${volume} (${first}) VolumeReadOps`, volume],
  // An expression over two machines is a figure of neither.
  [`${first} + ${second} CPUUtilization`, null],
  [`${second}/${volume} ${first}`, null],
])('the id in «%s»', (label, id) => {
  expect(findProviderId(label)).toBe(id);
});
