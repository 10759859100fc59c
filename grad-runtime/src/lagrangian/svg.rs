//! The dependency graph as a picture (feature `svg`), laid out by `layout-rs`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use layout::adt::dag::NodeHandle;
use layout::backends::svg::SVGWriter;
use layout::core::base::Orientation;
use layout::core::color::Color;
use layout::core::format::RenderBackend;
use layout::core::geometry::{Point, get_size_for_str, pad_shape_scalar};
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Arrow, Element, ShapeKind};
use layout::topo::layout::VisualGraph;

use super::graph::{Graph, GraphNode};

/// Between a loop's box and its nodes.
const MARGIN: f64 = 14.0;

impl Graph {
    /// The graph as an SVG picture. Inputs are ellipses, loops are dashed boxes around their nodes.
    pub fn svg(&self) -> String {
        // Once for the places of the nodes, then with the loops' boxes below them.
        let (mut picture, handles) = self.picture();
        picture.do_it(false, false, false, &mut SVGWriter::new());
        let mut writer = SVGWriter::new();
        for (number, text) in self.loops.iter().enumerate() {
            let inside = self.nodes.iter().zip(&handles);
            let boxes: Vec<_> = inside
                .filter(|(node, _)| node.loops.contains(&number))
                .map(|(_, handle)| picture.pos(*handle).bbox(false))
                .collect();
            // Outer boxes leave room for inner ones.
            let place = |node: &GraphNode| node.loops.iter().position(|n| *n == number);
            let below = self.nodes.iter();
            let below = below.filter_map(|node| Some(node.loops.len() - place(node)?));
            frame(
                &mut writer,
                &boxes,
                text,
                MARGIN * below.max().unwrap_or(1) as f64,
            );
        }
        let boxes = handles
            .iter()
            .map(|handle| picture.pos(*handle).bbox(false));
        let bottom = boxes.fold(0.0, |low: f64, (_, high)| low.max(high.y));
        let depth = self.nodes.iter().map(|node| node.loops.len()).max();
        let (mut picture, _) = self.picture();
        picture.do_it(false, false, false, &mut writer);
        let pad = MARGIN * depth.unwrap_or(0) as f64;
        legible(&writer.finalize(), bottom + pad + 2.0 * MARGIN, pad)
    }

    fn picture(&self) -> (VisualGraph, Vec<NodeHandle>) {
        let down = Orientation::TopToBottom;
        let mut picture = VisualGraph::new(down);
        let mut handles = Vec::new();
        for node in &self.nodes {
            let text = self.label(node);
            let look = style(node);
            let size = pad_shape_scalar(get_size_for_str(&text, look.font_size), 14.0);
            let shape = match node.is_input {
                true => ShapeKind::new_circle(&text),
                false => ShapeKind::new_box(&text),
            };
            handles.push(picture.add_node(Element::create(shape, look, down, size)));
        }
        for edge in &self.edges {
            let arrow = Arrow::simple(&self.edge_label(edge));
            picture.add_edge(arrow, handles[edge.from], handles[edge.to]);
        }
        (picture, handles)
    }
}

/// The picture without the empty space below, with texts in the middle of their boxes for all renderers, and with those
/// at the arrows above the lines, with a white edge. `pad`: room for boxes around the outermost nodes.
fn legible(svg: &str, height: f64, pad: f64) -> String {
    let svg = svg.replace(
        r#"<text dominant-baseline="middle" "#,
        r#"<text transform="translate(0 5)" "#,
    );
    let halo = "text.a15 { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; }\n</style>";
    let svg = svg.replacen("</style>", halo, 1);
    let (mut below, mut above) = (String::new(), String::new());
    for (n, part) in svg.split("<text ").enumerate() {
        match part.split_once("</text>") {
            Some((text, rest)) if n > 0 => {
                let layer = if text.contains(r#"class="a15""#) {
                    &mut above
                } else {
                    &mut below
                };
                *layer += &format!("<text {text}</text>\n");
                below += rest;
            }
            _ => below += part,
        }
    }
    let svg = below.replacen("</svg>", &(above + "</svg>"), 1);
    resized(&svg, height, pad).unwrap_or(svg)
}

/// With another size in the head: `<svg width="465" height="1128" viewBox="0 0 465 1128" ..`.
fn resized(svg: &str, height: f64, pad: f64) -> Option<String> {
    let (before, rest) = svg.split_once("<svg width=\"")?;
    let (width, rest) = rest.split_once('"')?;
    let (_, rest) = rest.split_once("viewBox=\"")?;
    let (_, after) = rest.split_once('"')?;
    let (width, height) = (width.parse::<f64>().ok()? + 2.0 * pad, height + pad);
    let head = format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"-{pad} -{pad} {width} {height}\""
    );
    Some(format!("{before}{head}{after}"))
}

fn style(node: &GraphNode) -> StyleAttr {
    let mut look = StyleAttr::simple();
    look.font_size = 14;
    look.fill_color = Some(Color::fast(if node.is_input {
        "lightyellow"
    } else {
        "white"
    }));
    look
}

fn frame(writer: &mut SVGWriter, boxes: &[(Point, Point)], text: &str, margin: f64) {
    let Some((first, _)) = boxes.first() else {
        return;
    };
    let (mut low, mut high) = (*first, *first);
    for (a, b) in boxes {
        low = Point::new(low.x.min(a.x), low.y.min(a.y));
        high = Point::new(high.x.max(b.x), high.y.max(b.y));
    }
    low = Point::new(low.x - margin, low.y - margin);
    high = Point::new(high.x + margin, high.y + margin);
    let mut look = StyleAttr::simple();
    look.fill_color = Some(Color::fast("whitesmoke"));
    look.line_color = Color::fast("gray");
    look.font_size = 12;
    let dashed = Some(r#"stroke-dasharray="6,4""#.to_string());
    writer.draw_rect(low, high.sub(low), &look, dashed, None);
    let label = format!("{text} ..");
    let half = get_size_for_str(&label, look.font_size).x / 2.0;
    writer.draw_text(Point::new(low.x + half + 4.0, low.y + 4.0), &label, &look);
}
