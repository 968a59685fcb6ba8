import type { Config } from '../config.ts';
import type { Edge } from './edge.ts';
import { failureScreen } from './failure-screen.ts';
import { Refusal, refusalScreen } from './refusal.ts';

/**
 * Runs a command. What goes wrong is one screen on standard error that says what to do; only a defect has a stack.
 *
 * @param what what did not happen in that case, as the beginning of a sentence
 * @returns the exit code
 */
export async function runCommand(
  edge: Edge,
  what: string,
  configure: () => Config,
  run: (config: Config) => Promise<number>,
): Promise<number> {
  let config: Config | null = null;
  try {
    config = configure();
    return await run(config);
  } catch (error) {
    const screen = error instanceof Refusal ? refusalScreen(error, what) : failureScreen(error, config, what);
    edge.stderr.write(screen ?? `\n${what}.\n\n${error instanceof Error ? error.stack : error}\n`);
    return 1;
  }
}
