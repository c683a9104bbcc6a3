import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import {
  type EnvironmentVariable,
  type FunctionDefinition,
  type FunctionName,
  functionDefinitions,
  type Trigger,
  variablesFor,
} from '../definitions/functions.ts';
import { metricNamespace, namespaceVariable } from '../definitions/metrics.ts';
import type { Statement } from '../definitions/policy.ts';
import { idOf, nameInStage } from '../names.ts';
import type { Settings } from '../settings.ts';
import { bundledCode } from './bundling.ts';
import { consumeStatements, policyOf, putAwayStatements, type Reach, runStatements, useStatements } from './permissions.ts';
import type { PipelineQueues } from './queues.ts';

export interface FunctionMeans {
  readonly settings: Settings;
  readonly reach: Reach;
  /** What each variable of the environment holds; a function gets those that its uses need. */
  readonly environment: Readonly<Record<EnvironmentVariable, string>>;
  readonly queues: PipelineQueues;
}

export type PipelineFunctions = Readonly<Record<FunctionName, PipelineFunction>>;

export interface PipelineFunction {
  readonly name: FunctionName;
  readonly definition: FunctionDefinition;
  readonly lambda: LambdaFunction;
  readonly role: Role;
}

const functionName = (name: FunctionName, stage: string): string => nameInStage(`attesta-${name}`, stage);

/** Where Lambda itself would write, so that nobody has to look the log up. */
export const logGroupName = (name: FunctionName, stage: string): string => `/aws/lambda/${functionName(name, stage)}`;

/** Every function of infra/definitions/functions.ts. */
export function pipelineFunctions(scope: Construct, means: FunctionMeans): PipelineFunctions {
  const names = Object.keys(functionDefinitions) as FunctionName[];
  return Object.fromEntries(names.map((name) => [name, pipelineFunction(scope, name, means)])) as unknown as PipelineFunctions;
}

/** MB of objects. How much of the memory Node takes by itself is its version's affair; the rest is for buffers and for Node's own. */
const heapOf = ({ memory }: FunctionDefinition): number => Math.floor(memory * 0.85);

const nodeOptionsOf = (definition: FunctionDefinition): string => {
  const { youngSpace } = definition;
  return [`--max-old-space-size=${heapOf(definition)}`, ...(youngSpace === undefined ? [] : [`--max-semi-space-size=${youngSpace}`])].join(
    ' ',
  );
};

/** A function with a role, a log and an environment of its own, and nothing that it does not use. */
function pipelineFunction(scope: Construct, name: FunctionName, means: FunctionMeans): PipelineFunction {
  const { settings, environment } = means;
  const definition: FunctionDefinition = functionDefinitions[name];
  const logGroup = new LogGroup(scope, `${idOf(name)}Log`, {
    logGroupName: logGroupName(name, settings.stage),
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = functionRole(scope, name, [
    ...runStatements(logGroup.logGroupArn),
    ...triggerStatements(definition.trigger, means.queues),
    ...useStatements(definition.uses, means.reach),
  ]);
  const lambda = new LambdaFunction(scope, idOf(name), {
    functionName: functionName(name, settings.stage),
    description: `Attesta: ${definition.entry}`,
    code: bundledCode(definition.entry),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: definition.memory,
    timeout: Duration.seconds(definition.timeout),
    tracing: Tracing.ACTIVE,
    logGroup,
    role: fixed(role),
    environment: {
      ...Object.fromEntries(variablesFor(definition.uses).map((variable) => [variable, environment[variable]])),
      // Powertools writes the JSON of logs and metrics. Lambda's own JSON format would filter the same lines by a second level.
      POWERTOOLS_LOG_LEVEL: settings.logLevel,
      [namespaceVariable]: metricNamespace(settings.stage),
      NODE_OPTIONS: nodeOptionsOf(definition),
    },
  });
  return { name, definition, lambda, role };
}

/** What Lambda does in the function's name because of what starts it. */
function triggerStatements(trigger: Trigger, queues: PipelineQueues): readonly Statement[] {
  switch (trigger.is) {
    case 'queue':
      return consumeStatements(queues[trigger.queue].queue.queueArn);
    case 'schedule':
      return putAwayStatements(queues.missedSweeps.queueArn);
    case 'http':
      return [];
  }
}

/** Inline, so that the role is never there without its rights: an event source that starts too early would fail the deployment. */
const functionRole = (scope: Construct, name: FunctionName, statements: readonly Statement[]): Role =>
  new Role(scope, `${idOf(name)}Role`, {
    description: `Attesta: what ${name} may do`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { [name]: policyOf(statements) },
  });

/** Nothing that CDK does later may widen a role: its rights stand in permissions.ts alone. */
const fixed = (role: Role): IRole => role.withoutPolicyUpdates();
