//! The table and the picture.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plotters::prelude::*;

use crate::clock::Times;

pub struct Row {
    pub name: String,
    pub times: Times,
}

impl Row {
    fn companion(&self) -> f64 {
        self.times.companion / self.times.primal
    }

    fn by_hand(&self) -> f64 {
        self.times.by_hand / self.times.primal
    }

    fn against_hand(&self) -> f64 {
        self.times.companion / self.times.by_hand
    }

    /// Another crate's gradient as a multiple of the primal, where it was run.
    fn peer(&self, seconds: Option<f64>) -> String {
        match seconds.map(|s| s / self.times.primal) {
            Some(ratio) if ratio < 10.0 => format!("{ratio:.1}"),
            Some(ratio) => format!("{ratio:.0}"),
            None => String::new(),
        }
    }

    /// One line for the terminal.
    pub fn line(&self) -> String {
        format!(
            "{:28} {:>10.2} {:>10.2} {:>10.2}",
            self.name,
            self.companion(),
            self.by_hand(),
            self.against_hand()
        )
    }
}

/// The geometric mean of companion against hand-written gradient, and the worst.
pub fn summary(rows: &[Row]) -> (f64, f64) {
    let logs = rows.iter().map(|row| row.against_hand().ln());
    let mean = (logs.sum::<f64>() / rows.len() as f64).exp();
    let worst = rows.iter().map(Row::against_hand).fold(0.0, f64::max);
    (mean, worst)
}

/// Writes `side_by_side.md` and `side_by_side.svg` into a folder.
pub fn write(rows: &[Row], folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("side_by_side.md"), table(rows))?;
    chart(rows, &folder.join("side_by_side.svg"))
}

fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| program | with gradient | by hand | against by hand | `num-dual` | `reverse` |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows {
        let _ = writeln!(
            text,
            "| {} | {:.2} | {:.2} | {:.2} | {} | {} |",
            row.name,
            row.companion(),
            row.by_hand(),
            row.against_hand(),
            row.peer(row.times.num_dual),
            row.peer(row.times.reverse)
        );
    }
    let (mean, worst) = summary(rows);
    let _ = writeln!(text, "| geometric mean | | | {mean:.2} | | |");
    let _ = writeln!(text, "| worst | | | {worst:.2} | | |");
    text
}

/// Label, colour, place in the line, length.
type Side<'a> = (&'a str, RGBColor, f64, fn(&Row) -> f64);

/// Two bars per program: the emitted gradient and the one written by hand, as multiples of the primal.
fn chart(rows: &[Row], path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const LINE: u32 = 26;
    let height = 90 + LINE * rows.len() as u32;
    let root = SVGBackend::new(path, (900, height)).into_drawing_area();
    root.fill(&WHITE)?;
    let longest = rows
        .iter()
        .flat_map(|r| [r.companion(), r.by_hand()])
        .fold(1.0, f64::max);
    let mut chart = ChartBuilder::on(&root)
        .caption(
            "value and gradient, as multiples of the function",
            ("sans-serif", 18),
        )
        .margin(10)
        .x_label_area_size(30)
        .y_label_area_size(220)
        .build_cartesian_2d(0.0..longest.ceil(), 0.0..rows.len() as f64)?;
    let name = |y: &f64| match (rows.len() as f64 - y).floor() {
        n if n >= 0.0 && (n as usize) < rows.len() => rows[n as usize].name.clone(),
        _ => String::new(),
    };
    chart
        .configure_mesh()
        .disable_y_mesh()
        .y_labels(rows.len())
        .y_label_formatter(&name)
        .x_labels(10)
        .draw()?;
    let sides: [Side<'_>; 2] = [
        ("emitted", RGBColor(31, 119, 180), 0.85, Row::companion),
        ("by hand", RGBColor(174, 199, 232), 0.45, Row::by_hand),
    ];
    for (label, colour, offset, value) in sides {
        let bars = rows.iter().enumerate().map(|(n, row)| {
            let top = (rows.len() - 1 - n) as f64 + offset;
            Rectangle::new([(0.0, top - 0.35), (value(row), top)], colour.filled())
        });
        let series = chart.draw_series(bars)?.label(label);
        series.legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 12, y + 5)], colour.filled()));
    }
    chart
        .configure_series_labels()
        .border_style(BLACK)
        .background_style(WHITE)
        .draw()?;
    root.present()?;
    Ok(())
}
