// The certified `oidc-provider` under Entra's paths (`/{tenant}/oauth2/v2.0/…`), with a person who signs in and agrees
// at once. It prints its port. Beside the protocol: `GET /_counts` (requests to the token endpoint, by grant and
// status), `POST /_behave` (`{"declines": true, "tid": "…"}`) and `POST /_device` (`{"user_code": "…"}`: the person
// types in a device code, signs in and agrees or declines).
//
// What differs from Entra and is bridged here (wire §4): `prompt=select_account` is refused and `offline_access` is
// dropped unless `prompt=consent`, so the query is rewritten. What differs and is left: a rotated refresh token that
// comes twice revokes the whole family, PKCE is required, and the redirect carries `iss`.

import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const behaviour = { declines: false, tid: '11111111-2222-4333-8444-555555555555' };
const counts = {};
const GRAPH = 'https://graph.microsoft.com/';
const scopes = ['openid', 'profile', 'offline_access', `${GRAPH}Mail.ReadWrite.Shared`, `${GRAPH}User.Read`];
const loopback = {
  application_type: 'native',
  redirect_uris: ['http://localhost/callback', 'http://127.0.0.1/callback'],
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
};

const server = createServer();
// Longer than the pauses of a device code: the pages are fetched over connections that are kept.
server.keepAliveTimeout = 60_000;
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    { client_id: 'public', token_endpoint_auth_method: 'none', ...loopback },
    { client_id: 'confidential', client_secret: 'a-long-client-secret', token_endpoint_auth_method: 'client_secret_post', ...loopback },
  ],
  scopes,
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'tid', 'oid'] },
  // Entra puts the names into the id_token.
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'Mail logging', preferred_username: id, tid: behaviour.tid, oid: 'an-object-id' }),
  }),
  features: { devInteractions: { enabled: false }, deviceFlow: { enabled: true } },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: (_, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  routes: {
    authorization: '/oauth2/v2.0/authorize',
    token: '/oauth2/v2.0/token',
    device_authorization: '/oauth2/v2.0/devicecode',
    code_verification: '/device',
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['only for tests'] },
  ttl: { AccessToken: 3600, Grant: 86_400, IdToken: 3600, RefreshToken: 86_400, Session: 86_400, Interaction: 600 },
});
const protocol = provider.callback();

/** What the person does: signs in, and agrees to all that is asked or declines. */
async function person(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'job@oidc.example' } });
  }
  if (behaviour.declines) {
    const refusal = { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.' };
    return provider.interactionFinished(request, response, refusal);
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { consent: { grantId } });
}

/** A browser with cookies: goes on up to a page, or to the first address that is not ours. */
function newBrowser() {
  const cookies = new Map();
  return async function visit(first, form) {
    let address = first;
    let send = form && { method: 'POST', body: new URLSearchParams(form) };
    for (let page = 0; page < 10; page += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(address, { redirect: 'manual', headers: { cookie, 'x-pages': '1' }, ...send });
      send = undefined;
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
      const location = answer.headers.get('location');
      if (!location) return { status: answer.status, headers: {}, body: await answer.text() };
      address = new URL(location, issuer).href;
      if (new URL(address).origin !== issuer) return { status: 302, headers: { location: address }, body: '' };
    }
    return { status: 500, headers: {}, body: 'the pages lead in a circle' };
  };
}

/** Types in a device code, says that it is the right one, signs in and agrees or declines. */
async function typeIn(userCode) {
  const visit = newBrowser();
  const page = await visit(`${issuer}/device?user_code=${encodeURIComponent(userCode)}`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1];
  await visit(`${issuer}/device`, { xsrf, user_code: userCode });
  return visit(`${issuer}/device`, { xsrf, user_code: userCode, confirm: 'yes' });
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/_counts') return response.end(JSON.stringify(counts));
  if (url.pathname === '/_behave') {
    Object.assign(behaviour, JSON.parse(await bodyOf(request)));
    return response.end('{}');
  }
  if (url.pathname === '/_device') {
    const { status, body } = await typeIn(JSON.parse(await bodyOf(request)).user_code);
    return response.writeHead(status, { 'content-type': 'text/html' }).end(body);
  }
  if (url.pathname.startsWith('/interaction/')) return person(request, response);
  const path = url.pathname.replace(/^\/[^/]+(?=\/oauth2\/v2\.0\/)/, '');
  if (path === '/oauth2/v2.0/authorize' && !request.headers['x-pages']) {
    url.pathname = path;
    url.searchParams.set('prompt', 'consent');
    const answer = await newBrowser()(url.href);
    return response.writeHead(answer.status, { 'content-type': 'text/html', ...answer.headers }).end(answer.body);
  }
  request.url = path + url.search;
  if (path === '/oauth2/v2.0/devicecode') {
    request.body = { ...Object.fromEntries(new URLSearchParams(await bodyOf(request))), prompt: 'consent' };
  }
  if (path === '/oauth2/v2.0/token') {
    response.on('finish', () => {
      counts[response.statusCode] = (counts[response.statusCode] ?? 0) + 1;
    });
  }
  return protocol(request, response);
});

// Nobody reads on after the port; the provider still has notices to print.
process.stdout.on('error', () => {});
console.log(port);
