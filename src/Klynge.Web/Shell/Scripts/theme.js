// Light or dark: switched at once, remembered by the server.
const root = document.documentElement;

function dark() {
  const chosen = root.dataset.colorScheme;
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

document.addEventListener('submit', event => {
  const button = event.target.querySelector('[data-theme-toggle]');
  if (!button)
    return;
  event.preventDefault();

  const next = dark() ? 'light' : 'dark';
  root.dataset.colorScheme = next;
  const form = new FormData(event.target);
  form.set(button.name || 'scheme', next);
  // If it does not arrive the page is still as asked for; only the next one has forgotten.
  fetch(event.target.action, { method: 'POST', body: form, redirect: 'manual', keepalive: true }).catch(() => {});
});
