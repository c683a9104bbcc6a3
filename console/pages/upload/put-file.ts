/** The store did not take a file. `status` 0: it was not reached, or the file could not be read. */
export class PutFault extends Error {
  override readonly name = 'PutFault';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Put {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: Blob;
  /** Told of the bytes that have gone. */
  readonly progress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file to the store, as its permit says. By XMLHttpRequest: `fetch` does not say how far it has come.
 * @returns the version that it has there; null: the store does not show it to a page (CORS)
 * @throws PutFault; the signal's reason where it was aborted
 */
export function putFile({ url, headers, file, progress, signal }: Put): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.throwIfAborted();
    signal.addEventListener('abort', stop);
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', stop);
      settle();
    };
    request.upload.addEventListener('progress', ({ loaded }) => progress(loaded));
    request.addEventListener('load', () =>
      end(() => {
        if (request.status === 200) resolve(request.getResponseHeader('x-amz-version-id'));
        else reject(new PutFault(request.status, codeOf(request.responseText)));
      }),
    );
    request.addEventListener('error', () => end(() => reject(new PutFault(0, ''))));
    request.addEventListener('abort', () => end(() => reject(signal.reason)));
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}

/** S3 says what is wrong in XML: `<Code>BadDigest</Code>`. */
const codeOf = (text: string): string => /<Code>([A-Za-z]+)<\/Code>/.exec(text)?.[1] ?? '';
