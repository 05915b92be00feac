// Without network, a page of ours says so instead of the browser's (preau.ui.views.offline_worker).
if (navigator.serviceWorker) navigator.serviceWorker.register("/hors-ligne.js");
