// SPDX-License-Identifier: GPL-3.0-or-later
// Part two: the drawing on a canvas, with D3's force, zoom and quadtree.
(function () {
  const nodes = ng.data.nodes, edges = ng.data.edges;
  const canvas = ng.byId("canvas"), context = canvas.getContext("2d"), tip = ng.byId("tip");
  const large = nodes.length > 500, manyEdges = edges.length > 2000;
  const crowd = Math.max(0.3, Math.min(1, Math.sqrt(400 / nodes.length))); // circles of large graphs are smaller
  const MARGIN = 45, POLISHED = 1000, ROUNDS = 160;
  let width = 0, height = 0;
  const x = d3.scale.linear(), y = d3.scale.linear();
  const zoom = d3.behavior.zoom().scaleExtent([0.2, 80]).on("zoom", function () { tip.hidden = true; draw(); });
  d3.select(canvas).call(zoom).on("dblclick.zoom", null);

  // ---------------------------------------------------------------- layout

  // Keeps circles and the names below them apart.
  function separate(list) {
    const tree = d3.geom.quadtree(list);
    list.forEach(function (a) {
      const reach = a.room + 24;
      tree.visit(function (quad, x1, y1, x2, y2) {
        const b = quad.point;
        if (b && b !== a) {
          const dx = a.x - b.x, dy = a.y - b.y, far = Math.sqrt(dx * dx + dy * dy) || 0.1, room = a.room + b.room;
          if (far < room) {
            const push = (room - far) / far * 0.25;
            a.x += dx * push; a.y += dy * push;
            b.x -= dx * push; b.y -= dy * push;
          }
        }
        return x1 > a.x + reach || x2 < a.x - reach || y1 > a.y + reach || y2 < a.y - reach;
      });
    });
  }
  // From the positions in the data, which are right at large, to a drawing for this window.
  // D3 draws no random numbers as long as no two nodes share a place.
  function polish() {
    const w = 1200, h = 850;
    const list = nodes.map(function (n, i) { return { x: n.x * w, y: n.y * h + (i % 7) * 1e-3, room: n.r + 9, strength: n.strength }; });
    const force = d3.layout.force().nodes(list).size([w, h]).gravity(0.1).friction(0.7).chargeDistance(380)
      .links(edges.filter(function (e) { return e.s !== e.t; }).map(function (e) { return { source: e.s, target: e.t }; }))
      .linkDistance(function (l) { return 34 + l.source.room + l.target.room; }).linkStrength(0.55)
      .charge(function (n) { return -150 - 25 * n.room; }).on("tick", function () { separate(list); });
    force.start();
    for (let i = 0; i < ROUNDS; i++) force.tick();
    force.stop();
    const xs = d3.extent(list, function (n) { return n.x; }), ys = d3.extent(list, function (n) { return n.y; });
    nodes.forEach(function (n, i) {
      n.x = (list[i].x - xs[0]) / (xs[1] - xs[0] || 1);
      n.y = (list[i].y - ys[0]) / (ys[1] - ys[0] || 1);
    });
  }
  if (nodes.length > 1 && nodes.length <= POLISHED) polish();

  // Parallel edges fan out: the k-th of n between two nodes is bent by this much.
  (function bend() {
    const pairs = {};
    edges.forEach(function (e) {
      const key = e.s < e.t ? e.s + " " + e.t : e.t + " " + e.s;
      (pairs[key] = pairs[key] || []).push(e);
    });
    for (const key in pairs) {
      pairs[key].forEach(function (e, k) { e.bend = (k - (pairs[key].length - 1) / 2) * (e.s > e.t ? -1 : 1) * 14; });
    }
  })();

  // ---------------------------------------------------------------- drawing

  ng.selected = null; // a node, an edge, a community or an article
  ng.near = null;     // nodes that belong to it, by number
  function size(n) { return n.r * Math.sqrt(zoom.scale()) * crowd; }
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
  function place() {
    const t = zoom.translate(), k = zoom.scale();
    ng.shownNodes.forEach(function (n) {
      n.px = x(n.x) * k + t[0];
      n.py = y(n.y) * k + t[1];
    });
  }
  function middle(e) {
    const dx = e.target.px - e.source.px, dy = e.target.py - e.source.py, length = Math.sqrt(dx * dx + dy * dy) || 1, k = e.bend * 2;
    return [(e.source.px + e.target.px) / 2 - dy / length * k, (e.source.py + e.target.py) / 2 + dx / length * k];
  }
  function isNear(e) { return !ng.near || (ng.nearEdges ? ng.nearEdges[e.i] : ng.near[e.s] && ng.near[e.t]); }
  function outside(e) {
    return Math.max(e.source.px, e.target.px) < 0 || Math.min(e.source.px, e.target.px) > width ||
      Math.max(e.source.py, e.target.py) < 0 || Math.min(e.source.py, e.target.py) > height;
  }
  function line(e) {
    context.moveTo(e.source.px, e.source.py);
    if (e.s === e.t) {
      const r = size(e.source);
      context.bezierCurveTo(e.source.px - 3 * r, e.source.py - 4 * r, e.source.px + 3 * r, e.source.py - 4 * r, e.source.px, e.source.py);
    } else if (e.bend) {
      const m = middle(e);
      context.quadraticCurveTo(m[0], m[1], e.target.px, e.target.py);
    } else context.lineTo(e.target.px, e.target.py);
  }
  // Many edges of one look in a single path, which is what makes thousands fluent.
  function drawMany(list, alpha) {
    d3.nest().key(function (e) { return e.status; }).entries(list).forEach(function (group) {
      context.globalAlpha = alpha;
      context.lineWidth = 0.8;
      context.setLineDash(ng.dashes[group.key] || []);
      context.beginPath();
      group.values.forEach(line);
      context.stroke();
    });
    context.setLineDash([]);
  }
  function drawEdge(e, ink, accent) {
    const chosen = ng.selected === e;
    context.globalAlpha = chosen ? 1 : ng.near ? 0.85 : 0.6;
    context.strokeStyle = context.fillStyle = chosen ? accent : ink;
    context.lineWidth = Math.min(6, 0.8 + Math.sqrt(e.weight || 1) * 0.7) * (chosen ? 1.8 : 1);
    context.setLineDash(ng.dashes[e.status] || []);
    context.beginPath();
    line(e);
    context.stroke();
    context.setLineDash([]);
    if (!e.symmetric && e.s !== e.t && (ng.near || zoom.scale() > 1.5 || edges.length < 250)) arrow(e);
  }
  function arrow(e) {
    const from = middle(e), to = e.target, angle = Math.atan2(to.py - from[1], to.px - from[0]), radius = size(to);
    const tx = to.px - Math.cos(angle) * radius, ty = to.py - Math.sin(angle) * radius;
    context.beginPath();
    context.moveTo(tx, ty);
    context.lineTo(tx - 8 * Math.cos(angle - 0.4), ty - 8 * Math.sin(angle - 0.4));
    context.lineTo(tx - 8 * Math.cos(angle + 0.4), ty - 8 * Math.sin(angle + 0.4));
    context.fill();
  }
  function drawNode(n, page, accent) {
    context.globalAlpha = !ng.near || ng.near[n.i] ? 1 : 0.13;
    context.fillStyle = ng.nodeColour(n);
    context.strokeStyle = ng.selected === n ? accent : page;
    context.lineWidth = ng.selected === n ? 4 : 1.2;
    context.beginPath();
    context.arc(n.px, n.py, size(n), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  // Names from the strongest down, each only where it covers no other.
  function drawLabels(ink, halo) {
    const taken = [], most = ng.near ? 150 : 250, k = zoom.scale(), last = ng.near || !large ? Infinity : 60 * k * k;
    context.textAlign = "center";
    context.lineJoin = "round";
    context.globalAlpha = 1;
    ng.shownNodes.forEach(function (n) {
      if (taken.length > most || n.rank > last || (ng.near && !ng.near[n.i])) return;
      const heavy = n.rank <= 12 || n === ng.selected;
      context.font = (heavy ? "600 13px" : "12px") + " system-ui, sans-serif";
      const name = n.name.length > 42 ? n.name.slice(0, 40) + "\u2026" : n.name;
      const half = context.measureText(name).width / 2 + 3, below = n.py + size(n) + 1, above = n.py - size(n) - 16;
      if (n.px < -half || n.px > width + half || below < -14 || above > height) return;
      const cx = Math.max(half, Math.min(width - half, n.px));
      function covers(top) {
        return taken.some(function (o) { return o[0] < cx + half && cx - half < o[2] && o[1] < top + 15 && top < o[3]; });
      }
      const top = !covers(below) ? below : !covers(above) || n === ng.selected ? above : null;
      if (top === null) return;
      taken.push([cx - half, top, cx + half, top + 15]);
      context.strokeStyle = halo;
      context.lineWidth = 4;
      context.strokeText(name, cx, top + 12);
      context.fillStyle = ink;
      context.fillText(name, cx, top + 12);
    });
  }
  function draw() {
    if (!width) return;
    const ink = colour("--edge"), page = colour("--page"), accent = colour("--accent");
    context.globalAlpha = 1;
    context.fillStyle = page;
    context.fillRect(0, 0, width, height);
    place();
    const inView = ng.shownEdges.filter(function (e) { return !outside(e); });
    context.strokeStyle = ink;
    const far = inView.filter(function (e) { return !isNear(e); }), close = inView.filter(isNear);
    drawMany(far, manyEdges ? 0.02 : 0.1);
    if (!ng.near && manyEdges && close.length > 1500) drawMany(close, Math.max(0.07, Math.min(0.3, 1500 / close.length)));
    else close.forEach(function (e) { drawEdge(e, ink, accent); });
    for (let i = ng.shownNodes.length; i-- > 0;) drawNode(ng.shownNodes[i], page, accent);
    drawLabels(colour("--ink"), colour("--halo"));
    context.globalAlpha = 1;
  }
  ng.draw = draw;

  ng.resize = function () {
    const ratio = window.devicePixelRatio || 1, box = canvas.getBoundingClientRect();
    width = box.width;
    height = box.height;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    x.range([MARGIN, width - MARGIN]);
    y.range([MARGIN, height - MARGIN]);
    draw();
  };

  // ---------------------------------------------------------------- view

  function zoomBy(factor) {
    const t = zoom.translate();
    zoom.scale(zoom.scale() * factor)
      .translate([width / 2 + (t[0] - width / 2) * factor, height / 2 + (t[1] - height / 2) * factor]);
    draw();
  }
  ng.fit = function () {
    zoom.scale(1).translate([0, 0]);
    draw();
  };
  // Brings nodes into the middle, as large as they fit.
  ng.lookAt = function (list) {
    if (!list.length) return;
    const xs = d3.extent(list, function (n) { return x(n.x); }), ys = d3.extent(list, function (n) { return y(n.y); });
    const k = Math.max(0.5, Math.min(large ? 6 : 2.2, 0.8 * width / (xs[1] - xs[0] + 60), 0.8 * height / (ys[1] - ys[0] + 60)));
    zoom.scale(k).translate([width / 2 - k * (xs[0] + xs[1]) / 2, height / 2 - k * (ys[0] + ys[1]) / 2]);
  };

  // ---------------------------------------------------------------- pointer and keys

  function nodeAt(p) {
    let best = null, distance = Infinity;
    ng.shownNodes.forEach(function (n) {
      const d = Math.sqrt(Math.pow(p[0] - n.px, 2) + Math.pow(p[1] - n.py, 2));
      if (d < size(n) + 4 && d < distance) { best = n; distance = d; }
    });
    return best;
  }
  function edgeAt(p) {
    let best = null, distance = 7;
    ng.shownEdges.forEach(function (e) {
      if (outside(e) || (ng.near && !isNear(e))) return;
      const m = middle(e);
      for (let t = 0.05; t < 1; t += 0.05) {
        const u = 1 - t, qx = u * u * e.source.px + 2 * u * t * m[0] + t * t * e.target.px;
        const qy = u * u * e.source.py + 2 * u * t * m[1] + t * t * e.target.py;
        const d = Math.abs(p[0] - qx) + Math.abs(p[1] - qy);
        if (d < distance) { best = e; distance = d; }
      }
    });
    return best;
  }
  d3.select(canvas).on("mousemove", function () {
    const p = d3.mouse(canvas), n = nodeAt(p), e = n || ng.shownEdges.length > 3000 ? null : edgeAt(p);
    canvas.style.cursor = n || e ? "pointer" : "grab";
    tip.hidden = !n && !e;
    if (tip.hidden) return;
    tip.textContent = n ? n.name + " \u2014 " + ng.words(n.type) + ", " + ng.plural(n.edges.length, "relation") : ng.relation(e);
    tip.style.left = Math.min(p[0] + 14, width - 200) + "px";
    tip.style.top = Math.min(p[1] + 14, height - 40) + "px";
  }).on("mouseleave", function () { tip.hidden = true; }).on("click", function () {
    if (d3.event.defaultPrevented) return;
    const p = d3.mouse(canvas);
    ng.select(nodeAt(p) || edgeAt(p));
  });
  function step(by) {
    const list = ng.shownNodes;
    if (list.length) ng.select(list[(list.indexOf(ng.selected) + by + list.length) % list.length], true);
  }
  canvas.addEventListener("keydown", function (event) {
    const t = zoom.translate(), move = { ArrowLeft: [50, 0], ArrowRight: [-50, 0], ArrowUp: [0, 50], ArrowDown: [0, -50] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move) zoom.translate([t[0] + move[0], t[1] + move[1]]);
    else if (event.key === "+" || event.key === "=") zoomBy(1.3);
    else if (event.key === "-") zoomBy(1 / 1.3);
    else if (event.key === "0") ng.fit();
    else if (event.key === "n" || event.key === "N") step(1);
    else if (event.key === "p" || event.key === "P") step(-1);
    else return;
    event.preventDefault();
    draw();
  });
  ng.byId("in").addEventListener("click", function () { zoomBy(1.4); });
  ng.byId("out").addEventListener("click", function () { zoomBy(1 / 1.4); });
  ng.byId("fit").addEventListener("click", ng.fit);
  ng.byId("picture").addEventListener("click", function () {
    canvas.toBlob(function (blob) { ng.save(blob, "newsgraph.png"); });
  });
  ng.save = function (blob, name) {
    const url = URL.createObjectURL(blob), a = ng.element("a", null, { href: url, download: name });
    a.click();
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  };
})();
