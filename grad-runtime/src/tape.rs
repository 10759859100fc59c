//! The tape: what forward sweeps record and reverse sweeps read back, in opposite order.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;
use core::mem::ManuallyDrop;

#[cfg(feature = "alloc")]
use crate::lists::{Listed, Lists};
use crate::real::Real;
use crate::save::{Lend, Save};
use crate::spare::Spare;
use crate::stack::{Stack, pop, pop_block, pop_rows};

/// A reusable workspace, on which the forward sweep records what the reverse sweep needs.
///
/// Most code never sees one: `f_grad` and `f_vjp` take tapes from a pool. With `f_vjp_with(&mut tape, ..)`
/// the caller decides how long the memory lives. A tape grows as needed and keeps its memory, so a second
/// call of the same size records without allocating; the lists of floats that a recording function makes for itself are
/// kept for the next call as well. Calls leave it as they found it, except if they panic: then
/// [`clear`](Tape::clear) releases what they recorded.
///
/// ```
/// let mut tape = grad_runtime::Tape::with_capacity(1000);
/// assert_eq!(tape.recorded_bytes(), 0);
/// ```
///
/// A tape [in a buffer](Tape::in_buffer) of the caller's records without allocating; it panics where the buffer is too short.
/// (A function that makes lists allocates these.)
/// Without the feature `alloc` there is no other.
pub struct Tape<'b> {
    f64s: Stack<'b, f64>,
    f32s: Stack<'b, f32>,
    words: Stack<'b, u64>,
    /// Where a reverse sweep records, while its own tape is being read.
    spare: Spare<'b>,
    /// Lists of the functions' own, between calls.
    #[cfg(feature = "alloc")]
    lists: Lists,
    /// The largest height seen by a truncation; a height can fall in no other way.
    peak: usize,
}

/// A tape for what records nothing. It is never dropped, so that the compiler, where nobody uses it, need not make it.
#[must_use]
pub const fn idle() -> ManuallyDrop<Tape<'static>> {
    ManuallyDrop::new(Tape::new())
}

/// Heights of a tape's stacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    f64s: usize,
    f32s: usize,
    words: usize,
}

/// The reverse side of a tape: reads back, last recorded first.
pub struct Rev<'t, 'b> {
    records: Records<'t>,
    spare: &'t mut Spare<'b>,
    /// The tape's memory is the caller's: the spare one's has to be as well.
    lent: bool,
    #[cfg(feature = "alloc")]
    lists: &'t mut Lists,
}

/// What is left to be read. A copy reads the same records once more.
#[derive(Clone, Copy)]
pub struct Records<'t> {
    f64s: &'t [f64],
    f32s: &'t [f32],
    words: &'t [u64],
}

impl<'b> Tape<'b> {
    /// An empty tape. Allocates nothing yet. (Without the feature `alloc` nothing fits into it.)
    #[inline]
    pub const fn new() -> Self {
        Self {
            f64s: Stack::new(),
            f32s: Stack::new(),
            words: Stack::new(),
            spare: Spare::None,
            #[cfg(feature = "alloc")]
            lists: Lists::new(),
            peak: 0,
        }
    }

    /// A tape that records in `buffer`, of `f64`s or of `f32`s, whichever the function computes in, and never grows.
    ///
    /// A function that also records integers, flags or floats of another type wants [`in_buffers`](Tape::in_buffers),
    /// one whose reverse sweep records again a [spare tape](Tape::with_spare). How long buffers must be says
    /// `f_grad::record()` at compile time where that does not depend on run-time values ([`RecordLen`]), and else the
    /// panic of a call for which they are too short.
    ///
    /// ```
    /// use grad_runtime::{Tape, grad};
    ///
    /// #[grad]
    /// fn product(x: &[f64; 8]) -> f64 {
    ///     let mut product = 1.0;
    ///     for v in x {
    ///         product *= v;
    ///     }
    ///     product
    /// }
    ///
    /// let mut buffer = [0.0; product_grad::record().f64s()];
    /// let mut tape = Tape::in_buffer(&mut buffer);
    /// let mut x_bar = [0.0; 8];
    /// let value = product_vjp_with(&mut tape, &[2.0; 8], &mut x_bar, 1.0);
    /// assert_eq!((value, x_bar), (256.0, [128.0; 8]));
    /// ```
    ///
    /// # Panics
    /// Calls that record more than fits panic; the message names the length that would have let them go on.
    ///
    /// [`RecordLen`]: crate::RecordLen
    pub fn in_buffer<T: Real>(buffer: &'b mut [T]) -> Self {
        T::grad_tape(buffer)
    }

    /// The same with a buffer for each kind of what is recorded: `f64`s, `f32`s, and integers and flags, each a word.
    pub const fn in_buffers(
        f64s: &'b mut [f64],
        f32s: &'b mut [f32],
        words: &'b mut [u64],
    ) -> Self {
        Self {
            f64s: Stack::lent(f64s),
            f32s: Stack::lent(f32s),
            words: Stack::lent(words),
            spare: Spare::None,
            #[cfg(feature = "alloc")]
            lists: Lists::new(),
            peak: 0,
        }
    }

    /// Gives a tape in a buffer a second one, for reverse sweeps that record while this one is being read.
    pub fn with_spare(mut self, spare: &'b mut Tape<'b>) -> Self {
        self.spare = Spare::Lent(spare);
        self
    }

    /// Forgets everything that was recorded; keeps the memory.
    pub fn clear(&mut self) {
        self.truncate(Mark {
            f64s: 0,
            f32s: 0,
            words: 0,
        });
        if let Some(spare) = self.spare.get_mut() {
            spare.clear();
        }
    }

    /// Bytes recorded now: 0 between calls.
    pub fn recorded_bytes(&self) -> usize {
        8 * self.f64s.top() + 4 * self.f32s.top() + 8 * self.words.top()
    }

    /// The most bytes ever recorded at once since [`new`](Tape::new) or [`reset_peak`](Tape::reset_peak),
    /// plus the same for the scratch tape that reverse sweeps use where they record again.
    pub fn peak_bytes(&self) -> usize {
        let spare = self.spare.get().map_or(0, |spare| spare.peak_bytes());
        self.peak.max(self.recorded_bytes()) + spare
    }

    /// Forgets the high-water mark of [`peak_bytes`](Tape::peak_bytes).
    pub fn reset_peak(&mut self) {
        self.peak = 0;
        if let Some(spare) = self.spare.get_mut() {
            spare.reset_peak();
        }
    }

    /// Bytes of memory held.
    pub fn capacity_bytes(&self) -> usize {
        let spare = self.spare.get().map_or(0, |spare| spare.capacity_bytes());
        #[cfg(feature = "alloc")]
        let spare = spare + self.lists.capacity_bytes();
        8 * self.f64s.capacity() + 4 * self.f32s.capacity() + 8 * self.words.capacity() + spare
    }
}

#[cfg(feature = "alloc")]
impl Tape<'_> {
    /// A tape with room for `n` recorded `f64`s.
    pub fn with_capacity(n: usize) -> Self {
        Self {
            f64s: Stack::with_capacity(n),
            ..Self::new()
        }
    }

    /// Gives memory that holds no records back to the allocator.
    pub fn shrink(&mut self) {
        self.f64s.shrink();
        self.f32s.shrink();
        self.words.shrink();
        self.spare = Spare::None;
        self.lists = Lists::new();
    }
}

impl Default for Tape<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// A copy has memory of its own, also of a tape in a buffer.
#[cfg(feature = "alloc")]
impl Clone for Tape<'_> {
    fn clone(&self) -> Self {
        Self {
            f64s: self.f64s.clone(),
            f32s: self.f32s.clone(),
            words: self.words.clone(),
            spare: self.spare.copied(),
            lists: Lists::new(),
            peak: self.peak,
        }
    }
}

/// What generated code calls.
#[doc(hidden)]
impl<'b> Tape<'b> {
    /// The present heights.
    #[inline]
    pub fn mark(&self) -> Mark {
        Mark {
            f64s: self.f64s.top(),
            f32s: self.f32s.top(),
            words: self.words.top(),
        }
    }

    /// Forgets what was recorded above `mark`.
    #[inline]
    pub fn truncate(&mut self, mark: Mark) {
        self.peak = self.peak.max(self.recorded_bytes());
        self.f64s.truncate(mark.f64s);
        self.f32s.truncate(mark.f32s);
        self.words.truncate(mark.words);
    }

    /// The reverse side of everything above `mark`, which is forgotten when the result goes away.
    #[inline]
    pub fn rev(&mut self, mark: Mark) -> Rev<'_, 'b> {
        let top = self.mark();
        // The borrow keeps everybody from recording over what is still to be read.
        self.truncate(mark);
        let lent = self.f64s.is_lent();
        let Self {
            f64s,
            f32s,
            words,
            spare,
            #[cfg(feature = "alloc")]
            lists,
            ..
        } = self;
        let records = Records {
            f64s: f64s.between(mark.f64s, top.f64s),
            f32s: f32s.between(mark.f32s, top.f32s),
            words: words.between(mark.words, top.words),
        };
        Rev {
            records,
            spare,
            lent,
            #[cfg(feature = "alloc")]
            lists,
        }
    }

    #[inline]
    pub fn push_f64s<const K: usize>(&mut self, values: [f64; K]) {
        self.f64s.push(values);
    }

    #[inline]
    pub fn push_f32s<const K: usize>(&mut self, values: [f32; K]) {
        self.f32s.push(values);
    }

    #[inline]
    pub fn push_words<const K: usize>(&mut self, values: [u64; K]) {
        self.words.push(values);
    }

    /// Room for `n` rows, with unspecified contents.
    #[inline]
    pub fn frame_f64<const K: usize>(&mut self, n: usize) -> &mut [[f64; K]] {
        self.f64s.rows(n)
    }

    #[inline]
    pub fn frame_f32<const K: usize>(&mut self, n: usize) -> &mut [[f32; K]] {
        self.f32s.rows(n)
    }

    #[inline]
    pub fn frame_words<const K: usize>(&mut self, n: usize) -> &mut [[u64; K]] {
        self.words.rows(n)
    }

    /// `n` rows on each stack.
    #[inline]
    #[allow(clippy::type_complexity)]
    pub fn frames<const A: usize, const B: usize, const C: usize>(
        &mut self,
        n: usize,
    ) -> (&mut [[f64; A]], &mut [[f32; B]], &mut [[u64; C]]) {
        (self.f64s.rows(n), self.f32s.rows(n), self.words.rows(n))
    }

    /// Room for `n` elements, with unspecified contents, that [`Rev::lend`] gives back.
    #[inline]
    pub fn room<T: Lend>(&mut self, n: usize) -> &mut [T] {
        T::room(n, self)
    }

    /// Records the contents of a place.
    #[inline]
    pub fn save<T: Save + ?Sized>(&mut self, place: &T) {
        place.save(self);
    }

    #[inline]
    pub(crate) fn block_f64(&mut self, n: usize) -> &mut [f64] {
        self.f64s.block(n)
    }

    #[inline]
    pub(crate) fn block_f32(&mut self, n: usize) -> &mut [f32] {
        self.f32s.block(n)
    }

    #[inline]
    pub(crate) fn block_words(&mut self, n: usize) -> &mut [u64] {
        self.words.block(n)
    }

    #[inline]
    pub(crate) fn blocks_f64(&mut self, n: usize, words: usize) -> (&mut [f64], &mut [u64]) {
        (self.f64s.block(n), self.words.block(words))
    }

    #[inline]
    pub(crate) fn blocks_f32(&mut self, n: usize, words: usize) -> (&mut [f32], &mut [u64]) {
        (self.f32s.block(n), self.words.block(words))
    }

    #[inline]
    pub fn push_reals<T: Real, const K: usize>(&mut self, values: [T; K]) {
        T::grad_block(self, K).copy_from_slice(&values);
    }

    /// Room for `n` rows of a type parameter's float type.
    #[inline]
    pub fn frame_real<T: Real, const K: usize>(&mut self, n: usize) -> &mut [[T; K]] {
        const { assert!(K > 0) };
        T::grad_block(self, rows(n, K)).as_chunks_mut().0
    }

    /// The same, and `n` rows of words.
    #[inline]
    #[allow(clippy::type_complexity)]
    pub fn frames_real<T: Real, const A: usize, const B: usize>(
        &mut self,
        n: usize,
    ) -> (&mut [[T; A]], &mut [[u64; B]]) {
        const { assert!(A > 0 && B > 0) };
        let (reals, words) = T::grad_blocks(self, rows(n, A), rows(n, B));
        (reals.as_chunks_mut().0, words.as_chunks_mut().0)
    }
}

/// What generated code calls for the lists of functions.
#[cfg(feature = "alloc")]
#[doc(hidden)]
impl Tape<'_> {
    /// `vec![value; n]`, of memory that was [put back](Tape::put_back) if there is some.
    #[inline]
    pub fn list<T: Listed>(&mut self, value: T, n: usize) -> Vec<T> {
        self.lists.filled(value, n)
    }

    /// `from.to_vec()`, likewise.
    #[inline]
    pub fn list_of<T: Listed>(&mut self, from: &[T]) -> Vec<T> {
        self.lists.copied(from)
    }

    #[inline]
    pub fn put_back<T: Listed>(&mut self, list: Vec<T>) {
        self.lists.put_back(list);
    }
}

/// The same while the tape is read.
#[cfg(feature = "alloc")]
#[allow(missing_docs)]
impl Rev<'_, '_> {
    /// As [`Rev::recreate`], of a list that goes back.
    #[inline]
    pub fn recreate_list<T: Lend + Listed>(&mut self) -> Vec<T> {
        let recorded = self.lend_list();
        self.list_of(recorded)
    }

    #[inline]
    pub fn list<T: Listed>(&mut self, value: T, n: usize) -> Vec<T> {
        self.lists.filled(value, n)
    }

    #[inline]
    pub fn list_of<T: Listed>(&mut self, from: &[T]) -> Vec<T> {
        self.lists.copied(from)
    }

    #[inline]
    pub fn put_back<T: Listed>(&mut self, list: Vec<T>) {
        self.lists.put_back(list);
    }
}

/// Elements in `n` rows of `k`.
#[inline]
fn rows(n: usize, k: usize) -> usize {
    n.checked_mul(k)
        .expect("the frame exceeds the address space")
}

#[allow(missing_docs)]
impl<'t, 'b> Rev<'t, 'b> {
    #[inline]
    pub fn pop_f64s<const K: usize>(&mut self) -> [f64; K] {
        pop(&mut self.records.f64s)
    }

    #[inline]
    pub fn pop_f32s<const K: usize>(&mut self) -> [f32; K] {
        pop(&mut self.records.f32s)
    }

    #[inline]
    pub fn pop_words<const K: usize>(&mut self) -> [u64; K] {
        pop(&mut self.records.words)
    }

    /// The rows of a frame, which stay readable while callees read on.
    #[inline]
    pub fn frame_f64<const K: usize>(&mut self, n: usize) -> &'t [[f64; K]] {
        pop_rows(&mut self.records.f64s, n)
    }

    #[inline]
    pub fn frame_f32<const K: usize>(&mut self, n: usize) -> &'t [[f32; K]] {
        pop_rows(&mut self.records.f32s, n)
    }

    #[inline]
    pub fn frame_words<const K: usize>(&mut self, n: usize) -> &'t [[u64; K]] {
        pop_rows(&mut self.records.words, n)
    }

    #[inline]
    #[allow(clippy::type_complexity)]
    pub fn frames<const A: usize, const B: usize, const C: usize>(
        &mut self,
        n: usize,
    ) -> (&'t [[f64; A]], &'t [[f32; B]], &'t [[u64; C]]) {
        (self.frame_f64(n), self.frame_f32(n), self.frame_words(n))
    }

    #[inline]
    pub fn pop_reals<T: Real, const K: usize>(&mut self) -> [T; K] {
        let values = T::grad_pop(&mut self.records, K);
        core::array::from_fn(|k| values[k])
    }

    /// The rows of a type parameter's float type.
    #[inline]
    pub fn frame_real<T: Real, const K: usize>(&mut self, n: usize) -> &'t [[T; K]] {
        const { assert!(K > 0) };
        T::grad_pop(&mut self.records, rows(n, K)).as_chunks().0
    }

    /// The same, and rows of words.
    #[inline]
    #[allow(clippy::type_complexity)]
    pub fn frames_real<T: Real, const A: usize, const B: usize>(
        &mut self,
        n: usize,
    ) -> (&'t [[T; A]], &'t [[u64; B]]) {
        (self.frame_real(n), self.frame_words(n))
    }

    /// Gives a place its recorded contents back (a `Vec` its length as well).
    #[inline]
    pub fn restore<T: Save + ?Sized>(&mut self, place: &mut T) {
        place.restore(&mut self.records);
    }

    /// The recorded contents of a slice with `n` elements, not copied.
    #[inline]
    pub fn lend<T: Lend>(&mut self, n: usize) -> &'t [T] {
        T::lend(n, &mut self.records)
    }

    /// The recorded contents of a `Vec`.
    #[inline]
    pub fn lend_list<T: Lend>(&mut self) -> &'t [T] {
        let n = self.records.pop_word() as usize;
        self.lend(n)
    }

    /// The recorded contents, as a new value.
    #[inline]
    pub fn recreate<T: Save>(&mut self) -> T {
        T::recreate(&mut self.records)
    }

    /// As [`Rev::recreate`], for a type that only rustc knows: that of a closure's result. It is not called.
    #[inline]
    pub fn recreate_like<T: Save>(&mut self, _: impl FnOnce() -> T) -> T {
        self.recreate()
    }

    /// What is left, to be read twice.
    #[inline]
    pub fn records(&self) -> Records<'t> {
        self.records
    }

    /// The same records once more, for one of several reverse sweeps.
    #[inline]
    pub fn again(&mut self) -> Rev<'_, 'b> {
        Rev {
            records: self.records,
            spare: self.spare,
            lent: self.lent,
            #[cfg(feature = "alloc")]
            lists: self.lists,
        }
    }

    /// A tape for what the reverse sweep itself has to record. Kept with the tape that is being read, hence warm.
    #[inline]
    pub fn tape(&mut self) -> &mut Tape<'b> {
        self.spare.tape(self.lent)
    }
}

#[allow(missing_docs)]
impl<'t> Records<'t> {
    #[inline]
    pub fn restore<T: Save + ?Sized>(&mut self, place: &mut T) {
        place.restore(self);
    }

    #[inline]
    pub fn recreate<T: Save>(&mut self) -> T {
        T::recreate(self)
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.f64s.is_empty() && self.f32s.is_empty() && self.words.is_empty()
    }

    #[inline]
    pub(crate) fn pop_word(&mut self) -> u64 {
        let [word] = pop(&mut self.words);
        word
    }

    #[inline]
    pub(crate) fn block_f64(&mut self, n: usize) -> &'t [f64] {
        pop_block(&mut self.f64s, n)
    }

    #[inline]
    pub(crate) fn block_f32(&mut self, n: usize) -> &'t [f32] {
        pop_block(&mut self.f32s, n)
    }

    #[inline]
    pub(crate) fn block_words(&mut self, n: usize) -> &'t [u64] {
        pop_block(&mut self.words, n)
    }
}

impl fmt::Debug for Tape<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tape")
            .field("recorded_bytes", &self.recorded_bytes())
            .field("peak_bytes", &self.peak_bytes())
            .field("capacity_bytes", &self.capacity_bytes())
            .finish()
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use super::*;

    #[test]
    fn reads_back_in_opposite_order() {
        let mut tape = Tape::new();
        tape.push_f64s([1.0, 2.0]);
        let mark = tape.mark();
        tape.push_f64s([3.0]);
        tape.push_words([7, 8]);
        tape.push_f32s([0.5]);
        for (i, row) in tape.frame_f64::<2>(3).iter_mut().enumerate() {
            *row = [i as f64, 10.0 + i as f64];
        }
        assert_eq!(tape.recorded_bytes(), 9 * 8 + 2 * 8 + 4);

        let mut rev = tape.rev(mark);
        let rows = rev.frame_f64::<2>(3);
        assert_eq!(rev.pop_f64s(), [3.0]);
        assert_eq!(rows, [[0.0, 10.0], [1.0, 11.0], [2.0, 12.0]]);
        assert_eq!(rev.pop_words(), [7, 8]);
        assert_eq!(rev.pop_f32s(), [0.5]);

        assert_eq!(tape.mark(), mark);
        assert_eq!(tape.recorded_bytes(), 16);
        assert_eq!(tape.peak_bytes(), 92);
        assert_eq!(tape.rev(Tape::new().mark()).pop_f64s(), [1.0, 2.0]);
    }

    #[test]
    fn frames_may_lack_columns() {
        let mut tape = Tape::new();
        let mark = tape.mark();
        {
            let (a, b, c) = tape.frames::<1, 0, 2>(2);
            assert_eq!((a.len(), b.len(), c.len()), (2, 0, 2));
            a[1] = [4.0];
            c[0] = [5, 6];
        }
        assert_eq!(tape.recorded_bytes(), 16 + 32);
        let mut rev = tape.rev(mark);
        let (a, b, c) = rev.frames::<1, 0, 2>(2);
        assert_eq!((a[1], b.len(), c[0]), ([4.0], 0, [5, 6]));
    }

    #[test]
    fn the_reverse_sweep_may_record() {
        let mut tape = Tape::new();
        let mark = tape.mark();
        tape.push_f64s([1.0]);
        let mut rev = tape.rev(mark);
        let scratch = rev.tape();
        let inner = scratch.mark();
        scratch.push_f64s([2.0, 3.0]);
        assert_eq!(scratch.rev(inner).pop_f64s(), [2.0, 3.0]);
        assert_eq!(rev.pop_f64s(), [1.0]);
        assert_eq!(tape.peak_bytes(), 24);
        tape.reset_peak();
        assert_eq!(tape.peak_bytes(), 0);
    }

    #[test]
    fn memory_stays_until_it_is_given_back() {
        let mut tape = Tape::with_capacity(100);
        tape.push_f64s([0.0; 30]);
        tape.push_words([1]);
        tape.clear();
        assert_eq!(tape.recorded_bytes(), 0);
        assert!(tape.capacity_bytes() >= 800);
        tape.shrink();
        assert_eq!(tape.capacity_bytes(), 0);
    }

    #[test]
    fn lists_are_kept_between_calls() {
        let mut tape = Tape::new();
        let list = tape.list(1.5, 100);
        let (at, other) = (list.as_ptr(), tape.list(2.0_f32, 3));
        tape.put_back(other);
        tape.put_back(list);
        assert_eq!(tape.capacity_bytes(), 800 + 12);
        let again = tape.list_of(&[1.0_f64, 2.0]);
        assert_eq!((again.as_ptr(), &again[..]), (at, &[1.0, 2.0][..]));
        tape.put_back(again);
        // What is too short does not stay.
        let longer = tape.list(0.0, 200);
        assert_eq!(longer, [0.0; 200]);
        tape.put_back(longer);
        assert_eq!(tape.capacity_bytes(), 1600 + 12);
        tape.shrink();
        assert_eq!(tape.capacity_bytes(), 0);
    }

    #[test]
    fn the_reverse_sweep_has_the_same_lists() {
        let mut tape = Tape::new();
        let list = tape.list(1.5, 100);
        let at = list.as_ptr();
        tape.put_back(list);
        let mark = tape.mark();
        tape.save(&alloc::vec![3.0, 4.0]);
        let mut rev = tape.rev(mark);
        let recorded = rev.recreate_list::<f64>();
        assert_eq!((recorded.as_ptr(), &recorded[..]), (at, &[3.0, 4.0][..]));
        rev.put_back(recorded);
        let copy = rev.again().list_of(&[5.0]);
        assert_eq!((copy.as_ptr(), &copy[..]), (at, &[5.0][..]));
        rev.put_back(copy);
        let zeros = tape.list(0.0, 2);
        assert_eq!((zeros.as_ptr(), &zeros[..]), (at, &[0.0; 2][..]));
    }

    #[test]
    fn a_buffer_serves_as_well() {
        let (mut floats, mut words) = ([0.0f32; 3], [0; 1]);
        let mut tape = Tape::in_buffers(&mut [], &mut floats, &mut words);
        let mark = tape.mark();
        tape.push_f32s([1.0, 2.0]);
        tape.push_words([7]);
        assert_eq!((tape.recorded_bytes(), tape.capacity_bytes()), (16, 20));
        let mut rev = tape.rev(mark);
        assert_eq!((rev.pop_f32s(), rev.pop_words()), ([1.0, 2.0], [7]));
        let mut copy = tape.clone();
        copy.push_f32s([0.0; 10]);
    }

    #[test]
    #[should_panic(
        expected = "the record needs a buffer of at least 4 `f64`s, and the tape's has 3"
    )]
    fn a_buffer_may_be_too_short() {
        let mut buffer = [0.0; 3];
        let mut tape = Tape::in_buffer(&mut buffer);
        tape.push_f64s([1.0, 2.0]);
        tape.push_f64s([1.0, 2.0]);
    }

    #[test]
    fn a_buffer_may_have_a_spare_one() {
        let (mut buffer, mut second) = ([0.0; 1], [0.0; 2]);
        let mut spare = Tape::in_buffer(&mut second);
        let mut tape = Tape::in_buffer(&mut buffer).with_spare(&mut spare);
        let mark = tape.mark();
        tape.push_f64s([1.0]);
        let mut rev = tape.rev(mark);
        rev.tape().push_f64s([2.0, 3.0]);
        assert_eq!(rev.pop_f64s(), [1.0]);
    }

    #[test]
    #[should_panic(expected = "`Tape::with_spare`")]
    fn a_buffer_needs_a_spare_one() {
        let mut buffer = [0.0; 1];
        let mut tape = Tape::in_buffer(&mut buffer);
        let mark = tape.mark();
        tape.rev(mark).tape();
    }

    #[test]
    #[should_panic(expected = "the reverse sweep reads more than the forward sweep recorded")]
    fn reading_below_the_mark_panics() {
        let mut tape = Tape::new();
        tape.push_f64s([1.0]);
        let mark = tape.mark();
        tape.rev(mark).pop_f64s::<1>();
    }
}
