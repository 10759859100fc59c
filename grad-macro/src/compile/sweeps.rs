//! From the primal to its forward and reverse sweeps.

use quote::quote;

use crate::errors::Errors;
use crate::ir::{self, Func, Region};
use crate::options::Options;
use crate::reverse::{self, Boundary, Extent, Joint, Split};
use crate::{optimize, simplify};

use super::primal::verify;

/// What differentiation makes of a function.
pub struct Sweeps {
    pub joint: Joint,
    pub split: Option<Split>,
    /// `split` leaves `&mut` arguments as they are, having overwritten this much of each.
    pub extents: Option<Vec<(usize, Extent)>>,
    /// The same for callers to whom scalar arguments are constants.
    pub fixed: Option<Split>,
    /// `joint` for who owns the adjoint buffers.
    pub overwriting: Option<Overwriting>,
}

/// Sweeps that find anything in the adjoint buffers of some parameters, and leave their adjoints there.
pub struct Overwriting {
    pub joint: Joint,
    pub params: Vec<usize>,
}

pub fn differentiate(
    func: &Func,
    options: &Options,
    is_method: bool,
    errors: &mut Errors,
) -> Option<Sweeps> {
    let joint = refuse(reverse::joint(func, &options.off), errors);
    // What records nothing is run forward again by its reverse companion, unless that is dearer than recording or could
    // give another result: a function that is called may have a state.
    let again = !writes_arguments(func) && !is_dear(func) && !has_calls(func);
    let recomputed = joint.as_ref().is_some_and(|j| !j.uses_tape && again);
    // Methods have no type of their own that could tell callers what they read.
    let leaves = writes_arguments(func) && !is_method && !options.is_off("keeping");
    let extents = leaves.then(|| reverse::extents(func)).flatten();
    let boundary = match extents {
        Some(_) => Boundary::Left,
        None => Boundary::Restored,
    };
    let split = match recomputed {
        true => None,
        false => Some(refuse(
            reverse::split(func, &options.off, boundary),
            errors,
        )?),
    };
    // A result that is recorded and read back needs a type with a name; else the reverse companion makes it again.
    let split =
        split.filter(|split| !reads_unnamed(&split.func, &split.reverse) || has_effects(func));
    let extents = extents.filter(|_| split.is_some());
    let fixed = match extents.is_some() && has_scalars(func) {
        true => Some(refuse(
            reverse::split(func, &options.off, Boundary::Fixed),
            errors,
        )?),
        false => None,
    };
    let mut sweeps = Sweeps {
        joint: joint?,
        split,
        extents,
        fixed,
        overwriting: None,
    };
    let first_new = func.vals.len();
    settle_joint(&mut sweeps.joint, first_new, options);
    sweeps.overwriting = overwriting(&sweeps.joint, is_method, options);
    finish_joint(&mut sweeps.joint, first_new, options, false);
    if let Some(own) = &mut sweeps.overwriting {
        finish_joint(&mut own.joint, first_new, options, true);
    }
    for split in sweeps.split.iter_mut().chain(&mut sweeps.fixed) {
        polish_split(split, first_new, options);
    }
    Some(sweeps)
}

/// Both sweeps of a function that was made of the user's, as they are emitted.
pub fn sweeps(func: &mut Func, options: &Options) -> Result<Joint, reverse::Refusals> {
    if !options.is_off("scalarise") {
        optimize::scalarise(func);
        verify(func);
    }
    let mut joint = reverse::joint(func, &options.off)?;
    polish_joint(&mut joint, func.vals.len(), options);
    Ok(joint)
}

/// The last passes before emission. Values from `first_new` on are not the primal's: they can go.
pub fn polish_joint(joint: &mut Joint, first_new: usize, options: &Options) {
    settle_joint(joint, first_new, options);
    finish_joint(joint, first_new, options, false);
}

/// Those that decide what is computed, in which loops.
pub fn settle_joint(joint: &mut Joint, first_new: usize, options: &Options) {
    optimize::winning(&mut joint.func, &mut joint.region);
    if !options.is_off("locals") {
        optimize::locals(&mut joint.func, &mut joint.region);
        joint.settle_tape();
    }
    simplify::simplify(&mut joint.func, &mut joint.region, first_new);
    factors(&mut joint.func, &mut joint.region, first_new, options);
    totals(&mut joint.func, None, &mut joint.region, first_new, options);
    interchange(&mut joint.func, &mut joint.region, first_new, options);
    sums(&mut joint.func, &mut joint.region, first_new, options);
    small(&mut joint.func, &mut joint.region, options);
    meetings(&mut joint.func, &mut joint.region, options);
    taken(&mut joint.func, &mut joint.region, first_new, options);
    terms(&mut joint.func, &mut joint.region, first_new, options);
    gather(&mut joint.func, &mut joint.region, first_new, options);
    neighbours(&mut joint.func, &mut joint.region, first_new, options);
    assigned(&joint.func, &mut joint.region, options);
    loans(&joint.func, &mut joint.region, options);
    rooms(&joint.func, &mut joint.region, options);
    joined(&mut joint.func, &mut joint.region, first_new, options);
    multiples(&mut joint.func, &mut joint.region, options);
    again(&mut joint.func, &mut joint.region, options);
}

/// Those that decide how the loops run. With `apart`, no two names lead to the same shadow.
fn finish_joint(joint: &mut Joint, first_new: usize, options: &Options, apart: bool) {
    views(&mut joint.func, &mut joint.region, options);
    dots(&mut joint.func, &mut joint.region, first_new, options);
    turns(&mut joint.func, &mut joint.region, first_new, options);
    upward(&joint.func, &mut joint.region, options, apart);
    seldom(&mut joint.region, options);
    joint.reuses = joint.uses_tape && !options.is_off("lists");
}

/// The same where the sweeps are apart.
pub fn polish_split(split: &mut Split, first_new: usize, options: &Options) {
    optimize::winning(&mut split.func, &mut split.forward);
    simplify::simplify(&mut split.func, &mut split.forward, first_new);
    simplify::simplify(&mut split.func, &mut split.reverse, first_new);
    factors(&mut split.func, &mut split.reverse, first_new, options);
    totals(
        &mut split.func,
        Some(&split.forward),
        &mut split.reverse,
        first_new,
        options,
    );
    interchange(&mut split.func, &mut split.reverse, first_new, options);
    sums(&mut split.func, &mut split.reverse, first_new, options);
    small(&mut split.func, &mut split.reverse, options);
    meetings(&mut split.func, &mut split.reverse, options);
    taken(&mut split.func, &mut split.reverse, first_new, options);
    terms(&mut split.func, &mut split.reverse, first_new, options);
    gather(&mut split.func, &mut split.reverse, first_new, options);
    neighbours(&mut split.func, &mut split.reverse, first_new, options);
    assigned(&split.func, &mut split.reverse, options);
    joined(&mut split.func, &mut split.reverse, first_new, options);
    multiples(&mut split.func, &mut split.reverse, options);
    views(&mut split.func, &mut split.forward, options);
    views(&mut split.func, &mut split.reverse, options);
    dots(&mut split.func, &mut split.reverse, first_new, options);
    turns(&mut split.func, &mut split.reverse, first_new, options);
    upward(&split.func, &mut split.reverse, options, false);
    seldom(&mut split.forward, options);
    split.reuses = split.uses_tape() && !options.is_off("lists");
}

/// The sweeps of a function of which there is a gradient, where that pays.
fn overwriting(joint: &Joint, is_method: bool, options: &Options) -> Option<Overwriting> {
    if is_method || options.is_off("overwritten") || !matches!(joint.func.ret, ir::Ret::Val(0)) {
        return None;
    }
    let mut joint = joint.clone();
    let params = optimize::overwritten(&mut joint.func, &mut joint.region);
    (!params.is_empty()).then_some(Overwriting { joint, params })
}

fn factors(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("factors") {
        optimize::factors(func, region, first_new);
        simplify::simplify(func, region, first_new);
    }
    if !options.is_off("reciprocals") {
        optimize::reciprocals(func, region, first_new);
    }
    if !options.is_off("products") {
        optimize::products(func, region, first_new);
    }
    if !options.is_off("guards") {
        optimize::guards(func, region, first_new);
    }
    simplify::simplify(func, region, first_new);
}

fn totals(
    func: &mut Func,
    forward: Option<&Region>,
    region: &mut Region,
    first_new: usize,
    options: &Options,
) {
    if !options.is_off("totals") {
        optimize::totals(func, forward, region, first_new);
    }
}

fn interchange(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("interchange") {
        optimize::interchange(func, region);
        simplify::simplify(func, region, first_new);
    }
}

fn sums(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("sums") {
        optimize::sums(func, region, first_new);
    }
}

fn small(func: &mut Func, region: &mut Region, options: &Options) {
    if !options.is_off("small") {
        optimize::small(func, region);
    }
}

fn meetings(func: &mut Func, region: &mut Region, options: &Options) {
    if !options.is_off("meetings") {
        optimize::meetings(func, region);
    }
}

fn taken(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("taken") {
        optimize::taken(func, region, first_new);
        simplify::simplify(func, region, first_new);
    }
}

fn terms(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("terms") {
        optimize::terms(func, region, first_new);
        simplify::simplify(func, region, first_new);
    }
}

fn gather(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("gather") {
        optimize::gather(func, region);
        simplify::simplify(func, region, first_new);
    }
}

fn neighbours(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("neighbours") {
        optimize::neighbours(func, region);
        simplify::simplify(func, region, first_new);
    }
}

fn assigned(func: &Func, region: &mut Region, options: &Options) {
    if !options.is_off("assigned") {
        optimize::assigned(func, region);
    }
}

fn loans(func: &Func, region: &mut Region, options: &Options) {
    if !options.is_off("loans") {
        optimize::loans(func, region);
    }
}

fn rooms(func: &Func, region: &mut Region, options: &Options) {
    if !options.is_off("rooms") {
        optimize::rooms(func, region);
    }
}

fn joined(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    let travels = !options.is_off("neighbours");
    if !options.is_off("joined") && optimize::joined(func, region, travels) {
        optimize::unread(func, region);
        neighbours(func, region, first_new, options);
        simplify::simplify(func, region, first_new);
    }
}

fn multiples(func: &mut Func, region: &mut Region, options: &Options) {
    if !options.is_off("multiples") {
        optimize::multiples(func, region);
    }
}

fn again(func: &mut Func, region: &mut Region, options: &Options) {
    if !options.is_off("again") {
        // As if no cache held a record: the other branch is for long lists only, which tests would wait for.
        let long = if options.is_off("cache") {
            0
        } else {
            optimize::LONG
        };
        optimize::again(func, region, long);
    }
}

fn upward(func: &Func, region: &mut Region, options: &Options, apart: bool) {
    if !options.is_off("upward") {
        optimize::upward(func, region, apart);
    }
}

fn seldom(region: &mut Region, options: &Options) {
    if !options.is_off("seldom") {
        let runtime = &options.runtime;
        optimize::seldom(region, &quote!(#runtime::rt));
    }
}

fn views(func: &mut Func, region: &mut Region, options: &Options) {
    if !options.is_off("views") {
        optimize::views(func, region, !options.is_off("rows"));
    }
}

fn dots(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    let cuts = match options.is_off("dots") {
        false => optimize::dots(func, region, first_new),
        true => optimize::Cuts::default(),
    };
    if !options.is_off("axpys") {
        optimize::axpys(func, region, &cuts);
    }
}

fn turns(func: &mut Func, region: &mut Region, first_new: usize, options: &Options) {
    if !options.is_off("turns") {
        optimize::turns(func, region, first_new);
    }
}

pub fn refuse<T>(result: Result<T, reverse::Refusals>, errors: &mut Errors) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(list) => {
            list.into_iter()
                .for_each(|(span, message)| errors.push(syn::Error::new(span, message)));
            None
        }
    }
}

/// Float parameters by value.
fn has_scalars(func: &Func) -> bool {
    let scalar = |bind: &ir::Bind| matches!(bind, ir::Bind::Val(v) if func.ty(*v).is_float());
    func.params
        .iter()
        .any(|param| param.wrt && scalar(&param.bind))
}

/// Memory of the caller's that the function changes: its reverse must find it as the forward sweep left it.
fn writes_arguments(func: &Func) -> bool {
    let mutable =
        |root: &ir::RootInfo| matches!(root.kind, ir::RootKind::ParamRef { mutable: true, .. });
    func.roots.iter().any(mutable)
}

/// Whether the function evaluates what should not be evaluated twice: transcendentals.
pub fn is_dear(func: &Func) -> bool {
    const DEAR: u32 = 20;
    let mut dear = false;
    func.body.walk(&mut |op| {
        dear |= matches!(&op.kind, ir::OpKind::Math(math, _) if math.rule.price >= DEAR);
    });
    dear
}

/// Whether contents of a type that only rustc knows are read back.
pub fn reads_unnamed(func: &Func, region: &Region) -> bool {
    let mut found = false;
    region.walk(&mut |op| {
        if let ir::OpKind::Recreate(root) = &op.kind {
            let ty = &func.root(*root).ty;
            // The maker of a result that is looked into can be called again; what it is called with must be there.
            let made = matches!(ty, ir::Mem::Struct(_)) && func.maker(*root).is_some();
            found |= ty.is_unnamed() && !made;
        }
    });
    found
}

/// Whether other functions are called, for a derivative or not.
pub fn has_calls(func: &Func) -> bool {
    let mut found = false;
    func.body
        .walk(&mut |op| found |= matches!(op.kind, ir::OpKind::Call(_)));
    found
}

/// What must run once only.
pub fn has_effects(func: &Func) -> bool {
    let mut found = false;
    func.body
        .walk(&mut |op| found |= matches!(op.kind, ir::OpKind::Effect(..)));
    found
}
