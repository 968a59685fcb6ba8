import { Command, CommanderError } from 'commander';
import { readVersion } from '../lib/version.ts';
import { addCommands } from './commands.ts';
import type { Edge } from './edge.ts';
import { ofg } from './refusal.ts';

/**
 * Reads the command line and runs what it names.
 *
 * @returns the exit code
 */
export async function runCli(edge: Edge): Promise<number> {
  let code = 0;
  const program = new Command('ofg')
    .description('Open Finance Gateway: a GraphQL gateway over the Mastercard Open Finance US REST APIs')
    .version(await readVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.stdout.write(text),
      writeErr: (text) => edge.stderr.write(text),
    })
    .addHelpText(
      'after',
      `\nIn a checkout a command is called like this, and reads .env:\n\n  ${ofg('doctor')}\n\nIn a container: docker run <image> doctor\n`,
    );
  addCommands(program, edge, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(edge.args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode;
  }
  return code;
}
