import { awsDeployment, type Deployment, laptopDeployment } from '../stack/operated-deployment.ts';
import { type Move, moveBack, openQueue } from '../stack/operated-queues.ts';
import { endpointsFromEnvironment } from '../stack/settings.ts';
import { explainingSettings } from './aws-settings.ts';
import { type Command, readArguments, WrongUsage } from './command.ts';
import { print, printJson, table, tell } from './output.ts';
import { whileRunning } from './records.ts';

/**
 * `attesta redrive [--stage STAGE]`: gives what faults of ours have stopped its tries again, on the running stack or, with `--stage`, on AWS.
 * 0 when every message was moved back, 1 when a move did not end well.
 */
export const redrive: Command = async (args) => {
  const { values, positionals, json, language } = readArguments(args, { stage: { type: 'string' } });
  if (positionals.length > 0) throw new WrongUsage('redrive [--stage STAGE] [--json]');
  const endpoints = endpointsFromEnvironment();
  const deployment = values.stage === undefined ? laptopDeployment(endpoints) : awsDeployment(values.stage);
  try {
    const redriven = await whileRunning(endpoints, () => explainingSettings(() => redriveAll(deployment)));
    if (json) await printJson({ queues: redriven });
    else {
      const { found, moved } = words[language];
      await print(
        table(redriven.map((one) => [one.deadLetters, `${found}: ${one.found}`, `${moved}: ${one.moved}`, one.reason ?? one.status])),
      );
    }
    return redriven.every(({ status }) => status === 'COMPLETED') ? 0 : 1;
  } finally {
    deployment.close();
  }
};

const words = {
  it: { found: 'messaggi fermi', moved: 'rimessi in coda' },
  en: { found: 'messages stopped', moved: 'moved back' },
} as const;

interface Redriven extends Move {
  readonly deadLetters: string;
  /** Before the move began. */
  readonly found: number;
}

async function redriveAll({ sqs, queues }: Deployment): Promise<Redriven[]> {
  const redriven: Redriven[] = [];
  for (const { name, deadLetters } of Object.values(queues)) {
    const from = await openQueue(sqs, deadLetters);
    const move: Move =
      from.messages === 0
        ? { status: 'COMPLETED', moved: 0, reason: null }
        : await moveBack(sqs, from, await openQueue(sqs, name), (moved) => tell(`${deadLetters}: ${moved}/${from.messages}`));
    redriven.push({ deadLetters, found: from.messages, ...move });
  }
  return redriven;
}
