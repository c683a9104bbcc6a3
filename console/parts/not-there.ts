import { ApiFault } from '../api/fault.ts';

/** Of an address whose project is there and whose rest is not: told as the API tells it. */
export const notThere = (): ApiFault => new ApiFault({ type: 'about:blank', title: '', status: 404, detail: '' });
