/** How S3 and DynamoDB say that they are asked too much (AWS, "Error responses" and "Error handling with DynamoDB"). */
const names: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
]);

/** They asked for less, also after the SDK's own attempts: to ask again a little later is all that helps. */
export const isBusy = (error: Error): boolean => names.has(error.name);

export const busy = {
  detail: {
    it: 'Troppe richieste in questo momento: riprovare fra qualche secondo.',
    en: 'Too many requests at this moment: try again in a few seconds.',
  },
  headers: { 'Retry-After': '5' },
};
