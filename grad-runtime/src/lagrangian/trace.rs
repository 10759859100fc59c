//! What a run leaves behind: the decisions, which are frozen, and the order of the constraints.

use alloc::vec::Vec;

/// The decisions of one run, and which constraint was met when.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Branches, trip counts, indices, in the order in which they were decided.
    pub(super) frozen: Vec<i64>,
    /// The constraints in the order in which they were met.
    pub(super) slots: Vec<Slot>,
    pub(super) loops: Vec<Trips>,
    pub(super) outputs: usize,
    /// The function returns `None` or `Err(..)`.
    pub(super) missing: bool,
}

/// A constraint that was met: its node, and the trips of the loops around it.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The calls that it stands in, outermost first: nodes with trips, too.
    pub calls: Vec<(usize, Vec<usize>)>,
    pub node: usize,
    pub trips: Vec<usize>,
}

/// A call under way.
#[derive(Debug)]
struct Frame {
    node: usize,
    trips: Vec<usize>,
    /// The loops around it.
    open: Vec<(usize, usize)>,
    /// How many constraints came before, and where their number is kept.
    constraints: usize,
    kept: usize,
}

/// How many trips a loop made, within those of the loops around it.
#[derive(Clone, Debug)]
pub(super) struct Trips {
    pub calls: Vec<(usize, Vec<usize>)>,
    pub number: usize,
    pub around: Vec<usize>,
    pub count: usize,
}

/// Follows a run: keeps its decisions, or repeats those that were kept before.
#[derive(Debug)]
pub struct Recorder<'a> {
    trace: Trace,
    z: Vec<f64>,
    again: Option<&'a [i64]>,
    next: usize,
    /// Number and trips so far of the loops around this point.
    open: Vec<(usize, usize)>,
    /// The calls around it that are nested views.
    frames: Vec<Frame>,
}

impl<'a> Recorder<'a> {
    /// Keeps the decisions.
    pub(super) fn keeping() -> Recorder<'a> {
        Recorder {
            trace: Trace::default(),
            z: Vec::new(),
            again: None,
            next: 0,
            open: Vec::new(),
            frames: Vec::new(),
        }
    }

    /// Repeats these.
    pub(super) fn repeating(frozen: &'a [i64]) -> Recorder<'a> {
        Recorder {
            again: Some(frozen),
            ..Recorder::keeping()
        }
    }

    /// The trace, and the values of the constrained variables.
    pub(super) fn finish(self) -> (Trace, Vec<f64>) {
        (self.trace, self.z)
    }

    /// Whether this is the first run.
    pub fn is_recording(&self) -> bool {
        self.again.is_none()
    }

    /// A constrained variable of this node has this value.
    pub fn constraint(&mut self, node: usize, value: impl Into<f64>) {
        self.z.push(value.into());
        if self.is_recording() {
            let (calls, trips) = (self.calls(), self.trips());
            self.trace.slots.push(Slot { calls, node, trips });
        }
    }

    /// What was decided: now, or in the first run.
    pub fn integer(&mut self, decided: i64) -> i64 {
        match self.again {
            None => {
                self.trace.frozen.push(decided);
                decided
            }
            Some(frozen) => {
                self.next += 1;
                frozen[self.next - 1]
            }
        }
    }

    /// As [`integer`](Recorder::integer).
    pub fn bool(&mut self, decided: bool) -> bool {
        self.integer(i64::from(decided)) != 0
    }

    /// A number without a derivative that an effect gave.
    pub fn number<T: Number>(&mut self, decided: T) -> T {
        T::from_bits(self.integer(decided.bits()))
    }

    /// The loop with this number begins, makes a trip, ends.
    #[allow(missing_docs)]
    pub fn enter(&mut self, number: usize) {
        self.open.push((number, 0));
    }

    #[allow(missing_docs)]
    pub fn trip(&mut self) {
        if let Some((_, trips)) = self.open.last_mut() {
            *trips += 1;
        }
    }

    #[allow(missing_docs)]
    pub fn leave(&mut self) {
        if let Some((number, count)) = self.open.pop()
            && self.is_recording()
        {
            let (calls, around) = (self.calls(), self.trips());
            self.trace.loops.push(Trips {
                calls,
                number,
                around,
                count,
            });
        }
    }

    /// The function at this node is called, whose constraints are to be met.
    pub fn enter_call(&mut self, node: usize) {
        let frame = Frame {
            node,
            trips: self.trips(),
            open: core::mem::take(&mut self.open),
            constraints: self.z.len(),
            kept: self.trace.frozen.len(),
        };
        self.frames.push(frame);
        // Room for the numbers of constraints and of decisions in it.
        self.integer(0);
        self.integer(0);
    }

    #[allow(missing_docs)]
    pub fn leave_call(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        self.open = frame.open;
        if self.is_recording() {
            let decisions = self.trace.frozen.len() - frame.kept - 2;
            self.trace.frozen[frame.kept] = (self.z.len() - frame.constraints) as i64;
            self.trace.frozen[frame.kept + 1] = decisions as i64;
        }
    }

    fn trips(&self) -> Vec<usize> {
        self.open.iter().map(|(_, trips)| trips - 1).collect()
    }

    fn calls(&self) -> Vec<(usize, Vec<usize>)> {
        let frames = self.frames.iter();
        frames
            .map(|frame| (frame.node, frame.trips.clone()))
            .collect()
    }

    /// Whether the function returns `Some` or `Ok`.
    pub fn is_there(&mut self, there: bool) {
        if self.frames.is_empty() {
            self.trace.missing = !there;
        }
    }

    /// There are so many more outputs.
    pub fn outputs(&mut self, count: usize) {
        if self.frames.is_empty() {
            self.trace.outputs += count;
        }
    }
}

/// A float, kept exactly.
pub trait Number: Copy {
    fn bits(self) -> i64;
    fn from_bits(bits: i64) -> Self;
}

impl Number for f64 {
    fn bits(self) -> i64 {
        self.to_bits() as i64
    }
    fn from_bits(bits: i64) -> f64 {
        f64::from_bits(bits as u64)
    }
}

impl Number for f32 {
    fn bits(self) -> i64 {
        f64::from(self).bits()
    }
    fn from_bits(bits: i64) -> f32 {
        <f64 as Number>::from_bits(bits) as f32
    }
}
