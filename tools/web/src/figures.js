// Pictures drawn into the pages.
//
// The query page calls `network(node, {nodes, edges, left_out})`, exported from here, with data of the form of /network.json;
// charts are drawn with plot.js.
