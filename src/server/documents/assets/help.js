// The help page can be kept on the phone for when there is no network, and dropped again.
const keep = document.querySelector('[data-keep]');
const workers = navigator.serviceWorker;
const status = document.querySelector('[data-kept]');
const tell = (name) => (status.textContent = status.dataset[name]);

if (workers) {
  keep.hidden = false;
  keep.onclick = async ({ target }) => {
    try {
      if (target.dataset.do === 'keep') {
        await workers.register('/sw.js?keep=' + encodeURIComponent(keep.dataset.keep));
        await workers.ready;
        tell('kept');
      } else if (target.dataset.do === 'drop') {
        for (const registration of await workers.getRegistrations()) await registration.unregister();
        for (const name of await caches.keys()) await caches.delete(name);
        tell('dropped');
      }
    } catch {
      tell('failed');
    }
  };
}
