import { secretProblem } from '../datasources/upstream/rotate-secret.ts';
import type { GatewayError } from '../domain/errors.ts';
import { secret } from '../domain/secret.ts';
import { commandConfig, withDataDir } from './command-config.ts';
import { configuredPartner } from './configured-partner.ts';
import { confirm, nobodyToAsk } from './confirm.ts';
import type { Edge } from './edge.ts';
import { openLoginMemory } from './login-memory.ts';
import { readSecret } from './read-secret.ts';
import { ofg, Refusal, refusalOf, refusalScreen } from './refusal.ts';
import { runCommand } from './run-command.ts';

export interface RotateOptions {
  /** Holds the new secret; `-` is standard input. Absent: asked for at the terminal. */
  readonly secretFile?: string;
  /** The old secret is refused at once. */
  readonly immediate: boolean;
  /** Rotates without asking. */
  readonly yes: boolean;
}

/** Changes the secret of a partner at Mastercard. Neither secret is ever shown. */
export function runRotate(
  edge: Edge,
  partnerId: string,
  { secretFile, immediate, yes }: RotateOptions,
): Promise<number> {
  const what = `The secret of partner ${partnerId} was not changed`;
  return runCommand(
    edge,
    what,
    () => commandConfig(edge.env),
    async (config) => {
      if (config.upstream.kind === 'embedded') throw embedded();
      const partner = configuredPartner(config, partnerId);
      const newSecret = await readSecret(edge, secretFile);
      const problem = secretProblem(newSecret);
      if (problem !== undefined) throw new Refusal('NEW_SECRET', `${capital(problem)}.`, 'Choose another one.');
      const say = (text: string) => edge.stdout.write(`${text}\n`);
      say(`\nPartner ${partnerId} at ${config.upstream.url}:\n\n${consequence(immediate)}\n`);
      const agreed = yes || (await confirm(edge, 'Change it?'));
      if (agreed === nobodyToAsk) {
        edge.stderr.write('Nothing was changed: there is no terminal to ask at. Add --yes to change it.\n');
        return 1;
      }
      if (!agreed) {
        say('Nothing was changed.');
        return 0;
      }
      await using memory = await openLoginMemory(await withDataDir(config));
      const end = await memory.rotate({ partner, newSecret: secret(newSecret), keepOld: !immediate });
      if (end.kind === 'unchanged') throw refusalOf(end.error, partnerId);
      if (end.kind === 'unknown') {
        edge.stderr.write(
          refusalScreen(doubt(end.error), `Whether the secret of partner ${partnerId} changed is not known`),
        );
        return 1;
      }
      say(`Changed. Put the new secret where the old one comes from, restart every gateway, then: ${ofg('doctor')}`);
      return 0;
    },
  );
}

const consequence = (immediate: boolean) =>
  immediate
    ? [
        'Mastercard refuses the old secret from now on. A gateway that runs with it goes on until its token is two hours old,',
        'and then fails until it is restarted with the new one.',
      ].join('\n')
    : [
        'Mastercard takes the old secret for 30 days more, beside the new one. By then every gateway must have been restarted',
        'with the new one.',
      ].join('\n');

function doubt({ code, message }: GatewayError): Refusal {
  return new Refusal(
    code,
    `${capital(message)}. Either secret may be the right one now.`,
    `Keep both. Put the new one where the old one comes from and try it: ${ofg('doctor --login')}. If it is refused, the old one holds.`,
  );
}

function embedded(): Refusal {
  return new Refusal(
    'UPSTREAM_URL',
    'The embedded sandbox begins anew with each start, its secrets too.',
    `Set the credentials of a partner, or UPSTREAM_URL to a sandbox that runs alone (npm run sandbox).`,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
