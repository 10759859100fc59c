//! Lists that grow and shrink at both ends. Their tangents are such lists as well: what comes and goes at an end does so in
//! both.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::Add;

use crate::adjoint::{AccFrom, AddOwned, AddShared, Shadow, Summand, Zero};
use crate::checks::check_len;
use crate::differentiable::Differentiable;
use crate::save::Save;
use crate::tangent::{Tangent, flatten_all, same_len, unflatten_all};
use crate::tape::{Records, Tape};

impl<T: Differentiable> Differentiable for VecDeque<T> {
    type Tangent = VecDeque<T::Tangent>;
    #[inline]
    fn zero_tangent(&self) -> Self::Tangent {
        self.iter().map(T::zero_tangent).collect()
    }
    fn move_by(&mut self, t: &Self::Tangent, scale: f64) {
        let (own, other) = (self.len(), VecDeque::len(t));
        assert!(
            own == other,
            "a tangent of length {other} moves a queue of length {own}"
        );
        for (x, t) in self.iter_mut().zip(t) {
            x.move_by(t, scale);
        }
    }
    fn as_tangent(&self) -> Self::Tangent {
        self.iter().map(T::as_tangent).collect()
    }
    fn set_from_tangent(&mut self, t: &Self::Tangent) {
        let (own, other) = (self.len(), VecDeque::len(t));
        assert!(
            own == other,
            "a tangent of length {other} is given to a queue of length {own}"
        );
        for (x, t) in self.iter_mut().zip(t) {
            x.set_from_tangent(t);
        }
    }
}

impl<T: Tangent> Tangent for VecDeque<T> {
    #[inline]
    fn add_assign(&mut self, other: &Self) {
        same_len(VecDeque::len(self), VecDeque::len(other));
        for (a, b) in self.iter_mut().zip(other) {
            a.add_assign(b);
        }
    }
    #[inline]
    fn scale(&mut self, factor: f64) {
        self.iter_mut().for_each(|a| a.scale(factor));
    }
    #[inline]
    fn set_zero(&mut self) {
        self.iter_mut().for_each(T::set_zero);
    }
    #[inline]
    fn dot(&self, other: &Self) -> f64 {
        same_len(VecDeque::len(self), VecDeque::len(other));
        self.iter().zip(other).map(|(a, b)| a.dot(b)).sum()
    }
    #[inline]
    fn len(&self) -> usize {
        self.iter().map(T::len).sum()
    }
    fn flatten(&self, out: &mut [f64]) {
        let (front, back) = self.as_slices();
        let middle = front.iter().map(T::len).sum();
        let (out, rest) = out.split_at_mut(middle);
        flatten_all(front, out);
        flatten_all(back, rest);
    }
    fn unflatten(&mut self, from: &[f64]) {
        unflatten_all(self.make_contiguous(), from);
    }
}

impl<T: Save> Save for VecDeque<T> {
    #[inline]
    fn save(&self, tape: &mut Tape<'_>) {
        let (front, back) = self.as_slices();
        T::save_all(front, tape);
        T::save_all(back, tape);
        tape.push_words([self.len() as u64]);
    }

    #[inline]
    fn restore(&mut self, from: &mut Records<'_>) {
        let n = from.pop_word() as usize;
        if self.len() == n {
            let (front, back) = self.as_mut_slices();
            T::restore_all(back, from);
            T::restore_all(front, from);
        } else {
            let mut items = Vec::with_capacity(n);
            T::recreate_all(&mut items, n, from);
            self.clear();
            self.extend(items);
        }
    }

    #[inline]
    fn recreate(from: &mut Records<'_>) -> Self {
        Vec::recreate(from).into()
    }

    #[inline]
    fn duplicate(&self) -> Self {
        self.iter().map(T::duplicate).collect()
    }

    #[inline]
    fn blank() -> Self {
        VecDeque::new()
    }
}

// ---- shadows ------------------------------------------------------------------------------------

impl<'a, T> Shadow for &'a VecDeque<T> {
    type View = &'a VecDeque<T>;
    #[inline(always)]
    fn view(self) -> Self::View {
        self
    }
}

impl<'a, T> Shadow for &'a mut VecDeque<T> {
    type View = &'a mut VecDeque<T>;
    #[inline(always)]
    fn view(self) -> Self::View {
        self
    }
}

impl<D: AddOwned<S>, S> AccFrom<&VecDeque<S>> for &mut VecDeque<D> {
    #[inline]
    fn acc_from(self, src: &VecDeque<S>) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter_mut().zip(src) {
            d.add(s);
        }
    }
}

/// A queue that was made of a list, and the other way round.
impl<D: AddOwned<S>, S> AccFrom<&VecDeque<S>> for &mut [D] {
    #[inline]
    fn acc_from(self, src: &VecDeque<S>) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter_mut().zip(src) {
            d.add(s);
        }
    }
}

impl<D: AddShared<S>, S> AccFrom<&VecDeque<S>> for &[D] {
    #[inline]
    fn acc_from(self, src: &VecDeque<S>) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter().zip(src) {
            d.add(s);
        }
    }
}

impl<D: AddOwned<S>, S> AccFrom<&[S]> for &mut VecDeque<D> {
    #[inline]
    fn acc_from(self, src: &[S]) {
        same_len(self.len(), src.len());
        for (d, s) in self.iter_mut().zip(src) {
            d.add(s);
        }
    }
}

impl<T: Tangent> Zero for &mut VecDeque<T> {
    #[inline]
    fn zero(self) {
        self.set_zero();
    }
}

/// The sum of the elements: what [`sum_all`](crate::rt::sum_all) is of a slice.
#[inline]
pub fn sum_queue<X: Summand>(queue: &VecDeque<X>) -> X::Float
where
    X::Float: Add<Output = X::Float>,
{
    let (front, back) = queue.as_slices();
    crate::adjoint::sum_all(front) + crate::adjoint::sum_all(back)
}

/// The buffer of a `&mut VecDeque` parameter holds the adjoint of the contents on return, whose length the caller need not
/// know: an empty buffer stands for zeros.
#[inline]
#[track_caller]
pub fn fit_queue<T: Differentiable>(
    name: &str,
    bar: &mut VecDeque<T::Tangent>,
    outgoing: &VecDeque<T>,
) {
    if bar.is_empty() {
        *bar = outgoing.zero_tangent();
    }
    check_len(name, outgoing.len(), bar.len());
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;
    use crate::adjoint::{acc_all, zero_all};
    use crate::shadow::cells;

    /// Not in one piece: the first two have gone round the end.
    fn broken() -> VecDeque<f64> {
        let mut queue = VecDeque::with_capacity(4);
        queue.extend([0.0, 0.0, 3.0, 4.0]);
        queue.rotate_left(2);
        queue.truncate(2);
        queue.push_front(2.0);
        queue.push_front(1.0);
        queue
    }

    #[test]
    fn contents_come_back() {
        let mut tape = Tape::new();
        let mark = tape.mark();
        let queue = broken();
        for other in [VecDeque::new(), [0.0; 4].into(), broken(), [1.0; 7].into()] {
            let mut other = other;
            tape.save(&queue);
            let mut rev = tape.rev(mark);
            let mut again = rev.records();
            rev.restore(&mut other);
            assert_eq!(other, queue);
            assert_eq!(again.recreate::<VecDeque<f64>>(), queue);
            assert!(tape.rev(mark).records().is_empty());
        }
    }

    #[test]
    fn components_are_in_order() {
        let mut queue = broken();
        let mut flat = [0.0; 4];
        queue.flatten(&mut flat);
        assert_eq!(flat, [1.0, 2.0, 3.0, 4.0]);
        queue.unflatten(&[5.0, 6.0, 7.0, 8.0]);
        assert_eq!(queue, [5.0, 6.0, 7.0, 8.0]);
        assert_eq!(sum_queue(&queue), 26.0);
    }

    #[test]
    fn shadows_of_lists_and_queues() {
        let mut queue = broken();
        acc_all(&mut queue, &broken());
        acc_all(&mut queue, &[1.0; 4]);
        assert_eq!(queue, [3.0, 5.0, 7.0, 9.0]);
        let mut list = vec![1.0; 4];
        acc_all(&mut list, &queue);
        acc_all(cells(&mut list), &queue);
        assert_eq!(list, [7.0, 11.0, 15.0, 19.0]);
        zero_all(&mut queue);
        assert_eq!(queue, [0.0; 4]);
        fit_queue::<f64>("q", &mut queue, &broken());
    }

    #[test]
    #[should_panic(expected = "q")]
    fn buffers_have_the_length_of_the_queue() {
        fit_queue::<f64>("q", &mut [0.0; 3].into(), &broken());
    }
}
