import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { attesta } from '../../infra/attesta.ts';

const root = join(import.meta.dirname, '..', '..');

/** The context that `cdk` runs the app with: feature flags decide what comes out. */
export const cdkContext = (JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { readonly context: Record<string, unknown> })
  .context;

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A template with references written as words: `{"Ref": "Evidence4CC26D68"}` is `<Evidence>`, its ARN `<Evidence.Arn>`. */
export interface ReadTemplate {
  readonly text: string;
  /** By id, without the hash that CDK ends ids with. */
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Names under which other stacks may import something, sorted. */
  readonly exports: readonly string[];
  /** Of one type, by id. */
  of(type: string): Readonly<Record<string, Resource>>;
  /** Properties of the resource with this id and type. */
  properties(id: string, type: string): Record<string, unknown>;
}

export interface Report {
  readonly found: readonly string[];
  readonly accepted: readonly string[];
}

export interface Synthesised {
  readonly pipeline: ReadTemplate;
  readonly access: ReadTemplate;
  /** null: there is none. */
  readonly console: ReadTemplate | null;
  readonly edge: ReadTemplate | null;
  /** `rule at path` of every finding of every checker. */
  readonly report: Report;
}

export interface Synthesis {
  readonly context?: Readonly<Record<string, string>>;
  /** Runs CloudFormation's own rules too: some seconds of work that only the test of findings needs. */
  readonly checked?: boolean;
  /** Changes the app before it is synthesised: to plant a fault. */
  readonly change?: (stacks: ReturnType<typeof attesta>) => void;
}

/** Synthesises the app as `cdk` does, without bundling. Findings do not throw: they are in the report. */
export function synthesise({ context = {}, checked = false, change }: Synthesis = {}): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'attesta-synth-'));
  try {
    const app = new App({
      outdir,
      builtinCloudFormationValidation: checked,
      context: { ...cdkContext, 'aws:cdk:bundling-stacks': [], ...context },
    });
    const stacks = attesta(app);
    change?.(stacks);
    try {
      app.synth();
    } catch (error) {
      // Findings stop the synthesis once templates and report are written; anything else is a crash.
      if (!(error instanceof Error) || !/[Vv]alidation/.test(error.message)) throw error;
    }
    const template = (name: string) => readTemplate(readFileSync(join(outdir, `${name}.template.json`), 'utf8'));
    return {
      pipeline: template(stacks.pipeline.stackName),
      access: template(stacks.access.stackName),
      console: stacks.console && template(stacks.console.stackName),
      edge: stacks.edge && template(stacks.edge.stackName),
      report: readReport(readFileSync(join(outdir, 'validation-report.json'), 'utf8')),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A statement of IAM, in an identity's policy, a resource's, or a role's trust. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every statement anywhere in a value. */
export function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'Effect' in value && 'Action' in value ? [value as Statement] : Object.values(value).flatMap(statementsIn);
}

interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: string };
}

function readTemplate(text: string): ReadTemplate {
  const template = JSON.parse(text) as { Resources: Record<string, Resource>; Outputs?: Record<string, Output> };
  const resources = Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => [
      bare(id),
      { ...resource, Properties: inWords(resource.Properties) as Record<string, unknown> },
    ]),
  );
  const of = (type: string) => Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource.Type === type));
  return {
    text,
    resources,
    outputs: Object.fromEntries(Object.entries(template.Outputs ?? {}).map(([id, { Value }]) => [id, inWords(Value) as string])),
    exports: Object.values(template.Outputs ?? {})
      .flatMap(({ Export }) => Export?.Name ?? [])
      .sort(),
    of,
    properties(id, type) {
      const resource = of(type)[id];
      if (!resource) throw new Error(`the template has no ${type} named ${id}; it has ${Object.keys(of(type)).join(', ')}`);
      return resource.Properties;
    },
  };
}

/** CDK ends the id of a resource inside a construct with eight hexadecimal digits. */
const bare = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name === 'Ref') return `<${bare(argument as string)}>`;
  if (entries.length === 1 && name === 'Fn::GetAtt') return `<${bare((argument as string[])[0] as string)}.${(argument as string[])[1]}>`;
  if (entries.length === 1 && name === 'Fn::ImportValue') return `<${exported(argument as string)}>`;
  if (entries.length === 1 && name === 'Fn::GetStackOutput') return `<${exported((argument as { OutputName: string }).OutputName)}>`;
  if (entries.length === 1 && name === 'Fn::Select') {
    const [index, list] = inWords(argument) as [number, string[]];
    return list[index];
  }
  if (entries.length === 1 && name === 'Fn::Split') {
    const [by, text] = inWords(argument) as [string, string];
    return text.split(by);
  }
  if (entries.length === 1 && name === 'Fn::Join')
    return ((argument as [string, unknown[]])[1].map(inWords) as string[]).join((argument as [string])[0]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, inWords(inner)]));
}

/** `attesta-pipeline-dev:ExportsOutputFnGetAttEvidence4CC26D68Arn9E0A376E` is `Evidence.Arn`. */
function exported(name: string): string {
  const [, id, attribute] = /(?::Exports|^Publish)Output(?:FnGetAtt|Ref)(.+?)[0-9A-F]{8}(.*?)[0-9A-F]{8}$/.exec(name) ?? [];
  if (id === undefined) return name;
  return attribute ? `${id}.${attribute}` : id;
}

function readReport(text: string): Report {
  interface Violation {
    readonly ruleName: string;
    readonly violatingConstructs: readonly { readonly constructPath?: string }[];
  }
  const { pluginReports } = JSON.parse(text) as {
    readonly pluginReports: readonly { readonly violations: readonly Violation[]; readonly suppressedViolations?: readonly Violation[] }[];
  };
  const named = (violations: readonly Violation[]) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );
  return {
    found: pluginReports.flatMap(({ violations }) => named(violations)),
    accepted: pluginReports.flatMap(({ suppressedViolations = [] }) => named(suppressedViolations)),
  };
}
