import { createInterface } from 'node:readline/promises';

/** Asks one question at a time; what is asked goes to standard error, so that output stays clean. */
export const askAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string, usual: string): Promise<string> => {
    const lines = createInterface({ input, output });
    // Whoever closes the terminal, or says Ctrl-C, is not asked again.
    const gone = new Promise<string>((resolve) => {
      lines.once('close', () => resolve(usual));
    });
    try {
      const asked = lines.question(usual === '' ? `${question} ` : `${question} [${usual}] `);
      const answer = (await Promise.race([asked, gone])).trim();
      return answer === '' ? usual : answer;
    } finally {
      lines.close();
    }
  };
