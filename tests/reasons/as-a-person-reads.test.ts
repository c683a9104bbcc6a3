import { expect, test } from 'vitest';
import { renderReason, renderValue } from '../../shared/reasons/render.ts';

test.each<[string, unknown, string, string]>([
  ['an instant, on the clock of Rome', '2026-03-29T01:00:00Z', '29/03/2026 03:00', '2026-03-29 03:00'],
  ['a day', '2026-03-29', '29/03/2026', '2026-03-29'],
  ['days in a list', ['2026-03-29', '2026-03-30'], '29/03/2026, 30/03/2026', '2026-03-29, 2026-03-30'],
  ['what looks like an instant and is none', '2026-13-45T99:00:00Z', '2026-13-45T99:00:00Z', '2026-13-45T99:00:00Z'],
  ['a point alone after the T', '2026-03-29T.Z', '2026-03-29T.Z', '2026-03-29T.Z'],
  ['a number', 12.345, '12,35', '12.35'],
  ['nothing', null, '—', '—'],
])('%s', (_, value, it, en) => expect([renderValue(value, 'value', 'it'), renderValue(value, 'value', 'en')]).toEqual([it, en]));

test.each(['2026-03-29T01:00:00Z', '2026-13-45T99:00:00Z', '2026-02-30', '13/45/2026'])(
  'a quotation of a file stays as it is written: %s',
  (found) => {
    const code = 'TS_UNREADABLE';
    expect(renderReason({ code, details: { found } }, 'it')).toContain(`«${found}»`);
    expect(renderReason({ code, details: { found } }, 'en')).toContain(`“${found}”`);
  },
);
