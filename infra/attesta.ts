import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { readSettings } from './settings.ts';
import { AccessStack } from './stacks/access-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';

export interface Stacks {
  readonly pipeline: PipelineStack;
  readonly access: AccessStack;
  /** null: nobody can sign in, so there is no console. */
  readonly console: ConsoleStack | null;
  readonly edge: EdgeStack | null;
}

/** Puts the stacks into an app, checked by cdk-nag and by CloudFormation's own rules. Throws `WrongSettings`. */
export function attesta(app: App): Stacks {
  const settings = readSettings(app.node.getAllContext());
  const pipeline = new PipelineStack(app, settings);
  const access = new AccessStack(app, settings, pipeline);
  const console = settings.console && new ConsoleStack(app, settings, settings.console, { pipeline, access });
  const edge = console && new EdgeStack(app, settings, console);
  acknowledge(app, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { pipeline, access, console, edge };
}
