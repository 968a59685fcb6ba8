// The upstream of the comparison: bare sockets and prepared bodies, so that it is never what is waited for.
import { createServer } from 'node:net';
import { bodies, fill, idOf, richFrom } from './overview.mjs';

const firstRich = idOf(richFrom);
let delayMs = 0;
let calls = 0;
const head = (length, status = '200 OK') =>
  Buffer.from(`HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`, 'latin1');
const prepared = (body) => ({ head: head(body.length), body });
const institutionPages = new Map([...bodies.institution].map(([id, body]) => [id, prepared(body)]));
const institutionList = prepared(bodies.institutions);
const login = prepared(Buffer.from(JSON.stringify({ token: 'token-of-the-comparison' })));
const heads = new Map();
const headOf = (length) => {
  if (!heads.has(length)) heads.set(length, head(length));
  return heads.get(length);
};

function answerTo(target) {
  const [path] = target.split('?', 1);
  const parts = path.split('/');
  if (parts[1] === 'institution') return parts[4] === undefined ? institutionList : institutionPages.get(parts[4]);
  if (parts[2] === 'v2' && parts[3] === 'partners') return login;
  const customerId = parts[4];
  if (parts[5] === 'accounts' && parts[7] === 'transactions')
    return filled(bodies.ofAccount[Number(parts[6].at(-1))], customerId);
  if (parts[5] === 'accounts') return filled(bodies.accounts, customerId);
  if (parts[5] === 'transactions')
    return filled(customerId >= firstRich ? bodies.ofRich : bodies.transactions, customerId);
  return undefined;
}

function filled(template, customerId) {
  return { head: headOf(template.bytes.length), body: fill(template, customerId) };
}

const missing = { head: head(2, '404 Not Found'), body: Buffer.from('{}') };

function serve(socket, target) {
  calls += 1;
  const answer = answerTo(target) ?? missing;
  const write = () => {
    if (socket.destroyed) return;
    socket.cork();
    socket.write(answer.head);
    socket.write(answer.body);
    socket.uncork();
  };
  if (delayMs > 0) setTimeout(write, delayMs);
  else write();
}

const server = createServer({ noDelay: true }, (socket) => {
  let rest = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    rest += chunk.latin1Slice();
    for (let end = rest.indexOf('\r\n\r\n'); end !== -1; end = rest.indexOf('\r\n\r\n')) {
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(rest.slice(0, end))?.[1] ?? 0);
      if (rest.length < end + 4 + length) return;
      const target = rest.slice(rest.indexOf(' ') + 1, rest.indexOf(' HTTP/1.1'));
      rest = rest.slice(end + 4 + length);
      serve(socket, target);
    }
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', ({ delay }) => {
  if (delay !== undefined) delayMs = delay;
  const { user, system } = process.cpuUsage();
  process.send({ calls, cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
