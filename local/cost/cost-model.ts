import type { CostFigures, FigureName, Habit, PriceName, PriceTable, StepName } from './cost-terms.ts';

/** US dollars, by what they are paid for. */
export type Bill = Readonly<Record<'lambda' | 's3Requests' | 'dynamodb' | 'sqs' | 'logs' | 'storage', number>>;
export const billOf = (part: Partial<Bill>): Bill => ({ lambda: 0, s3Requests: 0, dynamodb: 0, sqs: 0, logs: 0, storage: 0, ...part });
export const totalOf = (bill: Bill): number => Object.values(bill).reduce((sum, one) => sum + one, 0);
export const times = (bill: Bill, count: number): Bill =>
  Object.fromEntries(Object.entries(bill).map(([name, usd]) => [name, usd * count])) as unknown as Bill;
export const together = (bills: readonly Bill[]): Bill =>
  bills.reduce(
    (sum, bill) => Object.fromEntries(Object.entries(sum).map(([name, usd]) => [name, usd + bill[name as keyof Bill]])) as unknown as Bill,
    billOf({}),
  );

/** GB of the functions that read and judge: infra/definitions/functions.ts says MB. */
export interface Sizes {
  readonly ingestMb: number;
  readonly assessMb: number;
}

/** Of SQS for each message: sent, received, deleted. */
const REQUESTS_PER_MESSAGE = 3;
/** S3 charges a listing as it does a put. */
const dearOperations: ReadonlySet<string> = new Set(['PutObject', 'ListObjectVersions', 'ListObjectsV2']);

/** What AWS asks for one thing that Attesta does, from the figures and the prices alone. */
export function costModel({ figures, steps }: CostFigures, { prices, regionFactor }: PriceTable, { ingestMb, assessMb }: Sizes) {
  const figure = (name: FigureName): number => figures[name].value;
  const price = (name: PriceName): number => prices[name].usd * (prices[name].region === 'eu-south-1' ? 1 : regionFactor.value);

  const requestsOf = (step: StepName): number => Object.values(steps[step].s3).reduce((sum, one) => sum + one, 0);
  const invocation = (seconds: number, memoryMb: number): Partial<Bill> => ({
    lambda: price('lambdaRequest') + seconds * (memoryMb / 1024) * price('lambdaGbSecond'),
    logs: (figure('logBytesPerInvocation') / 1e9) * price('logGb'),
  });
  const asked = (step: StepName): Partial<Bill> => {
    const { s3, readUnits, writeUnits, messages } = steps[step];
    const requests = Object.entries(s3).reduce(
      (usd, [name, count]) => usd + count * price(dearOperations.has(name) ? 's3Put' : 's3Get'),
      0,
    );
    return {
      s3Requests: requests,
      dynamodb: readUnits * price('readUnit') + writeUnits * price('writeUnit'),
      sqs: messages * REQUESTS_PER_MESSAGE * price('sqsRequest'),
    };
  };
  /** Seconds of an invocation beside its own work: the requests one after the other, and its share of starts. */
  const around = (step: StepName): number => requestsOf(step) * figure('requestSeconds') + figure('coldShare') * figure('coldSeconds');
  const secondsPerMb = Math.max(figure('secondsPerMb') / figure('lambdaCore'), 1 / figure('wireMbPerSecond'));

  return {
    price,
    secondsPerMb,
    /** One upload, read once: the put of whoever uploads, its event and ours. @param mb megabytes as they are stored */
    file(step: StepName, mb: number): Bill {
      const bill = billOf({ ...invocation(around(step) + mb * secondsPerMb, ingestMb), ...asked(step) });
      return together([bill, billOf({ s3Requests: price('s3Put'), sqs: REQUESTS_PER_MESSAGE * price('sqsRequest') })]);
    },
    /** One judgement. @param seriesMonths of all the files that it holds */
    judgement(step: StepName, seriesMonths: number): Bill {
      const seconds = around(step) + (seriesMonths * figure('judgeSecondsPerSeriesMonth')) / figure('lambdaCore');
      return billOf({ ...invocation(seconds, assessMb), ...asked(step) });
    },
    /** What asking costs that a project is due; the function itself is one a night for everybody. */
    sweep: (): Bill => billOf(asked('sweep, 1 project due')),
    /** Keeping for a month. */
    kept: (bytes: number): Bill => billOf({ storage: (bytes / 1e9) * price('s3GbMonth') }),
    /** The least that any design pays for a file: its put, one reading of each byte at the speed of the wire, one put, one record. */
    floor: (mb: number): Bill =>
      billOf({
        s3Requests: 2 * price('s3Put') + price('s3Get'),
        dynamodb: price('writeUnit'),
        lambda: price('lambdaRequest') + (mb / figure('wireMbPerSecond')) * (ingestMb / 1024) * price('lambdaGbSecond'),
      }),
    /** A month of what is there whether anybody uploads or not. */
    standing: (): Readonly<Record<'alarms' | 'metrics' | 'dashboard' | 'key' | 'polling', number>> => ({
      alarms: figure('alarms') * price('alarmMonth'),
      metrics: figure('metrics') * price('metricMonth'),
      dashboard: price('dashboardMonth'),
      key: price('kmsKeyMonth'),
      polling: figure('emptyReceivesPerMonth') * price('sqsRequest'),
    }),
    seriesMonthBytes: figure('digestBytesPerSeriesMonth'),
    recordBytes: figure('recordBytes'),
  };
}
export type CostModel = ReturnType<typeof costModel>;

const MINUTES_OF_A_MONTH = 30 * 24 * 60;

/** Megabytes of all the reports of a project in a month. */
export const megabytesPerMonth = ({ services, resources, classes, step, bytesPerRow }: Habit): number =>
  (services * resources * classes * (MINUTES_OF_A_MONTH / step) * bytesPerRow) / 1e6;

/** Bytes that a project leaves in a year: Object Lock keeps them for seven. */
const leftBehind = (model: CostModel, habit: Habit, judgements: number): number =>
  megabytesPerMonth(habit) * 12e6 +
  habit.services * habit.resources * habit.classes * 12 * model.seriesMonthBytes +
  judgements * model.recordBytes;

/** Storage of a year, once so many years have left theirs. */
export const keptYears = (model: CostModel, habit: Habit, years: number): number =>
  totalOf(times(model.kept(leftBehind(model, habit, projectYear(model, habit).judgements) * years), 12));

/** A year of a project: everything uploaded, read, judged and kept, each month's files on average for half of it. */
export function projectYear(model: CostModel, habit: Habit): { readonly bill: Bill; readonly files: number; readonly judgements: number } {
  const monthly = megabytesPerMonth(habit);
  const reports = habit.services * habit.reportsPerMonth * 12;
  const judgements = Math.ceil((reports + habit.documents + habit.declarations) / habit.filesPerJudgement);
  const series = habit.services * habit.resources * habit.classes;
  const seriesMonths = series * 12;
  const bill = together([
    times(model.file('report with a mapping', (monthly * 12) / reports), reports),
    times(model.file('document', 1), habit.documents),
    times(model.file('declaration', 0), habit.declarations),
    // A project is half full in the middle of its year.
    times(model.judgement('judgement, 30 files', seriesMonths / 2), judgements),
    times(model.sweep(), 365),
    times(model.kept(leftBehind(model, habit, judgements) / 2), 12),
  ]);
  return { bill, files: reports + habit.documents + habit.declarations, judgements };
}
