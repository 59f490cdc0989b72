//! Entities that appear together, as pairs and as GraphML (<http://graphml.graphdrawing.org/specification.html>).

use std::io::{self, Write};

use ::csv::Writer;
use serde_json::{Value, json};

use super::csv::{guarded, io_error};
use crate::search::{CrossView, FacetValue};

/// Two entities of the graph.
pub struct Pair<'v> {
    /// The more frequent one.
    pub one: &'v FacetValue,
    /// The other.
    pub other: &'v FacetValue,
    /// Articles with both.
    pub count: u64,
}

impl Pair<'_> {
    /// One line of JSON Lines.
    pub fn json(&self) -> Value {
        json!({"source": self.one.id, "source_name": self.one.value, "target": self.other.id,
            "target_name": self.other.value, "count": self.count})
    }
}

/// The pairs of a table of one facet by itself, each once, of those that appear together.
pub fn pairs(view: &CrossView) -> impl Iterator<Item = Pair<'_>> {
    let rows = view.rows.values.iter().zip(&view.counts).enumerate();
    rows.flat_map(move |(rank, (one, counts))| {
        let others = view.columns.values.iter().zip(counts).skip(rank + 1).filter(|(_, count)| 0 < **count);
        others.map(move |(other, count)| Pair { one, other, count: *count })
    })
}

/// The whole graph as one object.
pub fn json(view: &CrossView) -> Value {
    let node = |value: &FacetValue| json!({"id": value.id, "name": value.value, "count": value.count});
    json!({
        "field": view.rows.field.name(),
        "total": view.rows.total,
        "nodes": view.rows.values.iter().map(node).collect::<Vec<_>>(),
        "edges": pairs(view).map(|pair| pair.json()).collect::<Vec<_>>(),
    })
}

/// One pair a line under a header.
pub fn csv(out: &mut dyn Write, view: &CrossView) -> io::Result<()> {
    let mut csv = Writer::from_writer(out);
    csv.write_record(["source", "source_name", "target", "target_name", "count"]).map_err(io_error)?;
    for pair in pairs(view) {
        let count = pair.count.to_string();
        let cells = [&pair.one.id, &pair.one.value, &pair.other.id, &pair.other.value, &count];
        csv.write_record(cells.map(|cell| guarded(cell).into_owned())).map_err(io_error)?;
    }
    csv.flush()
}

/// An undirected graph: nodes with their name and number of articles, edges with that of both.
pub fn graphml(out: &mut dyn Write, view: &CrossView) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    writeln!(out, r#"  <key id="name" for="node" attr.name="label" attr.type="string"/>"#)?;
    writeln!(out, r#"  <key id="articles" for="node" attr.name="articles" attr.type="long"/>"#)?;
    writeln!(out, r#"  <key id="both" for="edge" attr.name="weight" attr.type="long"/>"#)?;
    writeln!(out, r#"  <graph edgedefault="undirected">"#)?;
    for value in &view.rows.values {
        let (id, name, count) = (escaped(&value.id), escaped(&value.value), value.count);
        writeln!(
            out,
            r#"    <node id="{id}"><data key="name">{name}</data><data key="articles">{count}</data></node>"#
        )?;
    }
    for pair in pairs(view) {
        let (one, other) = (escaped(&pair.one.id), escaped(&pair.other.id));
        writeln!(out, r#"    <edge source="{one}" target="{other}"><data key="both">{}</data></edge>"#, pair.count)?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Text of XML 1.0: what it reserves as entities, without what it forbids.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn xml_is_well_formed() {
        assert_eq!(escaped("A & <b>\u{0} \"é\""), "A &amp; &lt;b&gt; &quot;é&quot;");
    }
}
