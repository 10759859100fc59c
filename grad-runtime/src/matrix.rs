//! Matrices of derivatives: row by row, column by column, and as blocks.

use alloc::vec::Vec;

use crate::tangent::Tangent;

/// Where a matrix is written, row-major.
pub trait Matrix {
    /// All elements of a matrix of this size.
    #[track_caller]
    fn elements(&mut self, what: &str, rows: usize, columns: usize) -> &mut [f64];

    /// Its rows.
    #[track_caller]
    fn rows(
        &mut self,
        what: &str,
        rows: usize,
        columns: usize,
    ) -> impl Iterator<Item = &mut [f64]> {
        rows_of(self.elements(what, rows, columns), columns)
    }
}

/// The caller's memory, of the right size.
pub struct Given<'a>(pub &'a mut [f64]);

/// Memory of our own.
#[derive(Default)]
pub struct Grown(Vec<f64>);

impl Grown {
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Matrix for Given<'_> {
    #[track_caller]
    fn elements(&mut self, what: &str, rows: usize, columns: usize) -> &mut [f64] {
        let (wanted, given) = (rows.checked_mul(columns), self.0.len());
        assert!(
            wanted == Some(given),
            "the {what} has {rows} rows of {columns}, but `out` has length {given}"
        );
        self.0
    }
}

impl Matrix for Grown {
    fn elements(&mut self, what: &str, rows: usize, columns: usize) -> &mut [f64] {
        let len = rows.checked_mul(columns);
        let len = len.unwrap_or_else(|| panic!("the {what} exceeds the address space"));
        self.0 = alloc::vec![0.0; len];
        &mut self.0
    }
}

/// The rows of a row-major matrix; none if they are empty.
#[inline]
pub fn rows_of(elements: &mut [f64], columns: usize) -> impl Iterator<Item = &mut [f64]> {
    elements.chunks_exact_mut(columns.max(1))
}

/// Whether `rows` reverse sweeps behind one forward sweep cost less than `columns` forward sweeps with tangents.
///
/// A reverse sweep alone costs about as much as a forward sweep with one tangent.
#[inline]
pub fn by_rows(rows: usize, columns: usize) -> bool {
    rows <= columns
}

/// The unit vectors, one after the other.
pub struct Units {
    unit: Vec<f64>,
    next: usize,
}

impl Units {
    #[inline]
    pub fn new(n: usize) -> Self {
        Self {
            unit: alloc::vec![0.0; n],
            next: 0,
        }
    }

    #[inline]
    pub fn next_unit(&mut self) -> &[f64] {
        if self.next > 0 {
            self.unit[self.next - 1] = 0.0;
        }
        self.unit[self.next] = 1.0;
        self.next += 1;
        &self.unit
    }
}

/// Replaces the components of a tangent by those that begin at `at`, and moves on.
#[inline]
pub fn take<T: Tangent>(tangent: &mut T, from: &[f64], at: &mut usize) {
    let end = *at + tangent.len();
    tangent.unflatten(&from[*at..end]);
    *at = end;
}

/// Writes the components of a tangent to where `at` points, and moves on.
#[inline]
pub fn put<T: Tangent>(tangent: &T, row: &mut [f64], at: &mut usize) {
    let end = *at + tangent.len();
    tangent.flatten(&mut row[*at..end]);
    *at = end;
}

/// The same down a column, from the row `at` on.
pub fn put_column<T: Tangent>(
    tangent: &T,
    out: &mut [f64],
    columns: usize,
    column: usize,
    at: &mut usize,
) {
    let len = tangent.len();
    let mut flat = crate::buffers::Buffer::<f64>::new();
    flat.resize(len, 0.0);
    tangent.flatten(&mut flat);
    let rows = out.chunks_exact_mut(columns).skip(*at);
    for (row, value) in rows.zip(flat.iter()) {
        row[column] = *value;
    }
    *at += len;
}

/// A row-major matrix, to be taken apart.
pub struct Blocks<'a> {
    elements: &'a [f64],
    columns: usize,
}

/// The rows of one block.
pub struct Pieces<'a, T> {
    from: &'a Blocks<'a>,
    row: usize,
    at: usize,
    like: &'a T,
}

impl<'a> Blocks<'a> {
    #[inline]
    pub fn new(of: &'a Grown, columns: usize) -> Self {
        Self {
            elements: &of.0,
            columns,
        }
    }

    /// The block whose first element is at (`row`, `at`), with rows like `like`.
    #[inline]
    pub fn pieces<T: Tangent>(&'a self, row: usize, at: usize, like: &'a T) -> Pieces<'a, T> {
        Pieces {
            from: self,
            row,
            at,
            like,
        }
    }

    /// The whole, of scalars like `like`.
    #[inline]
    pub fn square<T: Tangent, const N: usize>(&self, like: &T) -> [[T; N]; N] {
        core::array::from_fn(|row| core::array::from_fn(|at| self.pieces(row, at, like).piece()))
    }
}

impl<T: Tangent> Pieces<'_, T> {
    /// The next row.
    #[inline]
    pub fn piece(&mut self) -> T {
        let from = self.row * self.from.columns + self.at;
        let mut piece = self.like.clone();
        piece.unflatten(&self.from.elements[from..from + self.like.len()]);
        self.row += 1;
        piece
    }

    /// As many rows as `of` has components.
    pub fn all_of<S: Tangent>(&mut self, of: &S) -> Vec<T> {
        (0..of.len()).map(|_| self.piece()).collect()
    }
}
