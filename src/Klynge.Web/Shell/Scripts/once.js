// A form is sent once. The button is not disabled, or its own name and value would not be sent.
const sent = new WeakSet();
const patience = 10_000;

document.addEventListener('submit', event => {
  const form = event.target;
  const method = event.submitter?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
  if (event.defaultPrevented || method.toLowerCase() !== 'post' || 'repeat' in form.dataset)
    return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  event.submitter?.setAttribute('aria-busy', 'true');
  // A file to download leaves the page standing, and a broken line too: it must be possible to try again.
  setTimeout(() => release(form), patience);
});

// No answer came, and it must be possible to try again. Where one came, the page is on its way to be another.
document.addEventListener('klynge:unanswered', event => release(event.target));

// The back button brings the page back as it was left, with its buttons still busy.
window.addEventListener('pageshow', event => {
  if (event.persisted)
    document.querySelectorAll('form').forEach(release);
});

function release(form) {
  sent.delete(form);
  form.querySelectorAll('[aria-busy]').forEach(button => button.removeAttribute('aria-busy'));
}
