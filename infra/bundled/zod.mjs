/**
 * zod as it is bundled into functions: all that `zod/v4/classic/external.js` exports but its forty languages and what makes schemas of JSON
 * Schema. @hono/zod-openapi hands the whole namespace `z` on, so that a bundler has to keep every word of it: 250 KB that each start of the API
 * would compile. Nothing of it is used: our texts are our own. A version of zod with other files fails the bundling, which a test does.
 */
import * as z from './zod-parts.mjs';

export * from './zod-parts.mjs';
export { z };
