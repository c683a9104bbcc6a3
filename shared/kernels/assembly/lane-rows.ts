/* Rows on their way into lanes, in columns (LaneRows of model/usage.ts): see lanes.ts. */
export let starts: usize = 0;
export let mantissas: usize = 0;
export let numbers: usize = 0;
export let lanes: usize = 0;
export let scales: usize = 0;
