// Passkeys: a form asks the server for a question, the browser for the answer, and sends it as any other form.
//   form[data-passkey="get|create"]   hidden until there is a browser that knows passkeys
//        data-domain                  the host passkeys are made for
//        data-ask                     where the question is asked
//        data-by-itself="yes"         the browser may offer a passkey in the address field before anyone presses
//        [data-answer]                the field the answer goes into
//        [data-said]                  what is said when there was no answer
import { each } from './page.js';

const able = 'credentials' in navigator && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;
// A question is good for ten minutes; one that waits in the address field is asked anew before that.
const patience = 8 * 60_000;
let waiting;
let again;
// What the browser gave by itself and the server refused would be given, and refused, without end.
let given = false;

each('form[data-passkey]', form => {
  // Under any other host the browser would refuse what is asked.
  if (!able || form.dataset.ready || location.hostname !== form.dataset.domain)
    return;
  form.dataset.ready = '';
  form.hidden = false;
  for (const place of document.querySelectorAll('[data-with-passkey]'))
    place.hidden = false;
  for (const place of document.querySelectorAll('[data-without-passkey]'))
    place.hidden = true;
  for (const button of document.querySelectorAll('[data-beside-passkey]'))
    button.dataset.variant = 'secondary';
  if (form.dataset.byItself === 'yes')
    offer(form);
});

document.addEventListener('submit', event => {
  const form = event.target;
  if (!('passkey' in form.dataset) || form.querySelector('[data-answer]').value)
    return;
  event.preventDefault();
  stop();
  answer(form, {});
});

/** The browser shows passkeys where the address is written, and nothing happens until one is chosen. */
async function offer(form) {
  if (given || !await PublicKeyCredential.isConditionalMediationAvailable?.() || !form.isConnected)
    return;
  stop();
  waiting = new AbortController();
  again = setTimeout(() => offer(form), patience);
  answer(form, { mediation: 'conditional', signal: waiting.signal });
}

function stop() {
  waiting?.abort();
  waiting = undefined;
  clearTimeout(again);
}

async function answer(form, how) {
  const said = form.querySelector('[data-said]');
  const byItself = 'mediation' in how;
  said.hidden = true;
  const question = await ask(form);
  if (!question)
    return byItself || tell(said, 'unheard');
  try {
    const create = form.dataset.passkey === 'create';
    const credential = create
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question), ...how });
    form.querySelector('[data-answer]').value = JSON.stringify(credential);
    given ||= byItself;
    form.requestSubmit();
  } catch (error) {
    if (!byItself)
      tell(said, error.name === 'InvalidStateError' ? 'there' : 'brokenOff');
  }
}

async function ask(form) {
  try {
    const heard = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams([...new FormData(form)].filter(([name]) => name === 'form-key')) });
    // She must show again that it is her: the page itself says so.
    if (heard.status === 403)
      location.reload();
    return heard.ok ? await heard.json() : null;
  } catch {
    return null;
  }
}

function tell(said, what) {
  said.textContent = said.dataset[what] ?? said.dataset.brokenOff;
  said.hidden = false;
}

// Where the answer was refused, or no answer came, the next press asks anew.
document.addEventListener('klynge:unanswered', event => {
  const field = event.target.querySelector?.('[data-answer]');
  if (field)
    field.value = '';
});
