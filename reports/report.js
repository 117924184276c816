"use strict";
(() => {
  const body = document.body, say = body.dataset;
  const all = [...document.querySelectorAll(".finding")];
  const open = all.filter((f) => !("signed" in f.dataset));
  const form = document.querySelector(".filters");
  const fields = ["q", "severity", "rule", "verdict", "decision"];
  const words = new Map();
  let current = null;
  let lastHash = "";

  for (const part of document.querySelectorAll(".js")) part.hidden = false;

  // ---------------------------------------------------------------- what this browser remembers
  const memory = {
    get(key) { try { return localStorage.getItem("concordant:" + key); } catch { return null; } },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem("concordant:" + key);
        else localStorage.setItem("concordant:" + key, value);
      } catch { /* a browser that keeps nothing still shows everything */ }
    },
  };
  const decided = new Map();
  function load(finding) {
    const print = finding.dataset.fingerprint;
    try {
      const found = JSON.parse(memory.get("d:" + print));
      if (found && typeof found.because === "string" && ["accepted", "dismissed"].includes(found.decision)) decided.set(print, found);
    } catch { /* not ours */ }
  }
  const decisionOf = (finding) =>
    "signed" in finding.dataset ? "accepted" : (decided.get(finding.dataset.fingerprint) || {}).decision || "undecided";

  // ---------------------------------------------------------------- building, always as text
  function element(name, text, attributes) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  }
  function button(text, what, hint) {
    return element("button", text, { type: "button", "data-do": what, ...(hint ? { title: hint } : {}) });
  }
  function dress(finding) {
    for (const old of finding.querySelectorAll(".actions, .decide, .decision.mine")) old.remove();
    if ("signed" in finding.dataset) return;
    const mine = decided.get(finding.dataset.fingerprint);
    finding.classList.toggle("decided", Boolean(mine));
    const row = element("div", "", { class: "actions" });
    if (mine) {
      const text = (mine.decision === "accepted" ? "✓ " + say.accepted : "✗ " + say.dismissed) + (mine.because ? ": " + mine.because : "");
      finding.append(element("p", text, { class: "decision mine" }));
      row.append(button(say.undo, "undo"));
    } else {
      row.append(button(say.accept, "accept", say.acceptHint), button(say.dismiss, "dismiss", say.dismissHint), button(say.copy, "copy"));
    }
    finding.append(row);
  }
  function ask(finding, decision) {
    if (decided.has(finding.dataset.fingerprint) || "signed" in finding.dataset) return;
    for (const old of finding.querySelectorAll(".decide")) old.remove();
    const asked = element("form", "", { class: "decide" });
    const label = element("label", (decision === "accepted" ? say.accept : say.dismiss) + ": " + say.reason + " ");
    const input = element("input", "", { type: "text", name: "because", required: "", maxlength: "300" });
    label.append(input);
    asked.append(label, element("button", say.save, { type: "submit" }), button(say.cancel, "cancel"));
    asked.addEventListener("submit", (event) => {
      event.preventDefault();
      decide(finding, { decision, because: input.value.trim() });
    });
    finding.append(asked);
    input.focus();
  }
  function decide(finding, decision) {
    const print = finding.dataset.fingerprint;
    if (decision) decided.set(print, decision); else decided.delete(print);
    memory.set("d:" + print, decision ? JSON.stringify(decision) : null);
    for (const twin of open) if (twin.dataset.fingerprint === print) dress(twin);
    filter();
    if (!finding.hidden) go(finding); else move(1);
  }

  // ---------------------------------------------------------------- filters, kept in the address
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  function wordsOf(finding) {
    if (!words.has(finding)) words.set(finding, plain(finding.textContent));
    return words.get(finding);
  }
  const wanted = () => Object.fromEntries(fields.map((key) => [key, form.elements[key].value]));
  function fits(finding, want) {
    return (!want.severity || finding.dataset.severity === want.severity)
      && (!want.rule || finding.dataset.rule === want.rule)
      && (!want.verdict || finding.dataset.verdict === want.verdict)
      && (!want.decision || decisionOf(finding) === want.decision)
      && (!want.q || wordsOf(finding).includes(plain(want.q)));
  }
  function filter() {
    const want = wanted();
    const some = fields.some((key) => want[key]);
    let n = 0;
    for (const finding of all) {
      finding.hidden = some && !fits(finding, want);
      if (!finding.hidden) n += 1;
    }
    document.getElementById("shown").textContent = some ? say.shown.replace("{n}", n).replace("{all}", all.length) : "";
    document.getElementById("none").hidden = n > 0 || all.length === 0;
    const signed = document.querySelector(".signed");
    if (signed && some) signed.open = [...signed.querySelectorAll(".finding")].some((f) => !f.hidden);
  }
  function keep() {
    const want = wanted(), kept = new URLSearchParams();
    for (const key of fields) if (want[key]) kept.set(key, want[key]);
    if (current) kept.set("at", current.id);
    const text = kept.toString();
    const next = text ? "#" + text : "#";
    if (next === location.hash || (next === "#" && !location.hash)) return;
    lastHash = next;
    try { history.replaceState(null, "", next); } catch { location.replace(next); }
  }
  function recall() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return arrive(hash);
    const kept = new URLSearchParams(hash);
    for (const key of fields) if (form.elements[key]) {
      form.elements[key].value = kept.get(key) || "";
      if (form.elements[key].selectedIndex === -1) form.elements[key].value = "";
    }
    filter();
    const at = kept.get("at") && document.getElementById(kept.get("at"));
    if (at && at.classList.contains("finding")) go(at, false);
  }
  function arrive(id) {
    const there = document.getElementById(id);
    if (!there) return;
    if (there.classList.contains("finding")) {
      if (there.hidden) { form.reset(); filter(); }
      go(there, false);
    } else light([there]);
  }

  // ---------------------------------------------------------------- going to a finding
  function light(places) {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    const panes = new Set();
    for (const place of places) {
      for (let folded = place.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
      place.classList.add("here");
      const pane = place.closest(".pane, #findings");
      if (!panes.has(pane)) centre(place);
      panes.add(pane);
    }
  }
  function centre(place) {
    const pane = place.closest(".pane, #findings");
    if (pane && pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY === "auto") {
      const box = place.getBoundingClientRect(), frame = pane.getBoundingClientRect();
      pane.scrollTo({ top: pane.scrollTop + box.top - frame.top - Math.max(40, (frame.height - box.height) / 3) });
    }
  }
  function go(finding, focus = true) {
    if (current) { current.classList.remove("current"); current.removeAttribute("aria-current"); }
    current = finding;
    finding.classList.add("current");
    finding.setAttribute("aria-current", "true");
    const folded = finding.closest("details");
    if (folded) folded.open = true;
    light([...finding.querySelectorAll(".where")].map((a) => document.getElementById(a.hash.slice(1))).filter(Boolean));
    if (focus) finding.focus({ preventScroll: true });
    centre(finding);
    if (!wide.matches) finding.scrollIntoView({ block: "start" });
    keep();
  }
  const wide = matchMedia("(min-width: 68rem)");
  function move(by) {
    const visible = all.filter((f) => !f.hidden && f.offsetParent !== null);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    go(visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)]);
  }

  // ---------------------------------------------------------------- taking things out of the page
  function asText(finding) {
    const lines = [finding.querySelector(".message").textContent.trim()];
    for (const side of finding.querySelectorAll(".side")) {
      lines.push("", side.querySelector(".where").textContent.trim(), "  " + side.querySelector("blockquote").textContent.trim());
    }
    return lines.join("\n") + "\n";
  }
  async function copy(text, pressed) {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = element("textarea", text);
      body.append(area); area.select(); document.execCommand("copy"); area.remove();
    }
    if (!pressed) return;
    pressed.textContent = say.copied;
    setTimeout(() => { pressed.textContent = say.copy; }, 1500);
  }
  const quoted = (text) => JSON.stringify(text).replace(/\u007f/g, "\\u007f");
  function decisions() {
    const tables = [], seen = new Set();
    for (const finding of open) {
      const print = finding.dataset.fingerprint, mine = decided.get(print);
      if (!mine || seen.has(print)) continue;
      seen.add(print);
      tables.push(["[[decision]]", "fingerprint = " + quoted(print), "rule = " + quoted(finding.dataset.rule),
        "what = " + quoted(finding.querySelector(".message").textContent.trim()),
        "decision = " + quoted(mine.decision), "by = \"\"", "because = " + quoted(mine.because)].join("\n"));
    }
    return tables.join("\n\n") + "\n";
  }
  function save(name, text) {
    const link = element("a", "", { href: URL.createObjectURL(new Blob([text], { type: "application/toml" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  function theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    memory.set("theme", root.dataset.theme);
  }

  // ---------------------------------------------------------------- keys, buttons, links
  const help = document.getElementById("help");
  const acts = {
    next: () => move(1),
    previous: () => move(-1),
    reset: () => { form.reset(); filter(); keep(); },
    export: () => save("decisions.toml", decisions()),
    theme, help: () => help.showModal(), close: () => help.close(),
    "copy-command": (b) => copy(document.getElementById("command").textContent, b),
    accept: (b, f) => f && ask(f, "accepted"),
    dismiss: (b, f) => f && ask(f, "dismissed"),
    undo: (b, f) => f && decided.has(f.dataset.fingerprint) && decide(f, null),
    cancel: (b, f) => { if (f) { f.querySelector(".decide").remove(); f.focus({ preventScroll: true }); } },
    copy: (b, f) => f && copy(asText(f), b),
  };
  const keys = { j: "next", k: "previous", a: "accept", d: "dismiss", u: "undo", "?": "help" };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed) return acts[pressed.dataset.do](pressed, pressed.closest(".finding"));
    const link = event.target.closest("a[href^='#']");
    const finding = event.target.closest(".finding");
    if (link && !link.classList.contains("permalink")) {
      const there = document.getElementById(link.hash.slice(1));
      if (!there || link.classList.contains("skip")) return;
      event.preventDefault();
      if (there.classList.contains("finding")) { if (there.hidden) acts.reset(); go(there); }
      else if (finding) { go(finding, false); if (!wide.matches) there.scrollIntoView({ block: "center" }); }
      else if (there.classList.contains("text")) { there.scrollIntoView(); there.focus({ preventScroll: true }); }
      else { light([there]); there.scrollIntoView({ block: "center" }); }
    } else if (finding && !link && !event.target.closest("details, form, button") && !String(getSelection())) go(finding);
    const bar = event.target.closest("[data-bar]");
    if (bar) {
      const box = bar.getBoundingClientRect(), text = document.getElementById("d" + bar.dataset.bar);
      const sentences = text.querySelectorAll(".s");
      const there = sentences[Math.min(sentences.length - 1, Math.floor((event.clientX - box.left) / box.width * sentences.length))];
      if (there) { light([there]); there.scrollIntoView({ block: "center" }); }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const writing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && writing) {
      const finding = event.target.closest(".finding");
      if (finding) acts.cancel(null, finding); else event.target.blur();
      return;
    }
    if (writing) return;
    if (event.key === "/") { event.preventDefault(); form.elements.q.focus(); return; }
    if (keys[event.key]) { event.preventDefault(); acts[keys[event.key]](null, current); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { filter(); keep(); });
  addEventListener("hashchange", () => { if (location.hash !== lastHash) recall(); });
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details:not(.cut):not([open])")) { folded.dataset.folded = ""; folded.open = true; }
  });
  addEventListener("afterprint", () => {
    for (const folded of document.querySelectorAll("[data-folded]")) { delete folded.dataset.folded; folded.open = false; }
  });

  const kept = memory.get("theme");
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  for (const finding of open) load(finding);
  for (const finding of open) dress(finding);
  recall();
})();
