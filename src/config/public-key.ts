import { createPublicKey } from 'node:crypto';

/** The text of a PEM file, which has to hold a public key or a certificate; empty when it does not, and that was said. */
export function readPublicKey(
  path: string,
  complain: (got: string, fix: string) => void,
  readText: (path: string) => string,
): string {
  try {
    const pem = readText(path);
    createPublicKey(pem);
    return pem;
  } catch {
    complain(
      `${path} holds no public key that can be read`,
      "Put Mastercard's key for verifying notifications there, as PEM.",
    );
    return '';
  }
}
