import { builtConsole } from './built-console.ts';

/** `node local/console/build.ts`: builds the console where its sources changed, and prints its folder. */
process.stdout.write(`${await builtConsole()}\n`);
