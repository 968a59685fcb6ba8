/** What a subscription says, one result after the other. Ends when the connection does. */
export async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const messages = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const lines = message.split('\n');
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length));
      if (lines.includes('event: next') && data.length > 0) yield JSON.parse(data.join('\n'));
    }
  }
}
