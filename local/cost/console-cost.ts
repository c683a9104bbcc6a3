import type { CostFigures, FigureName, PriceName, PriceTable } from './cost-terms.ts';

/** US dollars of a month of the console and of the API behind it, by what they are paid for. */
export interface ConsoleBill {
  readonly edge: number;
  readonly api: number;
  readonly lambda: number;
  readonly logs: number;
}

/** How many people come how often: what decides this bill. */
export interface Visits {
  readonly name: string;
  readonly people: number;
  /** Of each, in a month. */
  readonly visits: number;
}

/** @param apiMb memory of the function of the API: infra/definitions/functions.ts says */
export function consoleCost({ figures }: CostFigures, { prices, regionFactor }: PriceTable, apiMb: number) {
  const figure = (name: FigureName): number => figures[name].value;
  const price = (name: PriceName): number => prices[name].usd * (prices[name].region === 'eu-south-1' ? 1 : regionFactor.value);
  const callsOf = ({ people, visits }: Visits): number => people * visits * figure('callsPerVisit');
  const requestsOf = (visits: Visits): number => callsOf(visits) + visits.people * visits.visits * figure('filesPerVisit');

  return {
    /** A month. Each visit loads the console anew: what a browser still has makes it cheaper. */
    month(visits: Visits): ConsoleBill {
      const [calls, requests] = [callsOf(visits), requestsOf(visits)];
      const bytes = calls * figure('answerBytes') + visits.people * visits.visits * figure('siteBytes');
      return {
        edge: requests * price('edgeRequest') + calls * price('edgeFunction') + (bytes / 1e9) * price('edgeGb'),
        api: calls * price('httpApiRequest'),
        lambda: calls * (price('lambdaRequest') + figure('apiSeconds') * (apiMb / 1024) * price('lambdaGbSecond')),
        logs: ((requests * figure('edgeLogBytes') + calls * figure('logBytesPerInvocation')) / 1e9) * price('logGb'),
      };
    },
    requestsOf,
    /** A month of rules of WAF before it, where somebody wants them. @param rules how many */
    webAcl: (visits: Visits, rules: number): number =>
      price('webAclMonth') + rules * price('webAclRuleMonth') + requestsOf(visits) * price('webAclRequest'),
  };
}

export const consoleTotal = ({ edge, api, lambda, logs }: ConsoleBill): number => edge + api + lambda + logs;
