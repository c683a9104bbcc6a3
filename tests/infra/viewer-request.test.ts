import { expect, test } from 'vitest';
import { viewerRequestCode } from '../../infra/definitions/viewer-request.ts';
import { runViewerRequest } from './cloudfront-in-small.ts';

test.each([
  ['/api/projects', '/projects'],
  ['/api/projects/p_vd/D19B25999990006/records/latest/report.pdf', '/projects/p_vd/D19B25999990006/records/latest/report.pdf'],
  ['/api/', '/'],
  ['/api//projects', '//projects'],
  // Once, and at the beginning alone.
  ['/api/api/projects', '/api/projects'],
  ['/projects/api/x', '/projects/api/x'],
  // What is escaped stays so: the API decides what it means.
  ['/api/stray%2Fuploads%3Fa', '/stray%2Fuploads%3Fa'],
  ['/api/../config.json', '/../config.json'],
  // What CloudFront matched by a normal form of the path.
  ['/x/../api/projects', '/x/../api/projects'],
  ['/API/projects', '/API/projects'],
  ['/apiary', '/apiary'],
  ['/api', '/api'],
])('%s is asked of the API as %s', (path, expected) => expect(runViewerRequest(viewerRequestCode, path)).toBe(expected));

test('is as small as CloudFront takes, and of a syntax that it knows', () => {
  expect(viewerRequestCode.length).toBeLessThan(10_240);
  expect(viewerRequestCode).not.toMatch(/=>|\bclass\b|\bimport\b|\?\.|\?\?/);
});
