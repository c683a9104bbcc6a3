import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Size, sizes } from './generate/extent.ts';
import { allInputs } from './inputs/all-inputs.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';

export class WrongUsage extends Error {}

export interface Options {
  readonly size: Size;
  readonly rounds: number;
  readonly warmUp: boolean;
  readonly inputs: readonly string[] | null;
  readonly scenarios: readonly string[];
  readonly folder: string;
  readonly json: boolean;
  readonly write: boolean;
}

/** Rounds unless told otherwise: a first look must end within three minutes, and gigabytes take theirs. */
const usualRounds: Readonly<Record<Size, number>> = { tiny: 1, quick: 1, '250': 5, '2500': 3 };

/** @throws WrongUsage with the words that there are */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const size = oneOf('--size', values.size ?? (values.quick ? 'quick' : '250'), sizes);
  const rounds = values.runs === undefined ? usualRounds[size] : Number(values.runs);
  if (!Number.isInteger(rounds) || rounds < 1) throw new WrongUsage('--runs: a whole number, 1 or more');
  const names = allInputs.map(({ name }) => name);
  const scenarios = allScenarios.map(({ name }) => name);
  return {
    size,
    rounds,
    warmUp: size === '250' || size === '2500',
    inputs: values.inputs === undefined ? null : values.inputs.split(',').map((name) => oneOf('--inputs', name, names)),
    scenarios:
      values.scenarios === undefined ? scenarios : values.scenarios.split(',').map((name) => oneOf('--scenarios', name, scenarios)),
    folder: values.dir ?? join(tmpdir(), 'attesta-bench'),
    json: values.json,
    write: values.write,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        size: { type: 'string' },
        runs: { type: 'string' },
        inputs: { type: 'string' },
        scenarios: { type: 'string' },
        dir: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<Word extends string>(option: string, word: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new WrongUsage(`${option}: ${words.join(', ')}`);
  return found;
}
