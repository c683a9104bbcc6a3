import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { renderInstant } from '../../shared/reasons/render.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { reviewRefusals } from '../../shared/verdict/review-refusals.ts';
import { builtConsole } from '../console/built-console.ts';
import type { ReadingWatch } from '../progress/reading-watch.ts';
import { watchedPorts } from '../progress/watched-ports.ts';
import { DEMO_INSTANT } from '../samples/sample.ts';
import { decideSamples } from '../stack/decide-samples.ts';
import { loadSamples } from '../stack/load-samples.ts';
import { assessmentDelayFromEnvironment, dataFolder, laptop, portsFromEnvironment } from '../stack/settings.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { whenParentGone } from '../supervised.ts';
import { readInstant } from './as-of.ts';
import { type Command, CommandFault, readArguments, WrongUsage } from './command.ts';
import { print, printJson, statusLine, tell } from './output.ts';
import { showReading } from './show-reading.ts';
import { announce } from './start-news.ts';
import { startText } from './start-text.ts';

/** Seconds that the samples wait for their other pieces: they are uploaded at once, and a person is looking. */
const delayOfSamples = 1;

/**
 * `attesta start [--once] [--json] [--empty] [--clock now|INSTANT] [--redrive]`: the whole stack on this machine, the samples and their verdicts, then
 * up for further uploads until a signal. `--once`: 0 when the pipeline has finished, 1 when a message of ours is in a dead-letter queue.
 */
export const start: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, {
    once: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    clock: { type: 'string' },
    redrive: { type: 'boolean', default: false },
  });
  if (positionals.length > 0) throw new WrongUsage('start [--once] [--json] [--empty] [--clock now|2026-03-20T10:00] [--redrive]');
  const time = readClock(values.clock, values.empty);
  const news = announce(language);
  const wanted = assessmentDelayFromEnvironment();
  let delay = wanted ?? delayOfSamples;
  const stack = await open(dataFolder(time.folder), time.clock, () => delay, news, showReading(language));
  const ended = endOnSignal(stack);
  if (values.redrive) tell(`${words[language].redriven}: ${stack.redrive()}`);

  if (time.fixed) tell(`${language === 'it' ? 'ora del banco di prova' : 'demo clock'}: ${renderInstant(time.fixed, language)} (Roma)`);
  const samples = values.empty ? [] : await loadSamples(stack);
  if (samples.length > 0) {
    await stack.idle();
    for (const { ipa, cup, point, refusals } of await decideSamples(stack, time.clock()))
      tell(`${words[language].undecided}: ${ipa}/${cup} ${point}: ${refusals.map((code) => reviewRefusals[code][language]).join(' ')}`);
  }
  // What comes now comes from people, piece by piece, as on AWS.
  delay = wanted ?? queueDefinitions.assessments.delay;
  await stack.idle();
  const projects = await news.attach(stack, samples);
  // Since this process began, imports included.
  const seconds = Math.round(performance.now() / 100) / 10;
  const { s3, dynamodb, api } = stack.endpoints;
  const document = { ready: true, clock: time.fixed ?? 'now', ...stack.endpoints, bucket: laptop.bucket, table: laptop.table, projects };
  if (json) await printJson(document);
  else await print(startText(projects, { endpoints: stack.endpoints, seconds, once: values.once }, language));
  tell(`${language === 'it' ? 'pronto' : 'ready'} (ready) ${seconds} s: S3 ${s3}, DynamoDB ${dynamodb}, API ${api}`);
  const dead = stack.deadLetters();
  if (dead > 0) tell(`${words[language].dead}: ${dead}. attesta start --redrive`);
  if (!values.once) {
    // Whoever opens the page in a moment finds it there; a build that fails says so on the page itself.
    builtConsole().catch(() => {});
    const code = await ended;
    // At once: a build that is still going on would hold the process for as long as it takes, and nobody is there to see it.
    process.exit(code);
  }
  await stack.stop();
  return dead > 0 ? 1 : 0;
};

const words = {
  it: {
    redriven: 'messaggi fermi per errori nostri, ora ritentati',
    dead: 'messaggi fermi per errori nostri',
    undecided: 'valutazione di un esempio non registrata',
  },
  en: {
    redriven: 'messages that faults of ours had stopped, tried again now',
    dead: 'messages that faults of ours have stopped',
    undecided: 'review of a sample not taken',
  },
} as const;

interface Time {
  readonly clock: () => number;
  /** Folder of the data below `.attesta/`. */
  readonly folder: string;
  /** The instant that stands still, RFC 3339 UTC; null in real time. */
  readonly fixed: string | null;
}

/** Samples are judged at their own instant; without them, or with `--clock now`, time is real. */
function readClock(wanted: string | undefined, empty: boolean): Time {
  const text = wanted ?? (empty ? 'now' : DEMO_INSTANT);
  if (text === 'now') return { clock: Date.now, folder: empty ? 'empty' : 'now', fixed: null };
  const fixed = readInstant(text, '--clock');
  const at = Date.parse(fixed);
  const folder = `${empty ? 'empty-' : ''}${fixed === DEMO_INSTANT ? 'demo' : instantText(at).replaceAll(':', '-')}`;
  return { clock: () => at, folder, fixed };
}

async function open(
  directory: string,
  clock: () => number,
  assessmentDelay: () => number,
  news: ReturnType<typeof announce>,
  watch: ReadingWatch,
): Promise<Stack> {
  const ports = portsFromEnvironment();
  try {
    return await startStack({
      directory,
      s3Port: ports.s3,
      dynamodbPort: ports.dynamodb,
      apiPort: ports.api,
      sqsPort: ports.sqs,
      identityPort: ports.identity,
      dynamodbUrl: process.env.AWS_ENDPOINT_URL_DYNAMODB,
      clock,
      console: builtConsole,
      assessmentDelay,
      wrapPorts: (own) => watchedPorts(own, watch),
      onRead: (arrival) => {
        watch.done(arrival.key);
        statusLine.clear();
        news.onRead(arrival);
      },
      onJudged: news.onJudged,
    });
  } catch (error) {
    // Told as they are: the person at the terminal can do something about them.
    if (error instanceof Error && (error.name === 'PortInUse' || error.name === 'DirectoryInUse')) throw new CommandFault(error.message);
    throw error;
  }
}

/** Resolves to 0 when a signal asked to end and everything was closed. A parent that was killed ends us at once, as kill -9 would. */
function endOnSignal(stack: Stack): Promise<number> {
  whenParentGone(() => process.exit(1));
  return new Promise((resolve, reject) => {
    let ending = false;
    const end = () => {
      if (ending) return;
      ending = true;
      stack.stop().then(() => resolve(0), reject);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}
