import { type ExecFileOptions, execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

const execute = promisify(execFile);

/** Runs a program to its end. What it printed is in the error when it fails: a compiler tells its errors on stdout. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: ExecFileOptions = {},
): Promise<Output> {
  try {
    return await execute(file, args, { ...options, encoding: 'utf8' });
  } catch (error) {
    const { message, stdout = '' } = error as Error & Partial<Output>;
    throw Object.assign(error as Error, { message: `${message}\n${stdout}`.trim() });
  }
}
