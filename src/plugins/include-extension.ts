const header = 'x-include-extensions';

/** Whether the client asked for this part of `extensions`: it sends their names, separated by commas. */
export function includeExtension(request: Request, name: string): boolean {
  const asked = request.headers.get(header);
  return asked?.split(',').some((part) => part.trim() === name) ?? false;
}
