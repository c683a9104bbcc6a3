/** A figure that was measured, or assumed: how it came about stands beside it, and rerunning what measured it replaces it. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly how: string;
  readonly assumed: boolean;
}

/** What one step of a project's life asks of AWS (tests/functions/rig/request-meter.ts). */
export interface StepRequests {
  readonly s3: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly messages: number;
}

export const figureNames = [
  'secondsPerMb',
  'lambdaCore',
  'wireMbPerSecond',
  'requestSeconds',
  'coldSeconds',
  'coldShare',
  'judgeSecondsPerSeriesMonth',
  'digestBytesPerSeriesMonth',
  'recordBytes',
  'logBytesPerInvocation',
  'emptyReceivesPerMonth',
  'metrics',
  'alarms',
  'callsPerVisit',
  'apiSeconds',
  'answerBytes',
  'filesPerVisit',
  'siteBytes',
  'edgeLogBytes',
] as const;
export type FigureName = (typeof figureNames)[number];

export const stepNames = [
  'declaration',
  'mapping',
  'report',
  'report with a mapping',
  'document',
  'judgement, 30 files',
  'judgement of nothing new',
  'sweep, 1 project due',
] as const;
export type StepName = (typeof stepNames)[number];

/** local/cost/figures.json: written by tests/bench/cost/measure-cost.ts. */
export interface CostFigures {
  readonly figures: Readonly<Record<FigureName, Figure>>;
  readonly steps: Readonly<Record<StepName, StepRequests>>;
}

export interface Price {
  readonly usd: number;
  readonly per: string;
  readonly region: string;
  readonly source: string;
  readonly checked: boolean;
}
export type PriceName =
  | 'lambdaGbSecond'
  | 'lambdaRequest'
  | 's3Put'
  | 's3Get'
  | 's3GbMonth'
  | 'writeUnit'
  | 'readUnit'
  | 'sqsRequest'
  | 'kmsKeyMonth'
  | 'logGb'
  | 'metricMonth'
  | 'alarmMonth'
  | 'dashboardMonth'
  | 'httpApiRequest'
  | 'edgeRequest'
  | 'edgeFunction'
  | 'edgeGb'
  | 'webAclMonth'
  | 'webAclRuleMonth'
  | 'webAclRequest';

/** local/cost/prices.json, kept by hand. */
export interface PriceTable {
  readonly currency: 'USD';
  readonly readOn: string;
  readonly prices: Readonly<Record<PriceName, Price>>;
  readonly regionFactor: { readonly value: number; readonly how: string };
}

/** How a project delivers its evidence: an assumption, and the one that decides the bill. */
export interface Habit {
  readonly name: string;
  readonly services: number;
  readonly resources: number;
  readonly classes: number;
  /** Minutes between two rows of a series. */
  readonly step: number;
  readonly bytesPerRow: number;
  /** Reports of a service in a month of 30 days. */
  readonly reportsPerMonth: number;
  readonly documents: number;
  readonly declarations: number;
  /** Files that are judged together, on average. */
  readonly filesPerJudgement: number;
}
