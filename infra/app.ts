import { App } from 'aws-cdk-lib';
import { attesta } from './attesta.ts';
import { WrongSettings } from './settings.ts';

/** What `cdk` runs (cdk.json). */
try {
  const app = new App();
  attesta(app);
  app.synth();
} catch (error) {
  if (!(error instanceof WrongSettings)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
