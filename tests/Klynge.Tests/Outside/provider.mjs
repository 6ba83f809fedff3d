// A provider of single sign-on that follows the book, for the tests: oidc-provider with its own pages, on a free port of this machine.
// Says its address on a line of its own, hears where to send people back on standard input, and lives until that is closed.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

const lines = createInterface({ input: process.stdin });
lines.once('line', line => {
  const { redirects, signedOut } = JSON.parse(line);
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [{
      client_id: 'klynge-test', client_secret: 'hemmelig-nok-til-en-test-av-innlogging', redirect_uris: redirects, post_logout_redirect_uris: signedOut,
      response_types: ['code'], grant_types: ['authorization_code'], token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'RS256',
    }],
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    // Whatever name is written at its own page is the address, and it has verified it.
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  });
  // Faults of its own are told to who runs the tests.
  provider.on('server_error', (_, error) => console.error(error));
  server.on('request', provider.callback());
  console.log('ready');
});
lines.on('close', () => process.exit(0));
