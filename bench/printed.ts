import type { ChildProcess } from 'node:child_process';

/**
 * What `pattern` captures first of what a program prints. What comes later is read by nobody, and must neither fill the pipe nor be
 * searched.
 *
 * @throws when the program ends before that
 */
export function printed({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  const found = Promise.withResolvers<string>();
  let text = '';
  const read = (chunk: unknown) => {
    text += String(chunk);
    const captured = pattern.exec(text)?.[1];
    if (captured === undefined) return;
    stdout?.off('data', read).resume();
    found.resolve(captured);
  };
  stdout?.on('data', read).once('close', () => found.reject(new Error(`ended without saying it: ${text}`)));
  return found.promise;
}
