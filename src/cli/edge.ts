import type { PeerPort } from '../lib/peer.ts';

export interface TextOutput {
  write(text: string): unknown;
  /** A person reads along. */
  readonly isTTY?: boolean;
}

/** A copy of this program that this process has started. */
export interface ForkedWorker {
  readonly port: PeerPort;
  /** Exit code, or the signal that ended it. */
  readonly exited: Promise<number | string>;
  /** Ends it at once. */
  kill(): void;
}

/** This program in more than one process. */
export interface Copies {
  /** The process that has started this one; null when nobody has. */
  readonly primary: PeerPort | null;
  /** Starts this program once more. What the copy listens on is this process's, which hands it its connections. */
  fork(): ForkedWorker;
}

/** What a command may touch of the process it runs in. */
export interface Edge {
  /** Without the names of Node and the script. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Such as `26.10.0`. */
  readonly nodeVersion: string;
  /** Where answers to questions come from. */
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** Calls `handler` each time somebody asks the process to stop. */
  onStopSignal(handler: (signal: string) => void): void;
  /** Calls `handler` each time somebody asks to have settings read again that may change while the process runs. */
  onReloadSignal?(handler: () => void): void;
  /** Ends the process at once, whatever is under way. */
  exit(code: number): void;
  /** Absent where the command is run by another program: it then stays one process. */
  readonly copies?: Copies;
}
