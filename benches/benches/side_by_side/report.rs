//! The table and the picture.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plotters::prelude::*;

use crate::clock::Times;
use crate::counts::Counts;
use crate::native::{self, Ratios};

pub struct Row {
    pub name: String,
    pub times: Times,
    pub counts: Counts,
}

impl Row {
    fn companion(&self) -> f64 {
        self.times.companion / self.times.primal
    }

    fn by_hand(&self) -> f64 {
        self.times.by_hand / self.times.primal
    }

    pub fn against_hand(&self) -> f64 {
        self.times.companion / self.times.by_hand
    }

    /// Another crate's gradient as a multiple of the primal, where it was run.
    fn peer(&self, name: &str) -> String {
        let peer = self.times.peers.iter().find(|peer| peer.0 == name);
        match peer.map(|peer| peer.1 / self.times.primal) {
            Some(ratio) if ratio < 10.0 => format!("{ratio:.1}"),
            Some(ratio) => format!("{ratio:.0}"),
            None => String::new(),
        }
    }

    /// What is recorded, in bytes, thousands or millions of them.
    fn recorded(&self) -> String {
        match self.counts.recorded as f64 {
            bytes if bytes < 1e3 => format!("{bytes}"),
            bytes if bytes < 1e6 => format!("{:.0}k", bytes / 1e3),
            bytes => format!("{:.0}M", bytes / 1e6),
        }
    }

    /// Companion and by hand, where instructions were counted.
    fn instructions(&self) -> String {
        match self.counts.instructions {
            Some([companion, by_hand]) => format!("{companion:.2} / {by_hand:.2}"),
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
    mean_and_worst(&rows.iter().map(Row::against_hand).collect::<Vec<_>>())
}

fn mean_and_worst(ratios: &[f64]) -> (f64, f64) {
    let logs = ratios.iter().map(|ratio| ratio.ln());
    let mean = (logs.sum::<f64>() / ratios.len() as f64).exp();
    (mean, ratios.iter().copied().fold(0.0, f64::max))
}

/// Writes `side_by_side.md` and `side_by_side.svg` into a folder.
pub fn write(rows: &[Row], folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    let table = table(rows, &native::read(folder)?);
    fs::write(folder.join("side_by_side.md"), table)?;
    chart(rows, &folder.join("side_by_side.svg"))
}

const PEERS: [&str; 4] = ["num-dual", "reverse", "echidna", "symdiff"];

/// What it says of each row, then of all of them: a mean and the worst.
struct Column {
    head: String,
    cells: Vec<String>,
}

impl Column {
    fn new(head: &str, rows: &[Row], cell: impl Fn(&Row) -> String) -> Self {
        let ends = [String::new(), String::new()];
        Self {
            head: head.into(),
            cells: rows.iter().map(cell).chain(ends).collect(),
        }
    }

    /// Of ratios, where a row has one.
    fn of_ratios(head: &str, rows: &[Row], ratio: impl Fn(&Row) -> Option<f64>) -> Self {
        let two = |ratio: f64| format!("{ratio:.2}");
        let mut column = Self::new(head, rows, |row| ratio(row).map_or(String::new(), two));
        let ratios: Vec<f64> = rows.iter().filter_map(ratio).collect();
        if !ratios.is_empty() {
            let (mean, worst) = mean_and_worst(&ratios);
            column.cells.truncate(rows.len());
            column.cells.extend([two(mean), two(worst)]);
        }
        column
    }
}

/// Columns of which no row says anything are left out.
fn table(rows: &[Row], native: &Ratios) -> String {
    let mut columns = vec![
        Column::new("with gradient", rows, |row| {
            format!("{:.2}", row.companion())
        }),
        Column::new("by hand", rows, |row| format!("{:.2}", row.by_hand())),
        Column::of_ratios("against by hand", rows, |row| Some(row.against_hand())),
        Column::of_ratios("`native`", rows, |row| native.get(&row.name).copied()),
        Column::new("instructions", rows, Row::instructions),
        Column::new("recorded", rows, Row::recorded),
        Column::new("allocations", rows, |row| {
            row.counts.allocations.to_string()
        }),
    ];
    for peer in PEERS {
        let head = format!("`{peer}`");
        columns.push(Column::new(&head, rows, |row| row.peer(peer)));
    }
    columns.retain(|column| column.cells.iter().any(|cell| !cell.is_empty()));

    let mut text = String::from("| program |");
    columns
        .iter()
        .for_each(|column| text += &format!(" {} |", column.head));
    text += "\n| --- |";
    columns.iter().for_each(|_| text += " ---: |");
    let names = rows.iter().map(|row| row.name.as_str());
    for (line, name) in names.chain(["geometric mean", "worst"]).enumerate() {
        let _ = write!(text, "\n| {name} |");
        columns
            .iter()
            .for_each(|column| text += &format!(" {} |", column.cells[line]));
    }
    text + "\n"
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
