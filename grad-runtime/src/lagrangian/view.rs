//! The view: constraints, multipliers and the Lagrangian of one function, for frozen decisions.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::address::{self, Place};
use super::program::{At, Field, Inputs, Program, Variables};
use super::trace::{Recorder, Trace};

/// A function as equality constraints on its intermediate variables, with the decisions (branches, trip counts,
/// indices) of one run frozen.
///
/// Made by `f_lagrangian(..)` beside a function `f` with `#[grad(lagrangian)]`; see the [module](super).
#[derive(Clone, Debug)]
pub struct View<P: Program> {
    program: P,
    inputs: P::Inputs,
    weights: Vec<f64>,
    trace: Trace,
    /// Of the constraints, in order.
    places: Vec<Place>,
    /// How many there are per field.
    counts: Vec<usize>,
}

/// Inputs `x`, variables `z`, multipliers `l`. As a gradient: the derivatives in each.
#[derive(Clone, PartialEq, Debug)]
pub struct Point<X, Z> {
    /// The inputs.
    pub x: X,
    /// The intermediate variables.
    pub z: Z,
    /// One multiplier per constraint.
    pub l: Z,
}

/// The point type of a program.
pub type PointOf<P> = Point<<P as Program>::Inputs, <P as Program>::Variables>;

/// One constraint at a point, for tables and plots.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Row {
    /// The variable with its trips: `y_2[3]`.
    pub label: String,
    /// The field.
    pub field: Field,
    /// What it is computed as: `a * b`.
    pub operation: &'static str,
    /// The trips of the loops around it.
    pub trips: Vec<usize>,
    /// The variable.
    pub z: f64,
    /// Its multiplier.
    pub l: f64,
    /// `z - f(z of the parents)`.
    pub residual: f64,
}

impl<P: Program> View<P> {
    #[doc(hidden)]
    pub fn new(program: P, inputs: P::Inputs, weights: Option<&[f64]>) -> View<P> {
        let mut recorder = Recorder::keeping();
        program.run(&inputs, &mut recorder);
        let (trace, _) = recorder.finish();
        if trace.missing {
            panic!(
                "the function returns `None` or `Err(..)` for these arguments: there is nothing to differentiate"
            );
        }
        let places = address::places::<P>(&trace.slots);
        let mut counts = vec![0; P::FIELDS.len()];
        places
            .iter()
            .for_each(|place| counts[place.address[0]] += 1);
        let mut all = vec![0.0; trace.outputs];
        if let (Some(first), true) = (all.first_mut(), P::SCALAR) {
            *first = 1.0;
        }
        let view = View {
            program,
            inputs,
            weights: all,
            trace,
            places,
            counts,
        };
        match weights {
            Some(weights) => view.with_weights(weights),
            None => view,
        }
    }

    /// The same view of `weights . outputs`. The outputs are the numbers in the result, in order, then those in the
    /// contents of `&mut` parameters. Panics if there are more or fewer.
    #[must_use]
    pub fn with_weights(mut self, weights: &[f64]) -> View<P> {
        if weights.len() != self.trace.outputs {
            panic!(
                "{} weights are given, the function has {} outputs",
                weights.len(),
                self.trace.outputs
            );
        }
        self.weights = weights.to_vec();
        self
    }

    /// The fields of the variables: names, lines, text of the source.
    pub fn fields(&self) -> &'static [Field] {
        P::FIELDS
    }

    /// The inputs of the run whose decisions are frozen.
    pub fn inputs(&self) -> &P::Inputs {
        &self.inputs
    }

    /// The number of constraints, which is that of variables and of multipliers.
    pub fn len(&self) -> usize {
        self.trace.slots.len()
    }

    /// Whether there are no constraints.
    pub fn is_empty(&self) -> bool {
        self.trace.slots.is_empty()
    }

    // ---- the two sweeps -----------------------------------------------------------------------------

    /// The forward point: z solves the constraints at the inputs of the run, l is back-substituted.
    pub fn forward(&self) -> PointOf<P> {
        self.forward_at(&self.inputs)
    }

    /// The same at other inputs, with the decisions as they are.
    pub fn forward_at(&self, x: &P::Inputs) -> PointOf<P> {
        let z = self.solve(x);
        let l = self.multipliers(x, &z);
        let x = x.clone();
        Point { x, z, l }
    }

    /// Forward propagation: the z at which all residuals are zero, that is dL/dl = 0.
    pub fn solve(&self, x: &P::Inputs) -> P::Variables {
        self.check_inputs(x);
        self.unflatten(&self.solved(x))
    }

    /// Back-substitution: the l at which dL/dz = 0. They are the adjoints, at any z.
    pub fn multipliers(&self, x: &P::Inputs, z: &P::Variables) -> P::Variables {
        self.check_inputs(x);
        self.unflatten(&self.back(x, &self.flatten(z)).1)
    }

    // ---- the Lagrangian ------------------------------------------------------------------------------

    /// `weights . outputs`, which is `z_n` for a function with one number as its result.
    pub fn objective(&self, x: &P::Inputs, z: &P::Variables) -> f64 {
        self.check_inputs(x);
        let z = self.flatten(z);
        let mut unwanted = vec![0.0; z.len()];
        self.program
            .back(x, self.at(&z, &[]), &mut zeroed(x), &mut unwanted)
    }

    /// `L(x, z, l) = objective - sum_i l_i (z_i - f_i(z))`.
    pub fn value(&self, at: &PointOf<P>) -> f64 {
        self.value_and_gradients(at).0
    }

    /// `z_i - f_i(z)`. Zero at a forward point.
    pub fn residuals(&self, at: &PointOf<P>) -> P::Variables {
        let mut l = self.value_and_gradients(at).1.l;
        for part in l.parts_mut() {
            part.negate();
        }
        l
    }

    /// The derivatives of L in x, in z and in l, in one sweep.
    pub fn gradients(&self, at: &PointOf<P>) -> PointOf<P> {
        self.value_and_gradients(at).1
    }

    /// dL/dx. At a forward point it is what `f_grad` returns.
    pub fn gradient_x(&self, at: &PointOf<P>) -> P::Inputs {
        self.gradients(at).x
    }

    /// dL/dz. Zero where l are the [multipliers](View::multipliers).
    pub fn gradient_z(&self, at: &PointOf<P>) -> P::Variables {
        self.gradients(at).z
    }

    /// dL/dl, the residuals with the other sign.
    pub fn gradient_l(&self, at: &PointOf<P>) -> P::Variables {
        self.gradients(at).l
    }

    /// L and its derivatives, in one sweep.
    pub fn value_and_gradients(&self, at: &PointOf<P>) -> (f64, PointOf<P>) {
        self.check_inputs(&at.x);
        let (z, l) = (self.flatten(&at.z), self.flatten(&at.l));
        let mut x = zeroed(&at.x);
        let (mut z_bar, mut l_bar) = (vec![0.0; z.len()], vec![0.0; l.len()]);
        let point = self.at(&z, &l);
        let value = self
            .program
            .value(&at.x, point, &mut x, [&mut z_bar, &mut l_bar]);
        let (z, l) = (self.unflatten(&z_bar), self.unflatten(&l_bar));
        (value, Point { x, z, l })
    }

    /// The Hessian of L, in all of (x, z, l), times a direction: `d/dt` of [`gradients`](View::gradients) at
    /// `at + t direction` for `t = 0`, without a difference quotient (reverse over forward mode). At any point.
    ///
    /// With directions in x and z alone (`l` zero) the parts x and z of the product are those of the Hessian that
    /// constrained optimisers ask for, and the part l is minus the constraints' Jacobian times the direction.
    ///
    /// A function that calls one with a reverse rule only (`custom` without `custom_jvp`) has no second derivatives: there a
    /// call of this does not build.
    ///
    /// # Panics
    /// If the point or the direction has another shape than the view; the message names the field.
    pub fn hessian_product(&self, at: &PointOf<P>, direction: &PointOf<P>) -> PointOf<P> {
        self.check_inputs(&at.x);
        self.check_inputs(&direction.x);
        let [z, l, dz, dl] =
            [&at.z, &at.l, &direction.z, &direction.l].map(|part| self.flatten(part));
        let point = self.at(&z, &l);
        let (x, [z, l]) = (self.program).product(&at.x, point, &direction.x, [&dz, &dl]);
        Point {
            x,
            z: self.unflatten(&z),
            l: self.unflatten(&l),
        }
    }

    // ---- names ---------------------------------------------------------------------------------------

    /// The variables as they are called: `a`, `y_2[3]`, in the order in which they are computed.
    pub fn labels(&self) -> Vec<String> {
        let places = self.places.iter();
        places
            .map(|place| address::label::<P>(&place.address))
            .collect()
    }

    /// All constraints at a point, in the order in which they are computed.
    pub fn rows(&self, at: &PointOf<P>) -> Vec<Row> {
        let (z, l) = (self.flatten(&at.z), self.flatten(&at.l));
        let residuals = self.flatten(&self.residuals(at));
        let row = |(n, (place, slot)): (usize, (&Place, &super::trace::Slot))| Row {
            label: address::label::<P>(&place.address),
            field: *place.field,
            operation: place.node.operation,
            trips: slot.trips.clone(),
            z: z[n],
            l: l[n],
            residual: residuals[n],
        };
        let all = self.places.iter().zip(&self.trace.slots).enumerate();
        all.map(row).collect()
    }

    /// The same as text that is to be printed.
    pub fn table(&self, at: &PointOf<P>) -> Table {
        Table(self.rows(at))
    }

    // ---- flat forms ------------------------------------------------------------------------------------

    /// The variables (or multipliers) as one vector, in the order in which they are computed. Panics, naming the field,
    /// if one has more or fewer values than the frozen decisions make.
    pub fn flatten(&self, of: &P::Variables) -> Vec<f64> {
        let parts = of.parts();
        for ((part, field), count) in parts.iter().zip(P::FIELDS).zip(&self.counts) {
            if part.count() != *count {
                panic!(
                    "`{}` has {} values, the frozen decisions make {count}",
                    field.name,
                    part.count()
                );
            }
        }
        let value = |place: &Place| {
            let (field, inner) = place.address.split_first().expect("the number of a field");
            parts[*field].at(inner).unwrap_or_else(|| {
                panic!(
                    "`{}` has no value, the frozen decisions make one",
                    address::label::<P>(&place.address)
                )
            })
        };
        self.places.iter().map(value).collect()
    }

    /// The inverse of [`flatten`](View::flatten). Panics unless there is one number per constraint.
    pub fn unflatten(&self, from: &[f64]) -> P::Variables {
        self.check_len(from);
        let mut variables = P::Variables::default();
        let mut parts = variables.parts_mut();
        for trips in &self.trace.loops {
            for room in address::rooms::<P>(trips) {
                parts[room[0]].reserve(&room[1..], trips.count);
            }
        }
        for (place, value) in self.places.iter().zip(from) {
            parts[place.address[0]].put(&place.address[1..], *value);
        }
        drop(parts);
        variables
    }

    /// The inputs as one vector, in the order of the parameters. Panics, naming the input, if one has another length
    /// than in the run.
    pub fn flatten_inputs(&self, of: &P::Inputs) -> Vec<f64> {
        self.check_inputs(of);
        let mut out = Vec::new();
        of.parts().iter().for_each(|(_, part)| part.write(&mut out));
        out
    }

    /// The inverse of [`flatten_inputs`](View::flatten_inputs). Panics unless there are as many numbers as inputs.
    pub fn unflatten_inputs(&self, from: &[f64]) -> P::Inputs {
        let mut inputs = self.inputs.clone();
        let mut at = 0;
        for (name, part) in inputs.parts_mut() {
            let count = part.count();
            let Some(own) = from.get(at..at + count) else {
                panic!(
                    "{} numbers for the inputs: none are left for `{name}`, which has {count}",
                    from.len()
                );
            };
            part.read(own);
            at += count;
        }
        if at != from.len() {
            panic!("{} numbers for {at} inputs", from.len());
        }
        inputs
    }

    fn check_inputs(&self, x: &P::Inputs) {
        for ((name, part), (_, own)) in x.parts().iter().zip(self.inputs.parts()) {
            if part.count() != own.count() {
                panic!(
                    "the input `{name}` has {} components, the view was made with {}",
                    part.count(),
                    own.count()
                );
            }
        }
    }

    // ---- for the flat interface ------------------------------------------------------------------------

    pub(super) fn program(&self) -> &P {
        &self.program
    }

    pub(super) fn slots(&self) -> &[super::trace::Slot] {
        &self.trace.slots
    }

    pub(super) fn outputs(&self) -> usize {
        self.trace.outputs
    }

    /// The objective and the multipliers.
    pub(super) fn back(&self, x: &P::Inputs, z: &[f64]) -> (f64, Vec<f64>) {
        self.check_len(z);
        let mut l = vec![0.0; z.len()];
        let value = self
            .program
            .back(x, self.at(z, &[]), &mut zeroed(x), &mut l);
        (value, l)
    }

    /// L and its derivatives.
    pub(super) fn sweep(
        &self,
        x: &P::Inputs,
        z: &[f64],
        l: &[f64],
    ) -> (f64, P::Inputs, Vec<f64>, Vec<f64>) {
        self.check_len(z);
        self.check_len(l);
        let mut x_bar = zeroed(x);
        let (mut z_bar, mut l_bar) = (vec![0.0; z.len()], vec![0.0; l.len()]);
        let value = self
            .program
            .value(x, self.at(z, l), &mut x_bar, [&mut z_bar, &mut l_bar]);
        (value, x_bar, z_bar, l_bar)
    }

    fn check_len(&self, of: &[f64]) {
        if of.len() != self.len() {
            panic!("{} numbers for {} constraints", of.len(), self.len());
        }
    }

    pub(super) fn at<'a>(&'a self, z: &'a [f64], l: &'a [f64]) -> At<'a> {
        At {
            z,
            l,
            weights: &self.weights,
            frozen: &self.trace.frozen,
        }
    }

    pub(super) fn solved(&self, x: &P::Inputs) -> Vec<f64> {
        let mut recorder = Recorder::repeating(&self.trace.frozen);
        self.program.run(x, &mut recorder);
        recorder.finish().1
    }
}

pub(super) fn zeroed<X: Inputs>(like: &X) -> X {
    let mut zero = like.clone();
    for (_, part) in zero.parts_mut() {
        let zeros = vec![0.0; part.count()];
        part.read(&zeros);
    }
    zero
}

/// Constraints at a point as text: variable, value, multiplier, residual, source.
#[derive(Clone, Debug)]
pub struct Table(Vec<Row>);

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.0.iter().map(|row| row.label.len()).max();
        let width = longest.unwrap_or(0).max(8);
        writeln!(
            f,
            "{:width$} {:>14} {:>14} {:>14}  source",
            "variable", "z", "multiplier", "residual"
        )?;
        for row in &self.0 {
            writeln!(
                f,
                "{:width$} {:>14.6} {:>14.6} {:>14.2e}  {}",
                row.label, row.z, row.l, row.residual, row.field.text
            )?;
        }
        Ok(())
    }
}
