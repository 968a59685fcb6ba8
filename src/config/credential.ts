import type { Envelope } from '../lib/envelope.ts';
import { SealedError } from '../lib/envelope.ts';
import type { CredentialEntry } from './partners-schema.ts';
import { printable } from './variables.ts';

/** Where secrets can be found. */
export interface CredentialReader {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws a system error */
  readText(path: string): string;
  /** Opens what `ofg partner add` sealed; null when there is no master key yet. */
  envelope(): Envelope | null;
}

type Resolved = { readonly value: string } | { readonly got: string; readonly fix: string };

/**
 * The secret itself.
 *
 * @param place the partner and the field that it was sealed for
 */
export function resolveCredential(
  entry: CredentialEntry,
  place: readonly string[],
  reader: CredentialReader,
): Resolved {
  if (typeof entry === 'string') return { value: entry };
  if ('env' in entry) {
    const fix = `Set ${entry.env} in the environment of the gateway.`;
    return checked(reader.env[entry.env], `the variable ${entry.env}`, fix);
  }
  if ('file' in entry) return fromFile(entry.file, reader);
  return unsealed(entry.sealed, place, reader);
}

function fromFile(path: string, { readText }: CredentialReader): Resolved {
  const fix = `Put the secret into ${path}, readable for the user that runs the gateway.`;
  try {
    return checked(readText(path), path, fix);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { got: `${path} cannot be read (${code})`, fix };
  }
}

function unsealed(sealed: string, place: readonly string[], { envelope }: CredentialReader): Resolved {
  const opener = envelope();
  const fix =
    'Set MASTER_KEY (or MASTER_KEY_PREVIOUS) to the key it was sealed with, or seal it again: ofg partner add.';
  if (opener === null) return { got: 'sealed, and there is no master key', fix };
  try {
    return { value: opener.open(sealed, place) };
  } catch (error) {
    if (!(error instanceof SealedError)) throw error;
    const reasons = {
      'unknown-key': 'sealed with another master key',
      malformed: 'not what was sealed',
      refused: 'sealed for another partner or field, or altered',
    } as const;
    return { got: reasons[error.reason], fix };
  }
}

/** Editors and `echo` end a file with a newline that is not meant. */
function checked(text: string | undefined, where: string, fix: string): Resolved {
  const value = text?.trim() ?? '';
  if (value === '') return { got: `${where} is empty`, fix };
  return printable.test(value) ? { value } : { got: `${where} holds spaces or control characters`, fix };
}
