import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { readSettings } from './settings.ts';
import { AccessStack } from './stacks/access-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';

/** Puts both stacks into an app, checked by cdk-nag and by CloudFormation's own rules. Throws `WrongSettings`. */
export function attesta(app: App): { readonly pipeline: PipelineStack; readonly access: AccessStack } {
  const settings = readSettings(app.node.getAllContext());
  const pipeline = new PipelineStack(app, settings);
  const access = new AccessStack(app, settings, pipeline);
  acknowledge(app, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { pipeline, access };
}
