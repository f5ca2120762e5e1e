// Coding by keyboard, for those who want it; everything works without.
// 1-6 chooses a code, Enter saves, N goes to the note, U takes the last code back. The box under the form switches the keys off.
"use strict";
(function () {
  const form = document.getElementById("code-form");
  const undo = document.getElementById("undo");
  const keys = document.getElementById("keys");
  let on = true;
  try {
    on = localStorage.getItem("coding-keys") !== "off";
  } catch (e) {
    // a browser that stores nothing keeps the keys on
  }
  if (keys) {
    keys.closest(".keys").hidden = false;
    keys.checked = on;
    keys.addEventListener("change", function () {
      on = keys.checked;
      try {
        localStorage.setItem("coding-keys", on ? "on" : "off");
      } catch (e) {
        // only this page remembers then
      }
    });
  }
  if (form) {
    // A second press while the first is on its way would only be refused.
    form.addEventListener("submit", function () {
      document.getElementById("save").disabled = true;
    });
    window.addEventListener("pageshow", function () {
      document.getElementById("save").disabled = false;
    });
  }
  document.addEventListener("keydown", function (event) {
    const at = event.target;
    const typing = at.matches("textarea, select, input[type=text], input[type=search], input[type=password]");
    if (!on || typing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const code = form && /^[1-6]$/.test(event.key) && document.getElementById("code-" + event.key);
    if (code) {
      code.checked = true;
      code.focus();
    } else if (event.key === "Enter" && form && (at === document.body || at.name === "code" || at.name === "evidence" || at.id === "main")) {
      form.requestSubmit(document.getElementById("save"));
    } else if (event.key.toLowerCase() === "n" && form) {
      document.getElementById("note").focus();
    } else if (event.key.toLowerCase() === "u" && undo) {
      undo.form.requestSubmit(undo);
    } else {
      return;
    }
    event.preventDefault();
  });
})();
