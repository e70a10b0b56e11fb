// Whoever has logged out, or whose session has ended, logs in on our page: the web applications' own cannot.

const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leave() {
  if (location.hash.startsWith('#/login')) {
    location.replace(`${home}/login`);
  }
}

leave();
new MutationObserver(leave).observe(document.body, { subtree: true, childList: true });

export default [];
