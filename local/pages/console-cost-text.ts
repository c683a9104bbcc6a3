import { consoleCost, consoleTotal } from '../cost/console-cost.ts';
import type { CostFigures, PriceTable } from '../cost/cost-terms.ts';
import { visits } from '../cost/habits.ts';
import { tableOf } from './markdown.ts';

/** Rules that a first set of AWS WAF has: the managed ones, and a limit on how often somebody may ask. */
const usualRules = 3;

/** What the console and the API behind it cost, for docs/cost.md. @param usd writes dollars */
export function consoleCostText(figures: CostFigures, prices: PriceTable, apiMb: number, usd: (value: number) => string): string {
  const cost = consoleCost(figures, prices, apiMb);
  const rows = visits.map((habit) => {
    const bill = cost.month(habit);
    const parts = [bill.edge, bill.api, bill.lambda, bill.logs, consoleTotal(bill), cost.webAcl(habit, usualRules)];
    return [habit.name, String(cost.requestsOf(habit)), ...parts.map(usd)];
  });
  return `## The console and the API, a month

CloudFront before the files and before the API (docs/operatore.md, §13), the HTTP API, its function with ${apiMb} MB, their logs. Nothing of it is paid for when nobody comes.
Rules of WAF are a choice: ${usualRules} of them are counted apart. How many come, and how often, is an assumption.

${tableOf(['who comes', 'requests', 'CloudFront', 'HTTP API', 'Lambda', 'logs', 'together', 'WAF, if wanted'], rows)}`;
}
