// The last places one was in a cluster, kept by the browser for as long as its tab is open, and by nobody else.
const most = 6;
const name = cluster => `klynge-places:${cluster}`;

/** The page one is on becomes the last place. A page that answers with an error is no place. */
export function remember(cluster) {
  // "Journal · Norwegian Smart Care Cluster – Klynge": what stands first is the page.
  const words = document.querySelector('main h1') && document.title.split(' · ')[0].trim();
  if (!words || document.querySelector('main [data-no-place], main [role="alert"]'))
    return;
  const href = location.pathname + location.search;
  write(cluster, [{ words, href }, ...read(cluster).filter(place => place.href !== href)].slice(0, most));
}

/** The others than the one that is open, latest first. */
export function places(cluster) {
  const href = location.pathname + location.search;
  return read(cluster).filter(place => place.href !== href).slice(0, most - 1);
}

function read(cluster) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name(cluster)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(place => typeof place?.words === 'string' && typeof place.href === 'string' && place.href.startsWith(`${cluster}`)) : [];
  } catch {
    return [];
  }
}

function write(cluster, kept) {
  try {
    sessionStorage.setItem(name(cluster), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing is asked for nothing.
  }
}

// Who comes after in the same tab does not see where another has been.
function forget() {
  try {
    for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(name(''))))
      sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

document.addEventListener('submit', event => {
  if (new URL(event.target.action, location.href).pathname === '/sign-out')
    forget();
});
if (document.querySelector('input[type="password"]'))
  forget();
