import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient } from 'pg';

export interface PostgresLimits {
  /** Connections at most. */
  readonly max: number;
  /** Milliseconds after which the server gives a statement up. */
  readonly statementMs: number;
}

/** How much later this side gives up: the server's own word for it is worth waiting for, if the server still speaks. */
const silenceMs = 500;

/**
 * Connections to PostgreSQL in the shape that Kysely's dialect asks for. Every wait has an end, and a connection that has
 * failed is not used again. What the URL says by its parameters goes before what is said here.
 */
export function openPostgresPool(url: string, { max, statementMs }: PostgresLimits): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'open-finance-gateway',
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementMs,
    query_timeout: statementMs + silenceMs,
    // A process that was stopped in the middle of a transaction must not keep its locks from the others.
    idle_in_transaction_session_timeout: statementMs,
    // Whatever the server's default: a refused login that is lost with the server is asked for again.
    options: '-c synchronous_commit=on',
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced; whoever needs one hears of what is wrong.
  pool.on('error', () => {});
  return {
    options: pool.options,
    connect: async () => watch(await pool.connect()),
    end: () => pool.end(),
  };
}

/** A connection that is thrown away after any failure but an answer of the server that goes on: what comes next on it is anybody's guess. */
function watch(client: PoolClient): PostgresPoolClient {
  let isBroken = false;
  // While a connection is in use nobody else listens, and an event that nobody hears ends the thread.
  const onError = () => {
    isBroken = true;
  };
  client.on('error', onError);
  const query = async (sql: string, parameters: readonly unknown[]) => {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      isBroken ||= !(error instanceof DatabaseError) || isLastWord(error);
      throw error;
    }
  };
  return {
    // The other form, with a cursor, is for streams alone, and needs a package that is not here.
    query: query as unknown as PostgresPoolClient['query'],
    release(destroy = false) {
      client.off('error', onError);
      client.release(destroy || isBroken);
    },
  };
}

/** The server ends the connection with it; that it is closed is seen a moment later, when somebody else may have it already. */
const isLastWord = ({ severity }: DatabaseError) => severity === 'FATAL' || severity === 'PANIC';
