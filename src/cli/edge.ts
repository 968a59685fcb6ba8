export interface TextOutput {
  write(text: string): unknown;
  /** A person reads along. */
  readonly isTTY?: boolean;
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
  /** Ends the process at once, whatever is under way. */
  exit(code: number): void;
}
