import { apiPrefix } from './console.ts';

/**
 * What CloudFront runs on each request below `apiPrefix`, before it asks the API: the API has its own paths, and knows of no prefix. Only the
 * path is touched: query, method, headers and body go on as they came. A path that CloudFront has matched by its normal form (`/x/../api/y`)
 * and that does not begin so is left alone: the API answers that there is no such address. JavaScript of CloudFront's own runtime.
 */
export const viewerRequestCode = `function handler(event) {
  var request = event.request;
  if (request.uri.startsWith('${apiPrefix}/')) request.uri = request.uri.slice(${apiPrefix.length});
  return request;
}
`;
