/** The name of a thing of ours in an account that may hold several stages: `attesta-uploads`, `dev` ▶ `attesta-uploads-dev`. */
export const nameInStage = (name: string, stage: string): string => `${name}-${stage}`;

/** The dead-letter queue of a queue, by its name in the stage. */
export const deadLetterName = (queueName: string): string => `${queueName}-dlq`;

/** A word as an id of CDK: `ingest` ▶ `Ingest`. */
export const idOf = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** What the bill and every list of resources are sorted by. */
export const tagsOf = (stage: string): Readonly<Record<string, string>> => ({ application: 'attesta', stage });

/** Where CloudFront keeps its certificates, its rules of WAF and the deliveries of its logs, wherever everything else is. */
export const edgeRegion = 'us-east-1';
