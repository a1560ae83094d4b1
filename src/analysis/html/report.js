// SPDX-License-Identifier: GPL-3.0-or-later
// The web report: reads the data block, draws the graph with D3's zoom and quadtree on a
// canvas, and fills the tables.  Text goes into text nodes only.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var nodes = data.nodes, edges = data.edges;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  // Okabe and Ito's colours, told apart by colour-blind readers too
  var palette = ["#0072b2", "#d55e00", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#8c6bb1", "#7f7f7f"];
  var dashes = { planned: [6, 4], alleged: [2, 4], negated: [1, 7] };
  var ROWS = 200; // rows of a table before the reader asks for more

  function element(tag, text, attributes) {
    var e = document.createElement(tag);
    if (text !== undefined && text !== null) e.textContent = text;
    for (var key in attributes || {}) e.setAttribute(key, attributes[key]);
    return e;
  }
  function words(type) { return type.replace(/_/g, " "); }
  function countBy(list, key) {
    var counts = {};
    list.forEach(function (item) { counts[item[key]] = (counts[item[key]] || 0) + 1; });
    return counts;
  }
  var nodeTypes = countBy(nodes, "type"), edgeTypes = countBy(edges, "type"), statuses = countBy(edges, "status");
  var typeColour = {};
  Object.keys(nodeTypes).sort().forEach(function (type, i) {
    var own = data.colours[type];
    typeColour[type] = /^#[0-9a-f]{6}$/i.test(own) ? own : palette[i % palette.length];
  });

  edges.forEach(function (e, i) {
    e.i = i;
    e.source = nodes[e.s];
    e.target = nodes[e.t];
    (e.source.edges = e.source.edges || []).push(e);
    if (e.target !== e.source) (e.target.edges = e.target.edges || []).push(e);
  });
  nodes.forEach(function (n) {
    n.edges = n.edges || [];
    n.total = n.edges.reduce(function (sum, e) { return sum + (e.weight || 1); }, 0);
  });
  var greatest = Math.max.apply(null, nodes.map(function (n) { return n.total; }).concat([1]));
  nodes.forEach(function (n) { n.r = 4 + 14 * Math.sqrt(n.total / greatest); });
  var byStrength = nodes.slice().sort(function (a, b) { return b.total - a.total || a.i - b.i; });

  // ---------------------------------------------------------------- filters

  var hidden = { node: {}, edge: {}, status: {} };
  var selected = null; // a node or an edge

  function checkboxes(id, kind, counts, colours) {
    var box = document.getElementById(id);
    Object.keys(counts).sort().forEach(function (name) {
      var label = element("label"), input = element("input", null, { type: "checkbox", checked: "" });
      input.addEventListener("change", function () { hidden[kind][name] = !input.checked; refresh(); });
      label.appendChild(input);
      if (colours) {
        var swatch = element("span", null, { "class": "swatch" });
        swatch.style.background = colours[name];
        label.appendChild(swatch);
      }
      label.appendChild(document.createTextNode(" " + words(name) + " "));
      label.appendChild(element("span", counts[name], { "class": "soft" }));
      box.appendChild(label);
    });
  }
  checkboxes("node-types", "node", nodeTypes, typeColour);
  checkboxes("edge-types", "edge", edgeTypes);
  checkboxes("statuses", "status", statuses);

  function inTime(e) {
    var from = document.getElementById("from").value, to = document.getElementById("to").value;
    return (!from || !e.last || e.last >= from.slice(0, e.last.length)) && (!to || !e.first || e.first <= to);
  }
  function edgeShown(e) {
    return !hidden.edge[e.type] && !hidden.status[e.status] && !hidden.node[e.source.type] &&
      !hidden.node[e.target.type] && inTime(e);
  }
  var shownEdges = [], shownNodes = [], near = null;
  function filter() {
    shownEdges = edges.filter(edgeShown);
    var touched = {};
    shownEdges.forEach(function (e) { touched[e.s] = touched[e.t] = true; });
    shownNodes = nodes.filter(function (n) { return !hidden.node[n.type] && (touched[n.i] || n.edges.length === 0); });
  }

  // ---------------------------------------------------------------- drawing

  var canvas = document.getElementById("canvas"), context = canvas.getContext("2d");
  var width = 0, height = 0, x = d3.scale.linear(), y = d3.scale.linear(), margin = 50;
  var zoom = d3.behavior.zoom().scaleExtent([0.3, 60]).on("zoom", draw);
  d3.select(canvas).call(zoom).on("dblclick.zoom", null);

  function resize() {
    var ratio = window.devicePixelRatio || 1, box = canvas.getBoundingClientRect();
    width = box.width;
    height = box.height;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    x.range([margin, width - margin]);
    y.range([margin, height - margin]);
    draw();
  }
  function at(n) {
    var t = zoom.translate(), k = zoom.scale();
    return [x(n.x) * k + t[0], y(n.y) * k + t[1]];
  }
  function size(n) { return n.r * Math.sqrt(zoom.scale()) * (nodes.length > 500 ? 0.5 : 1); }
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  // Parallel edges fan out: the k-th of n between two nodes is bent by this much.
  var bends = {};
  function bend(e) {
    if (bends[e.i] !== undefined) return bends[e.i];
    var pair = e.source.edges.filter(function (o) { return (o.s === e.s && o.t === e.t) || (o.s === e.t && o.t === e.s); });
    var k = pair.indexOf(e) - (pair.length - 1) / 2;
    bends[e.i] = k * (e.s > e.t ? -1 : 1) * 14;
    return bends[e.i];
  }
  function middle(e) {
    var a = at(e.source), b = at(e.target), dx = b[0] - a[0], dy = b[1] - a[1];
    var length = Math.sqrt(dx * dx + dy * dy) || 1, k = bend(e) * 2;
    return [(a[0] + b[0]) / 2 - dy / length * k, (a[1] + b[1]) / 2 + dx / length * k];
  }
  function isNear(n) { return !near || near[n.i]; }

  function drawEdge(e, ink) {
    var a = at(e.source), b = at(e.target), m = middle(e);
    context.globalAlpha = selected === e ? 1 : near && !(near[e.s] && near[e.t]) ? 0.06 : near ? 0.8 : edges.length > 2000 ? 0.25 : 0.5;
    context.strokeStyle = selected === e ? colour("--accent") : ink;
    context.lineWidth = Math.min(6, 0.8 + Math.sqrt(e.weight || 1) * 0.7) * (selected === e ? 1.8 : 1);
    context.setLineDash(dashes[e.status] || []);
    context.beginPath();
    context.moveTo(a[0], a[1]);
    context.quadraticCurveTo(m[0], m[1], b[0], b[1]);
    context.stroke();
    context.setLineDash([]);
    if (!e.symmetric && (near ? near[e.s] && near[e.t] : zoom.scale() > 1.5 || edges.length < 200)) arrow(m, b, size(e.target));
  }
  function arrow(from, to, radius) {
    var angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    var tip = [to[0] - Math.cos(angle) * radius, to[1] - Math.sin(angle) * radius];
    context.fillStyle = context.strokeStyle;
    context.beginPath();
    context.moveTo(tip[0], tip[1]);
    context.lineTo(tip[0] - 8 * Math.cos(angle - 0.4), tip[1] - 8 * Math.sin(angle - 0.4));
    context.lineTo(tip[0] - 8 * Math.cos(angle + 0.4), tip[1] - 8 * Math.sin(angle + 0.4));
    context.fill();
  }
  function drawNode(n, page) {
    var p = at(n);
    context.globalAlpha = isNear(n) ? 1 : 0.12;
    context.fillStyle = typeColour[n.type];
    context.strokeStyle = page;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(p[0], p[1], size(n), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    if (selected !== n) return;
    context.strokeStyle = colour("--accent");
    context.lineWidth = 3;
    context.stroke();
  }
  // Labels from the strongest down, each only where it covers no other.
  function drawLabels(ink, halo) {
    var taken = [];
    context.font = "12px system-ui, sans-serif";
    context.textAlign = "center";
    context.lineJoin = "round";
    byStrength.forEach(function (n) {
      if (!n.shown || !isNear(n) || taken.length > 400) return;
      var p = at(n), half = context.measureText(n.name).width / 2 + 2, top = p[1] + size(n) + 2;
      if (p[0] < -half || p[0] > width + half || top < 0 || top > height) return;
      var box = [p[0] - half, top, p[0] + half, top + 14];
      if (n !== selected && taken.some(function (o) { return o[0] < box[2] && box[0] < o[2] && o[1] < box[3] && box[1] < o[3]; })) return;
      taken.push(box);
      context.globalAlpha = 1;
      context.strokeStyle = halo;
      context.lineWidth = 4;
      context.strokeText(n.name, p[0], top + 11);
      context.fillStyle = ink;
      context.fillText(n.name, p[0], top + 11);
    });
  }
  function draw() {
    if (!width) return;
    var ink = colour("--ink"), soft = colour("--soft"), page = colour("--page");
    context.globalAlpha = 1;
    context.clearRect(0, 0, width, height);
    nodes.forEach(function (n) { n.shown = false; });
    shownNodes.forEach(function (n) { n.shown = true; });
    shownEdges.forEach(function (e) { drawEdge(e, soft); });
    shownNodes.forEach(function (n) { drawNode(n, page); });
    drawLabels(ink, colour("--halo"));
    context.globalAlpha = 1;
  }

  // ---------------------------------------------------------------- picking

  function nodeAt(p) {
    var best = null, distance = Infinity;
    shownNodes.forEach(function (n) {
      var q = at(n), d = Math.sqrt(Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2));
      if (d < size(n) + 4 && d < distance) { best = n; distance = d; }
    });
    return best;
  }
  function edgeAt(p) {
    var best = null, distance = 7;
    shownEdges.forEach(function (e) {
      var a = at(e.source), m = middle(e), b = at(e.target);
      for (var t = 0.05; t < 1; t += 0.05) {
        var u = 1 - t, qx = u * u * a[0] + 2 * u * t * m[0] + t * t * b[0], qy = u * u * a[1] + 2 * u * t * m[1] + t * t * b[1];
        var d = Math.abs(p[0] - qx) + Math.abs(p[1] - qy);
        if (d < distance) { best = e; distance = d; }
      }
    });
    return best;
  }
  function hover() {
    var p = d3.mouse(canvas), n = nodeAt(p), e = n || edges.length > 3000 ? null : edgeAt(p);
    canvas.style.cursor = n || e ? "pointer" : "grab";
    canvas.title = n ? n.name + " (" + words(n.type) + ", " + n.edges.length + " relations)" : e ? sentenceOf(e) : "";
  }
  d3.select(canvas).on("mousemove", hover).on("click", function () {
    if (d3.event.defaultPrevented) return;
    var p = d3.mouse(canvas);
    select(nodeAt(p) || edgeAt(p));
  });
  canvas.addEventListener("keydown", function (event) {
    var t = zoom.translate(), k = zoom.scale(), step = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (step) zoom.translate([t[0] + step[0], t[1] + step[1]]);
    else if (event.key === "+" || event.key === "=" || event.key === "-") {
      var factor = event.key === "-" ? 1 / 1.3 : 1.3;
      zoom.scale(k * factor).translate([width / 2 + (t[0] - width / 2) * factor, height / 2 + (t[1] - height / 2) * factor]);
    } else if (event.key === "Escape") select(null);
    else return;
    event.preventDefault();
    draw();
  });

  // ---------------------------------------------------------------- details

  var detail = document.getElementById("detail");
  function sentenceOf(e) {
    return e.source.name + " " + words(e.type) + " " + e.target.name + (e.status === "asserted" ? "" : " (" + e.status + ")");
  }
  function link(text, item) {
    var b = element("button", text, { type: "button", "class": "link" });
    b.addEventListener("click", function () { select(item, true); });
    return b;
  }
  function quote(s) {
    var article = s.article >= 0 ? data.articles[s.article] : null, q = element("blockquote");
    var i = s.trigger ? s.text.indexOf(s.trigger) : -1;
    if (i >= 0) {
      q.appendChild(document.createTextNode(s.text.slice(0, i)));
      q.appendChild(element("mark", s.trigger));
      q.appendChild(document.createTextNode(s.text.slice(i + s.trigger.length)));
    } else q.appendChild(document.createTextNode(s.text));
    var facts = [];
    if (s.from) facts.push("when: " + s.from + (s.to ? " to " + s.to : ""));
    if (s.place) facts.push("where: " + s.place);
    if (s.items.length) facts.push("what: " + s.items.join(", "));
    if (s.title) facts.push("as: " + s.title);
    if (s.speaker) facts.push("according to " + s.speaker);
    facts.push("rule " + s.rule);
    var footer = element("footer", facts.join("; "));
    if (article) {
      footer.appendChild(element("br"));
      var name = (article.title || article.uri) + (article.source ? ", " + article.source : "") + (article.date ? ", " + article.date : "");
      footer.appendChild(/^https?:\/\//.test(article.url) ? element("a", name, { href: article.url, rel: "noopener noreferrer" }) : document.createTextNode(name));
    }
    q.appendChild(footer);
    return q;
  }
  function showEdge(e) {
    var h = element("h3");
    h.appendChild(link(e.source.name, e.source));
    h.appendChild(document.createTextNode(" " + words(e.type) + " "));
    h.appendChild(link(e.target.name, e.target));
    detail.appendChild(h);
    detail.appendChild(element("p", e.status + ", " + (e.weight || 1) + (e.weight === 1 ? " article" : " articles"), { "class": "soft" }));
    e.statements.forEach(function (s) { detail.appendChild(quote(s)); });
    if (!e.statements.length && e.evidence) detail.appendChild(element("blockquote", e.evidence));
  }
  function showNode(n) {
    detail.appendChild(element("h3", n.name));
    var facts = words(n.type) + (n.first ? ", seen " + n.first + (n.last !== n.first ? " to " + n.last : "") : "");
    if (n.community !== undefined) facts += "; community: " + data.communities[n.community].name;
    detail.appendChild(element("p", facts, { "class": "soft" }));
    if (n.aliases.length) detail.appendChild(element("p", "also: " + n.aliases.join(", "), { "class": "soft" }));
    d3.nest().key(function (e) { return e.type; }).sortKeys(d3.ascending).entries(n.edges).forEach(function (group) {
      detail.appendChild(element("h4", words(group.key)));
      var list = element("ul");
      group.values.slice().sort(function (a, b) { return (b.weight || 1) - (a.weight || 1); }).forEach(function (e) {
        var item = element("li");
        item.appendChild(link(sentenceOf(e), e));
        list.appendChild(item);
      });
      detail.appendChild(list);
    });
  }
  function select(item, move) {
    selected = item;
    near = null;
    detail.textContent = "";
    if (!item) detail.appendChild(element("p", "Click an entity or a relation to see its evidence."));
    else if (item.source) {
      near = {};
      near[item.s] = near[item.t] = true;
      showEdge(item);
    } else {
      near = {};
      near[item.i] = true;
      item.edges.forEach(function (e) { near[e.s] = near[e.t] = true; });
      showNode(item);
    }
    if (item && move) {
      var p = at(item.source || item), t = zoom.translate();
      zoom.translate([t[0] + width / 2 - p[0], t[1] + height / 2 - p[1]]);
    }
    draw();
  }

  // ---------------------------------------------------------------- tables

  // columns: {title, value(row), number, item(row)}; a click on a title sorts
  function table(id, rows, columns, sort, descending) {
    var box = document.querySelector("#" + id + " .table"), shown = ROWS;
    function compare(a, b) {
      var u = columns[sort].value(a), v = columns[sort].value(b), empty = (u === null || u === "") - (v === null || v === "");
      return empty || (u < v ? -1 : u > v ? 1 : 0) * (descending ? -1 : 1);
    }
    function header(c, i) {
      var th = element("th", null, { scope: "col" }), b = element("button", c.title, { type: "button" });
      if (c.help) b.title = c.help;
      if (i === sort) th.setAttribute("aria-sort", descending ? "descending" : "ascending");
      b.addEventListener("click", function () {
        descending = i === sort ? !descending : !!c.number;
        sort = i;
        fill(i);
      });
      th.appendChild(b);
      return th;
    }
    function cell(c, row) {
      var value = c.value(row), td = element("td", null, c.number ? { "class": "number" } : {});
      if (c.number && typeof value === "number") value = Math.abs(value) >= 100 || value % 1 === 0 ? Math.round(value) : Number(value.toPrecision(3));
      if (c.item) td.appendChild(link(value, c.item(row)));
      else td.textContent = value === null ? "" : value;
      return td;
    }
    function fill(focus) {
      box.textContent = "";
      var t = element("table"), head = element("tr"), body = element("tbody"), thead = element("thead");
      columns.forEach(function (c, i) { head.appendChild(header(c, i)); });
      thead.appendChild(head);
      var sorted = rows.map(function (r, i) { return [r, i]; }).sort(function (a, b) { return compare(a[0], b[0]) || a[1] - b[1]; });
      sorted.slice(0, shown).forEach(function (pair) {
        var tr = element("tr");
        columns.forEach(function (c) { tr.appendChild(cell(c, pair[0])); });
        body.appendChild(tr);
      });
      t.appendChild(thead);
      t.appendChild(body);
      box.appendChild(t);
      if (rows.length > shown) {
        var more = element("button", "show all " + rows.length, { type: "button" });
        more.addEventListener("click", function () { shown = rows.length; fill(); });
        box.appendChild(more);
      }
      if (focus !== undefined) head.children[focus].firstChild.focus();
    }
    fill();
  }
  function field(name) { return function (row) { return row[name] === undefined ? null : row[name]; }; }

  table("entities", nodes, [
    { title: "Entity", value: field("name"), item: function (n) { return n; } },
    { title: "Type", value: function (n) { return words(n.type); } },
    { title: "Articles", value: field("articles"), number: true },
    { title: "Mentions", value: field("mentions"), number: true }
  ].concat(data.measures.map(function (m) {
    return { title: m.title + (m.exact ? "" : " (estimate)"), value: field(m.name), number: true, help: m.help };
  })), 5, true);

  table("relations", edges, [
    { title: "Source", value: function (e) { return e.source.name; }, item: function (e) { return e.source; } },
    { title: "Relation", value: function (e) { return words(e.type); }, item: function (e) { return e; } },
    { title: "Target", value: function (e) { return e.target.name; }, item: function (e) { return e.target; } },
    { title: "Status", value: field("status") },
    { title: "Articles", value: field("weight"), number: true },
    { title: "Confidence", value: field("confidence"), number: true },
    { title: "First", value: field("first") },
    { title: "Last", value: field("last") },
    { title: "Evidence", value: field("evidence") }
  ], 4, true);

  var events = [];
  edges.forEach(function (e) {
    if (e.type === "holds_position") return; // states, not events
    e.statements.forEach(function (s) {
      var article = s.article >= 0 ? data.articles[s.article] : null;
      events.push({ date: s.from || (article && article.date) || "", edge: e, place: s.place, text: s.text });
    });
  });
  table("timeline", events, [
    { title: "Date", value: field("date") },
    { title: "Event", value: function (v) { return sentenceOf(v.edge); }, item: function (v) { return v.edge; } },
    { title: "Place", value: field("place") },
    { title: "Evidence", value: field("text") }
  ], 0, false);

  (function bars() {
    var box = document.querySelector("#timeline .bars");
    var months = d3.nest().key(function (v) { return v.date.slice(0, 7); }).rollup(function (v) { return v.length; })
      .entries(events.filter(function (v) { return v.date.length >= 7; })).sort(function (a, b) { return d3.ascending(a.key, b.key); });
    var most = d3.max(months, function (m) { return m.values; });
    months.forEach(function (m) {
      var bar = element("div", null, { title: m.key + ": " + m.values + " events" });
      bar.style.height = 100 * m.values / most + "%";
      box.appendChild(bar);
    });
    if (!months.length) box.remove();
  })();

  table("communities", data.communities, [
    { title: "Community", value: field("name") },
    { title: "Members", value: field("size"), number: true },
    { title: "Weight inside", value: field("inside"), number: true },
    { title: "Weight to others", value: field("across"), number: true }
  ], 1, true);

  table("articles", data.articles, [
    { title: "Date", value: field("date") },
    { title: "Title", value: function (a) { return a.title || a.uri; } },
    { title: "Source", value: field("source") },
    { title: "File", value: field("uri") }
  ], 0, false);
  data.failures.forEach(function (f) {
    document.getElementById("articles").appendChild(element("p", "Could not be read: " + f.uri + ": " + f.message, { "class": "note" }));
  });

  // ---------------------------------------------------------------- start

  var dates = data.articles.map(function (a) { return a.date; }).filter(Boolean).sort();
  document.getElementById("summary").textContent = nodes.length + " entities and " + edges.length + " relations from " +
    data.articles.length + " articles" + (dates.length ? ", " + dates[0] + " to " + dates[dates.length - 1] : "") + ".";
  var names = document.getElementById("names");
  byStrength.slice(0, 2000).forEach(function (n) { names.appendChild(element("option", null, { value: n.name })); });
  var search = document.getElementById("search");
  search.addEventListener("input", function () {
    var text = search.value.trim().toLowerCase();
    if (!text) return select(null);
    var hit = byStrength.filter(function (n) { return n.name.toLowerCase() === text; })[0] ||
      byStrength.filter(function (n) { return [n.name].concat(n.aliases).some(function (a) { return a.toLowerCase().indexOf(text) === 0; }); })[0];
    if (hit) select(hit, true);
  });
  document.getElementById("controls").addEventListener("submit", function (event) { event.preventDefault(); });
  ["from", "to"].forEach(function (id) { document.getElementById(id).addEventListener("change", refresh); });
  document.getElementById("reset").addEventListener("click", function () {
    document.getElementById("controls").reset();
    hidden = { node: {}, edge: {}, status: {} };
    zoom.scale(1).translate([0, 0]);
    select(null);
    refresh();
  });
  function refresh() {
    filter();
    draw();
  }
  window.addEventListener("resize", resize);
  if (dark.addEventListener) dark.addEventListener("change", draw);
  filter();
  resize();
})();
