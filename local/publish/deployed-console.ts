import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { ConsoleConfig } from '../../console/config.ts';
import { nameInStage } from '../../infra/names.ts';
import { WrongUsage } from '../cli/command.ts';

/** A console that CloudFormation has made (infra/stacks/console-stack.ts). */
export interface DeployedConsole {
  /** `https://…/`. */
  readonly url: string;
  readonly siteBucket: string;
  /** Origin of the bucket that files are put into. */
  readonly evidenceOrigin: string;
  readonly config: ConsoleConfig;
  /** The name of CloudFront's own that a custom domain has to lead to. */
  readonly target: string;
}

/** @throws WrongUsage where this stage has no console */
export async function deployedConsole(stage: string): Promise<DeployedConsole> {
  const outputs = await outputsOf(nameInStage('attesta-console', stage));
  const of = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined) throw new WrongUsage(`lo stack non dice ${name}: npm run deploy / the stack has no output ${name}`);
    return value;
  };
  return {
    url: of('ConsoleUrl'),
    siteBucket: of('SiteBucketName'),
    evidenceOrigin: of('EvidenceOrigin'),
    config: JSON.parse(of('ConsoleConfig')) as ConsoleConfig,
    target: of('ConsoleTarget'),
  };
}

async function outputsOf(stackName: string): Promise<ReadonlyMap<string, string>> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return new Map((Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ValidationError') throw error;
    throw new WrongUsage(
      `non c’è lo stack ${stackName} in questa regione: la console nasce con jwtIssuer (docs/operatore.md, §13) / there is no such stack in this region`,
    );
  } finally {
    client.destroy();
  }
}
