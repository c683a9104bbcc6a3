import { expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { renderReason } from '../../shared/reasons/render.ts';
import { usageFacts } from '../support/build-usage-facts.ts';
import { one } from '../support/statement-cases.ts';

test('a block that is too short names the instant its 15 days end, not the end of a longer W', () => {
  const hole = ['2026-01-20T10:00Z', '2026-01-22T10:00Z'] as const;
  const usage = one({ to: '2026-02-10T23:00Z', holes: [hole] }, { service: { releasedOn: '2026-02-10' } });
  const { reasons } = usageCoversWindow.assess(usageFacts(usage), { classes: ['cpu'] });
  const short = reasons.find(({ code }) => code === 'SPAN_TOO_SHORT');
  // Hourly readings: the last one before the hole lasts on to 10:00.
  expect(short?.details).toMatchObject({
    blockStart: '2026-01-09T23:00:00Z',
    blockEnd: '2026-01-20T10:00:00Z',
    due: '2026-01-24T23:00:00Z',
  });
  expect(short?.details.neededUntil).toBe('2026-02-10T23:00:00Z');
  for (const language of ['it', 'en'] as const) {
    const told = short && renderReason(short, language);
    expect(told).toContain(language === 'it' ? '25/01/2026 00:00' : '2026-01-25 00:00');
    expect(told).not.toMatch(/11.02.2026|2026.02.11/);
  }
});
