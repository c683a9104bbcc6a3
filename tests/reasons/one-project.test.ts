import { expect, test } from 'vitest';
import { renderReason } from '../../shared/reasons/render.ts';

test.each([
  ['FILE_IN_OTHER_PROJECTS', 1, /caricato in un altro progetto\.$/, /uploaded in another project\.$/],
  ['FILE_IN_OTHER_PROJECTS', 3, /caricato in altri 3 progetti\.$/, /uploaded in 3 other projects\.$/],
  ['CROSS_ENTITY_REUSE', 1, /dichiarato anche in un altro progetto\.$/, /declared in another project too\.$/],
  ['CROSS_ENTITY_REUSE', 2, /dichiarato anche in altri 2 progetti\.$/, /declared in 2 other projects too\.$/],
] as const)('%s of %i other projects is a sentence in words', (code, otherProjects, italian, english) => {
  const details = { file: 'protocollo/contract/c.pdf', claimed: '93.184.216.34', otherProjects };
  expect(renderReason({ code, details }, 'it')).toMatch(italian);
  expect(renderReason({ code, details }, 'en')).toMatch(english);
});
