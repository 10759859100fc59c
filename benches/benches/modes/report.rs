//! The tables and the picture: all times as multiples of the function's.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plotters::prelude::*;

use crate::crossover::Point;
use crate::products::{Matrix, Product};

pub fn text(points: &[Point], products: &[Product], matrices: &[Matrix]) -> String {
    let mut text = String::from(
        "| inputs | reverse gradient | one direction | four at once | forward gradient | forward / reverse |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for p in points {
        let _ = writeln!(
            text,
            "| {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
            p.n,
            p.reverse / p.function,
            p.direction / p.function,
            p.four / p.function,
            p.forward / p.function,
            p.forward / p.reverse
        );
    }
    text += "\n| program | gradient | Hessian times a direction | product / gradient |\n\
             | --- | ---: | ---: | ---: |\n";
    for p in products {
        let _ = writeln!(
            text,
            "| {} | {:.2} | {:.2} | {:.2} |",
            p.name,
            p.gradient / p.function,
            p.product / p.function,
            p.product / p.gradient
        );
    }
    text += "\n| program | rows | Hessian in products | four rows at a time against one by one |\n\
             | --- | ---: | ---: | ---: |\n";
    for m in matrices {
        let products = m.hessian / m.product;
        let _ = writeln!(
            text,
            "| {} | {} | {:.1} | {:.2} |",
            m.name,
            m.rows,
            products,
            products / m.rows as f64
        );
    }
    text
}

/// Writes `modes.md` and `modes.svg` into a folder.
pub fn write(
    text: &str,
    points: &[Point],
    folder: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("modes.md"), text)?;
    chart(points, &folder.join("modes.svg"))
}

/// Label, colour, what is drawn.
type Line<'a> = (&'a str, RGBColor, fn(&Point) -> f64);

/// Multiples of the function over the number of inputs, both logarithmic.
fn chart(points: &[Point], path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let root = SVGBackend::new(path, (760, 420)).into_drawing_area();
    root.fill(&WHITE)?;
    let lines: [Line<'_>; 2] = [
        ("reverse: one sweep", RGBColor(31, 119, 180), |p| {
            p.reverse / p.function
        }),
        ("forward: one sweep per input", RGBColor(214, 39, 40), |p| {
            p.forward / p.function
        }),
    ];
    let heights = points.iter().flat_map(|p| lines.map(|(_, _, of)| of(p)));
    let top = heights.fold(10.0, f64::max) * 1.5;
    let last = points.last().map_or(1, |p| p.n) as f64;
    let mut chart = ChartBuilder::on(&root)
        .caption(
            "a gradient, as multiples of the function",
            ("sans-serif", 18),
        )
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(60)
        .build_cartesian_2d((1.0..last * 1.2).log_scale(), (0.5..top).log_scale())?;
    chart.configure_mesh().x_desc("inputs").draw()?;
    for (label, colour, of) in lines {
        let line = points.iter().map(|p| (p.n as f64, of(p)));
        let dots = points
            .iter()
            .map(|p| Circle::new((p.n as f64, of(p)), 3, colour.filled()));
        let series = chart
            .draw_series(LineSeries::new(line, colour.stroke_width(2)))?
            .label(label);
        series
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 14, y)], colour.stroke_width(2)));
        chart.draw_series(dots)?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .border_style(BLACK)
        .background_style(WHITE)
        .draw()?;
    root.present()?;
    Ok(())
}
