interface Call {
  readonly method: string;
  readonly path: string;
}

/**
 * The call as a command: what is secret or somebody's is a variable of the shell, so that it can be pasted anywhere.
 *
 * The path is a template of Mastercard's document; anything else than what such templates hold is left out all the same.
 */
export function curlOf({ method, path }: Call): string {
  const verb = method.replaceAll(/[^A-Z]/g, '');
  const lines = [
    `curl --request ${verb} "\${UPSTREAM_URL:-https://api.finicity.com}${withVariables(path)}"`,
    '--header "Finicity-App-Key: $APP_KEY"',
    '--header "Finicity-App-Token: $APP_TOKEN"',
    '--header "Accept: application/json"',
    ...(verb === 'GET' || verb === 'DELETE' ? [] : ['--header "Content-Type: application/json"', '--data @body.json']),
  ];
  return lines.join(' \\\n  ');
}

/** `/customers/{customerId}` -> `/customers/${CUSTOMER_ID}` */
function withVariables(path: string): string {
  return path
    .split(/(\{[\w-]+\})/)
    .map((part) => (part.startsWith('{') ? `\${${shellName(part)}}` : part.replaceAll(/[^\w/.~-]/g, '')))
    .join('');
}

const shellName = (parameter: string) =>
  parameter
    .slice(1, -1)
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/\W/g, '_')
    .toUpperCase();
