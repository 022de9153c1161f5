// The certified `openid-client` signs in at the tenant named by its arguments: authority, tenant, client id, scope.
// It checks issuer, nonce, state and the signature of the id_token; every step that fails ends with its reason.
// It prints one JSON document with what it saw.

import assert from 'node:assert/strict';
import * as client from 'openid-client';

const [authority, tenant, clientId, scope] = process.argv.slice(2);
const seen = {};

const config = await client.discovery(new URL(`${authority}/${tenant}/v2.0`), clientId, undefined, client.None(), {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
});
seen.issuer = config.serverMetadata().issuer;

/** A code for a redirect nobody listens on: the address the browser would be sent to. */
async function redirected(parameters) {
  const address = client.buildAuthorizationUrl(config, parameters);
  const answer = await fetch(address, { redirect: 'manual' });
  assert.equal(answer.status, 302, `authorize answers ${answer.status}: ${await answer.text()}`);
  return new URL(answer.headers.get('location'));
}

async function begin() {
  const verifier = client.randomPKCECodeVerifier();
  const secrets = { verifier, state: client.randomState(), nonce: client.randomNonce() };
  secrets.redirect = await redirected({
    redirect_uri: 'http://localhost:41999/callback',
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: secrets.state,
    nonce: secrets.nonce,
  });
  return secrets;
}

const redeem = ({ redirect, verifier, state, nonce }) =>
  client.authorizationCodeGrant(config, redirect, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });

/** The OAuth error of something that must be refused. */
async function refusal(work) {
  try {
    await work();
  } catch (error) {
    return error.error ?? `${error.code ?? error}`;
  }
  return 'not refused';
}

const first = await begin();
const tokens = await redeem(first);
seen.claims = tokens.claims();
seen.scope = tokens.scope;
seen.expiresIn = tokens.expires_in;

seen.sameCodeAgain = await refusal(() => redeem(first));
const other = await begin();
seen.wrongVerifier = await refusal(() => redeem({ ...other, verifier: client.randomPKCECodeVerifier() }));
seen.unknownScope = await refusal(async () => {
  const redirect = await redirected({ redirect_uri: 'http://localhost:41999/callback', scope: 'Mail.Nonsense', state: 'x' });
  await redeem({ redirect, verifier: 'v'.repeat(43), state: 'x', nonce: 'n' });
});

const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
seen.rotated = renewed.refresh_token !== tokens.refresh_token;
seen.newAccessToken = renewed.access_token !== tokens.access_token;
const old = await client.refreshTokenGrant(config, tokens.refresh_token);
seen.oldStillGood = typeof old.access_token === 'string';
seen.unknownRefreshToken = await refusal(() => client.refreshTokenGrant(config, 'nonsense'));

const device = await client.initiateDeviceAuthorization(config, { scope });
seen.device = { user_code: device.user_code, verification_uri: device.verification_uri, interval: device.interval };
const byDevice = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 1 });
seen.deviceAccount = byDevice.claims()?.preferred_username;

console.log(JSON.stringify(seen));
