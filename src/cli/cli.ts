import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Edge } from './edge.ts';
import { runSandbox } from './sandbox.ts';
import { serve } from './serve.ts';
import { readVersion } from './version.ts';

/**
 * Reads the command line and runs what it names.
 *
 * @returns the exit code
 */
export async function runCli(edge: Edge): Promise<number> {
  let code = 0;
  const program = new Command('open-finance-gateway')
    .description('A GraphQL gateway over the Mastercard Open Finance US REST APIs')
    .version(await readVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.stdout.write(text),
      writeErr: (text) => edge.stderr.write(text),
    });

  program
    .command('serve', { isDefault: true })
    .description('run the gateway; settings come from the environment, see .env.example')
    .action(async () => {
      code = await serve(edge, async () => {
        const [{ startGateway }, { startSandbox }] = await Promise.all([
          import('../gateway.ts'),
          import('../../sandbox/index.ts'),
        ]);
        return { startGateway, startSandbox };
      });
    });

  program
    .command('sandbox')
    .description('run the sandbox alone')
    .option('--port <number>', 'port, 0 for a free one', wholeNumber(65_535), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <number>', 'decides about the generated data', wholeNumber(2 ** 32 - 1))
    .action(async (options) => {
      const { startSandbox } = await import('../../sandbox/index.ts');
      code = await runSandbox(edge, options, startSandbox);
    });

  program
    .command('print-schema')
    .description('print the graph in the schema definition language')
    .action(async () => {
      const [{ runPrintSchema }, { schema }] = await Promise.all([
        import('./print-schema.ts'),
        import('../schema/index.ts'),
      ]);
      code = runPrintSchema(edge, schema);
    });

  try {
    await program.parseAsync(edge.args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode;
  }
  return code;
}

function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value > max)
      throw new InvalidArgumentError(`It must be a whole number up to ${max}.`);
    return value;
  };
}
