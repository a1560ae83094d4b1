// SPDX-License-Identifier: GPL-3.0-or-later
// Loads a file into cytoscape.js without a page and prints what it then holds.
// usage: node cytoscape.js FILE
const fs = require('fs');
const cytoscape = require('cytoscape');

const cy = cytoscape({ headless: true, ...JSON.parse(fs.readFileSync(process.argv[2], 'utf8')) });
const first = cy.nodes()[0];
console.log(JSON.stringify({
  nodes: cy.nodes().map(node => node.data()),
  edges: cy.edges().map(edge => edge.data()),
  first: first.id(),
  from_first: cy.edges().filter(edge => edge.source().id() === first.id()).length,
}));
