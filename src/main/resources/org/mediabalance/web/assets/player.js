// The times beside captions jump there in the player; without this script they lead to the player.
"use strict";
const player = document.getElementById("player");
document.querySelectorAll("a[data-seconds]").forEach(link => link.addEventListener("click", event => {
  event.preventDefault();
  player.currentTime = Number(link.dataset.seconds);
  player.play();
  player.focus();
}));
