// The only script of the server's pages. Every page works without it.
const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);
const root = document.documentElement;
const exit = one('a.exit');
const voice = document.body.appendChild(document.createElement('div'));
voice.className = 'vh';
voice.setAttribute('role', 'status');

// Leave: blank the page first, then go, without a way back into it.
const leave = (event) => {
  event?.preventDefault();
  root.classList.add('leaving');
  document.title = exit.dataset.leaving ?? '';
  location.replace(exit.href);
};
addEventListener('pageshow', () => root.classList.remove('leaving'));
exit.addEventListener('click', leave);

// Shift, three times within five seconds each; not Escape, which stops pages from loading.
let pressed = 0;
let alone = false;
let forget;
addEventListener('keydown', (event) => (alone = event.key === 'Shift'));
addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || !alone) return;
  clearTimeout(forget);
  pressed += 1;
  if (pressed > 2) return leave();
  voice.textContent = pressed > 1 ? exit.dataset.one : exit.dataset.two;
  forget = setTimeout(() => {
    pressed = 0;
    voice.textContent = '';
  }, 5000);
});

for (const mark of all('input[name=script]')) mark.value = '1';
for (const link of all('a[data-app]')) link.href = link.dataset.app;
for (const part of all('[data-with-script]')) part.hidden = false;
one('[data-focus]')?.focus();

for (const button of all('[data-reveal]')) {
  const secret = document.getElementById(button.dataset.reveal);
  const words = [button.textContent, button.dataset.hide];
  button.hidden = false;
  button.onclick = () => {
    const shown = secret.type === 'text';
    secret.type = shown ? 'password' : 'text';
    button.textContent = words[shown ? 0 : 1];
  };
}

// The server writes UTC; the reader gets their own time and calendar.
const clock = new Intl.DateTimeFormat(root.lang, { dateStyle: 'medium', timeStyle: 'short' });
for (const time of all('time[data-local]')) time.textContent = clock.format(new Date(time.dateTime));

// A time of a named zone: the reader's own is added where it is another.
const own = new Intl.DateTimeFormat(root.lang, { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
for (const time of all('time[data-zone]')) {
  const at = new Date(time.dateTime);
  const there = new Intl.DateTimeFormat(root.lang, { ...own.resolvedOptions(), timeZone: time.dataset.zone });
  if (own.format(at) === there.format(at)) continue;
  const yours = document.createElement('span');
  yours.className = 'yours';
  yours.textContent = ` (${time.dataset.yours}: ${own.format(at)})`;
  (time.nextElementSibling ?? time).after(yours);
}

// What is being written stays in this tab until the server has said that it was sent.
for (const text of all('textarea[data-draft]')) {
  const key = 'draft:' + location.pathname;
  try {
    if (one('[data-sent]')) sessionStorage.removeItem(key);
    text.value ||= sessionStorage.getItem(key) || '';
    text.oninput = () => sessionStorage.setItem(key, text.value);
  } catch {
    // No storage here (a private window): the page goes on without it.
  }
}
