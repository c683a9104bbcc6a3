/** A process that holds a directory until it is killed. argv: the directory. */
import { lockDirectory } from '../../local/machine/lock-directory.ts';

lockDirectory(process.argv[2] as string);
setInterval(() => {}, 60_000);
process.send?.('held');
