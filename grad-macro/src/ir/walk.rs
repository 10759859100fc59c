//! Visits and rewrites what ops mention: values, places, regions.
//!
//! *Used* values are operands; *defined* values are results, region parameters and what a call binds.
//! Methods named `.._deep` descend into nested regions, the others look at one op (or one region's
//! own list) only. Each visitor is written once, in `visitors!`, for shared and for exclusive access.
// A complete set, whether or not each has a user outside of tests.
#![allow(dead_code)]

use super::*;

/// Expands to the shared form (empty `$m`) and the exclusive form (`$m` = `mut`) of every visitor.
macro_rules! visitors {
    ($values:ident, $places:ident, $regions:ident, $defs:ident $(, $m:tt)?) => {
        impl Place {
            /// The values in the path, and those that choose the base.
            pub fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                if let Base::Select(which, options) = &$($m)? self.base {
                    f(which);
                    for option in options {
                        option.$values(f);
                    }
                }
                for step in &$($m)? self.path {
                    match step {
                        Proj::Index(at) => f(at),
                        Proj::Field(_) => {}
                        Proj::Range(lo, hi) => {
                            if let Some(bound) = lo { f(bound) }
                            if let Some(bound) = hi { f(bound) }
                        }
                    }
                }
            }
        }

        impl Elem {
            fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    Elem::Val(v) => f(v),
                    Elem::Place(_) => {}
                    Elem::Init(init) => init.$values(f),
                }
            }

            fn $places<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Place)) {
                match self {
                    Elem::Val(_) => {}
                    Elem::Place(place) => f(place),
                    Elem::Init(init) => init.$places(f),
                }
            }
        }

        impl Init {
            fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    Init::Elems(elems) => {
                        for elem in elems { elem.$values(f) }
                    }
                    Init::Variant(_, elems) => {
                        for (_, elem) in elems { elem.$values(f) }
                    }
                    Init::Fill(elem, len) => {
                        elem.$values(f);
                        if let Some(len) = len { f(len) }
                    }
                    Init::Empty(capacity) => {
                        if let Some(capacity) = capacity { f(capacity) }
                    }
                    Init::CopyOf(_) | Init::Zeros(_) | Init::Undef => {}
                }
            }

            fn $places<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Place)) {
                match self {
                    Init::Elems(elems) => {
                        for elem in elems { elem.$places(f) }
                    }
                    Init::Variant(_, elems) => {
                        for (_, elem) in elems { elem.$places(f) }
                    }
                    Init::Fill(elem, _) => elem.$places(f),
                    Init::CopyOf(place) | Init::Zeros(place) => f(place),
                    Init::Empty(_) | Init::Undef => {}
                }
            }
        }

        impl CallArg {
            fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    CallArg::Val(v) => f(v),
                    CallArg::Tuple(args) | CallArg::Opt(args) => {
                        for arg in args { arg.$values(f) }
                    }
                    CallArg::Dot(arg) | CallArg::NoDot(arg) => arg.$values(f),
                    CallArg::Ref(_) | CallArg::RefMut(_) | CallArg::Own(_) | CallArg::Tokens(_) => {}
                }
            }

            fn $places<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Place)) {
                match self {
                    CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place) => f(place),
                    CallArg::Tuple(args) | CallArg::Opt(args) => {
                        for arg in args { arg.$places(f) }
                    }
                    CallArg::Dot(arg) | CallArg::NoDot(arg) => arg.$places(f),
                    CallArg::Val(_) | CallArg::Tokens(_) => {}
                }
            }
        }

        impl BarSlot {
            fn $places<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Place)) {
                match self {
                    BarSlot::Own(place) | BarSlot::Shadow(place) => f(place),
                    BarSlot::Tuple(slots) | BarSlot::Opt(slots) => {
                        for slot in slots { slot.$places(f) }
                    }
                    BarSlot::Ignore | BarSlot::Val | BarSlot::Scratch => {}
                }
            }
        }

        impl SeedArg {
            fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    SeedArg::Val(v) => f(v),
                    SeedArg::Tuple(seeds) | SeedArg::Opt(seeds) => {
                        for seed in seeds { seed.$values(f) }
                    }
                    SeedArg::Unit | SeedArg::Zero | SeedArg::Shadow(_) => {}
                }
            }
        }

        impl Bind {
            fn $defs(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    Bind::Val(v) => f(v),
                    Bind::Root(_) => {}
                    Bind::Tuple(parts) | Bind::Opt(parts) => {
                        for part in parts { part.$defs(f) }
                    }
                }
            }
        }

        impl Term {
            fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    Term::Val(v) => f(v),
                    Term::Elem(_) | Term::Lit(_) => {}
                    Term::Math(_, args) => {
                        for arg in args { arg.$values(f) }
                    }
                }
            }
        }

        impl OpKind {
            /// The values that this op uses, those in the paths of its places included; not those of nested regions.
            pub fn $values(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                match self {
                    OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Replay | OpKind::Recreate(_) => {}
                    OpKind::TapeMark | OpKind::TapeTurn | OpKind::Fit(_) | OpKind::Lend(_) | OpKind::Hold(_) | OpKind::Reinstate(_) => {}
                    OpKind::Load(_) | OpKind::Len(_) | OpKind::Copy { .. } | OpKind::Swap(..) | OpKind::Pop(..) => {}
                    OpKind::AccAll { .. } | OpKind::ZeroAll(_) | OpKind::ZeroLike(_) | OpKind::SumAll(_) | OpKind::Dot(..) => {}
                    OpKind::Save(_) | OpKind::Restore(_) | OpKind::Room(_) | OpKind::Relend(..) => {}
                    OpKind::Math(_, args) | OpKind::Pure(_, args) | OpKind::Record(args) => {
                        for arg in args { f(arg) }
                    }
                    OpKind::Select(cond, yes, no) => {
                        f(cond);
                        f(yes);
                        f(no);
                    }
                    OpKind::Alloc(_, init) => init.$values(f),
                    OpKind::Store(_, v) | OpKind::Fill(_, v) | OpKind::Truncate(_, v) | OpKind::Resize(_, v) | OpKind::Acc(_, v) => f(v),
                    OpKind::AccDot(acc) => f(&$($m)? acc.factor),
                    OpKind::SumOf(sum) => sum.term.$values(f),
                    OpKind::View { at, len, .. } => {
                        if let Some(at) = at { f(at) }
                        f(len);
                    }
                    OpKind::Rows(rows) => {
                        for at in &$($m)? rows.at { f(at) }
                        f(&$($m)? rows.len);
                    }
                    OpKind::Push(_, elem, _) => elem.$values(f),
                    OpKind::If { cond, .. } => f(cond),
                    OpKind::Loop(l) => {
                        if let LoopKind::For { lo, hi, step, .. } = &$($m)? l.kind {
                            f(lo);
                            f(hi);
                            if let Some(step) = step { f(step) }
                        }
                        for v in &$($m)? l.init { f(v) }
                    }
                    OpKind::Call(call) => {
                        for arg in &$($m)? call.args { arg.$values(f) }
                    }
                    OpKind::CallRev(rev) => {
                        for arg in &$($m)? rev.call.args { arg.$values(f) }
                        rev.seed.$values(f);
                    }
                    OpKind::Effect(_, args) => {
                        for arg in args {
                            if let ArgKind::Val(v) = &$($m)? arg.what { f(v) }
                        }
                    }
                    OpKind::Shadow(_, init) => {
                        match init {
                            ShadowInit::Zeros(Some(len)) => f(len),
                            ShadowInit::Rows([rows, len]) => { f(rows); f(len) }
                            ShadowInit::Like | ShadowInit::Zeros(None) | ShadowInit::As(_) | ShadowInit::Seed(_) => {}
                        }
                    }
                }
                self.$places(&mut |place| place.$values(f));
            }

            /// The places that this op mentions; of a `Base::Select` the outer place only; not those of nested regions.
            pub fn $places<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Place)) {
                match self {
                    OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Math(..) | OpKind::Pure(..) => {}
                    OpKind::Select(..) | OpKind::If { .. } | OpKind::Loop(_) | OpKind::Shadow(..) => {}
                    OpKind::Record(_) | OpKind::Replay | OpKind::Recreate(_) => {}
                    OpKind::TapeMark | OpKind::TapeTurn | OpKind::Fit(_) | OpKind::Lend(_) | OpKind::Hold(_) | OpKind::Reinstate(_) => {}
                    OpKind::Load(place) | OpKind::Len(place) | OpKind::Store(place, _) | OpKind::Fill(place, _) => f(place),
                    OpKind::Pop(place, _, _) | OpKind::Truncate(place, _) | OpKind::Resize(place, _) | OpKind::Acc(place, _) | OpKind::View { of: place, .. } => f(place),
                    OpKind::ZeroAll(place) | OpKind::ZeroLike(place) | OpKind::SumAll(place) => f(place),
                    OpKind::Rows(rows) => f(&$($m)? rows.of),
                    OpKind::Save(place) | OpKind::Restore(place) | OpKind::Room(place) => f(place),
                    OpKind::Alloc(_, init) => init.$places(f),
                    OpKind::Copy { dst, src, .. } | OpKind::AccAll { dst, src } | OpKind::Swap(dst, src) | OpKind::Relend(dst, src) | OpKind::Dot(dst, src) => {
                        f(dst);
                        f(src);
                    }
                    OpKind::AccDot(acc) => {
                        f(&$($m)? acc.dst);
                        f(&$($m)? acc.src);
                        f(&$($m)? acc.with);
                    }
                    OpKind::SumOf(sum) => {
                        for window in &$($m)? sum.windows { f(window) }
                    }
                    OpKind::Push(place, elem, _) => {
                        f(place);
                        elem.$places(f);
                    }
                    OpKind::Call(call) => {
                        for arg in &$($m)? call.args { arg.$places(f) }
                    }
                    OpKind::CallRev(rev) => {
                        for arg in &$($m)? rev.call.args { arg.$places(f) }
                        for bar in &$($m)? rev.bars { bar.$places(f) }
                    }
                    OpKind::Effect(_, args) => {
                        for arg in args {
                            if let ArgKind::Place(place) = &$($m)? arg.what { f(place) }
                        }
                    }
                }
            }

            /// The regions directly inside: the branches; a loop's condition, then its body.
            pub fn $regions<'a>(&'a $($m)? self, f: &mut dyn FnMut(&'a $($m)? Region)) {
                match self {
                    OpKind::If { then, els, .. } => {
                        f(then);
                        f(els);
                    }
                    OpKind::Loop(l) => {
                        if let LoopKind::While { cond } = &$($m)? l.kind { f(cond) }
                        f(&$($m)? l.body);
                    }
                    _ => {}
                }
            }
        }

        impl Op {
            /// The values that this op defines. A call's appear twice: as results and in what it binds.
            pub fn $defs(&$($m)? self, f: &mut dyn FnMut(&$($m)? ValId)) {
                for v in &$($m)? self.results { f(v) }
                match &$($m)? self.kind {
                    OpKind::Call(call) => {
                        if let Some(ret) = &$($m)? call.ret { ret.$defs(f) }
                    }
                    OpKind::CallRev(rev) => {
                        if let Some(ret) = &$($m)? rev.call.ret { ret.$defs(f) }
                    }
                    _ => {}
                }
            }
        }
    };
}

visitors!(
    for_each_value,
    for_each_place,
    for_each_region,
    for_each_def
);
visitors!(
    for_each_value_mut,
    for_each_place_mut,
    for_each_region_mut,
    for_each_def_mut,
    mut
);

impl Place {
    /// The whole of a root.
    pub fn root(root: RootId) -> Place {
        Place {
            base: Base::Root(root),
            path: Vec::new(),
        }
    }

    /// The bases that are not a choice: one, or all that a `Base::Select` may mean.
    pub fn for_each_base(&self, f: &mut dyn FnMut(&Base)) {
        match &self.base {
            Base::Select(_, options) => options.iter().for_each(|option| option.for_each_base(f)),
            base => f(base),
        }
    }

    /// The primal roots that this place may lie in (none for a shadow place).
    pub fn roots(&self) -> Vec<RootId> {
        let mut roots = Vec::new();
        self.for_each_base(&mut |base| {
            if let Base::Root(root) = base {
                roots.push(*root);
            }
        });
        roots
    }

    /// Whether rustc takes both for the same memory: it tells fields apart, but no elements.
    pub fn clashes(&self, other: &Place) -> bool {
        let (Base::Root(x), Base::Root(y)) = (&self.base, &other.base) else {
            return false;
        };
        let apart =
            |(p, q): (&Proj, &Proj)| matches!((p, q), (Proj::Field(i), Proj::Field(j)) if i != j);
        let mut steps = self.path.iter().zip(&other.path);
        x == y && !steps.any(apart)
    }
}

impl OpKind {
    /// The places that this op mentions, as [`OpKind::for_each_place`] visits them.
    pub fn places(&self) -> Vec<&Place> {
        let mut out = Vec::new();
        self.for_each_place(&mut |place| out.push(place));
        out
    }

    /// The regions directly inside, as [`OpKind::for_each_region`] visits them.
    pub fn regions(&self) -> Vec<&Region> {
        let mut out = Vec::new();
        self.for_each_region(&mut |region| out.push(region));
        out
    }

    /// As [`OpKind::regions`].
    pub fn regions_mut(&mut self) -> Vec<&mut Region> {
        let mut out = Vec::new();
        self.for_each_region_mut(&mut |region| out.push(region));
        out
    }

    /// The roots whose life begins here.
    pub fn allocates(&self) -> Vec<RootId> {
        match self {
            OpKind::Alloc(root, _) | OpKind::Pop(_, Some(root), _) | OpKind::Recreate(root) => {
                vec![*root]
            }
            OpKind::Call(call) => call.ret.as_ref().map(Bind::roots).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

impl Op {
    /// The op itself and those of its regions, in order.
    pub fn walk(&self, f: &mut dyn FnMut(&Op)) {
        f(self);
        self.kind.for_each_region(&mut |region| region.walk(f));
    }

    /// The values used, in order, with repetitions; not those of nested regions.
    pub fn operands(&self) -> Vec<ValId> {
        let mut out = Vec::new();
        self.kind.for_each_value(&mut |v| out.push(*v));
        out
    }

    /// Every value used, in nested regions (yields included) as well.
    pub fn for_each_value_deep(&self, f: &mut dyn FnMut(ValId)) {
        self.kind.for_each_value(&mut |v| f(*v));
        self.kind
            .for_each_region(&mut |region| region.for_each_value_deep(f));
    }

    /// Rewrites every used value; not in nested regions.
    pub fn map_values(&mut self, f: &mut dyn FnMut(ValId) -> ValId) {
        self.kind.for_each_value_mut(&mut |v| *v = f(*v));
    }

    /// Rewrites every used value, in nested regions as well.
    pub fn map_values_deep(&mut self, f: &mut dyn FnMut(ValId) -> ValId) {
        self.map_values(f);
        self.kind
            .for_each_region_mut(&mut |region| region.map_values_deep(f));
    }

    /// Rewrites every value, used or defined, in nested regions as well: to copy an op with fresh values.
    pub fn rename_deep(&mut self, f: &mut dyn FnMut(ValId) -> ValId) {
        self.map_values(f);
        self.for_each_def_mut(&mut |v| *v = f(*v));
        self.kind
            .for_each_region_mut(&mut |region| region.rename_deep(f));
    }
}

impl Region {
    /// Every op in here and in nested regions, each before what is nested in it.
    pub fn walk(&self, f: &mut dyn FnMut(&Op)) {
        self.ops.iter().for_each(|op| op.walk(f));
    }

    /// As [`Region::walk`].
    pub fn walk_mut(&mut self, f: &mut dyn FnMut(&mut Op)) {
        for op in &mut self.ops {
            f(op);
            op.kind
                .for_each_region_mut(&mut |region| region.walk_mut(f));
        }
    }

    /// Every value used in here (yields included) and in nested regions.
    pub fn for_each_value_deep(&self, f: &mut dyn FnMut(ValId)) {
        self.ops.iter().for_each(|op| op.for_each_value_deep(f));
        self.yields.iter().for_each(|v| f(*v));
    }

    /// Every value defined in here and in nested regions.
    pub fn for_each_def_deep(&self, f: &mut dyn FnMut(ValId)) {
        self.params.iter().for_each(|v| f(*v));
        for op in &self.ops {
            op.results.iter().for_each(|v| f(*v));
            op.kind
                .for_each_region(&mut |region| region.for_each_def_deep(f));
        }
    }

    /// Rewrites every used value (yields included), in nested regions as well.
    pub fn map_values_deep(&mut self, f: &mut dyn FnMut(ValId) -> ValId) {
        self.ops.iter_mut().for_each(|op| op.map_values_deep(f));
        self.yields.iter_mut().for_each(|v| *v = f(*v));
    }

    /// Rewrites every value, used or defined, in nested regions as well: to copy a region with fresh values.
    pub fn rename_deep(&mut self, f: &mut dyn FnMut(ValId) -> ValId) {
        self.params.iter_mut().for_each(|v| *v = f(*v));
        self.ops.iter_mut().for_each(|op| op.rename_deep(f));
        self.yields.iter_mut().for_each(|v| *v = f(*v));
    }
}

impl Bind {
    /// The value leaves, in order.
    pub fn values(&self) -> Vec<ValId> {
        let mut out = Vec::new();
        self.for_each_def(&mut |v| out.push(*v));
        out
    }

    /// The memory leaves, in order.
    pub fn roots(&self) -> Vec<RootId> {
        match self {
            Bind::Val(_) => Vec::new(),
            Bind::Root(root) => vec![*root],
            Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().flat_map(Bind::roots).collect(),
        }
    }
}

impl BarSlot {
    /// How many results of the reverse call are this argument's adjoint.
    pub fn results(&self) -> usize {
        match self {
            BarSlot::Val => 1,
            BarSlot::Tuple(slots) | BarSlot::Opt(slots) => slots.iter().map(BarSlot::results).sum(),
            _ => 0,
        }
    }
}

impl SeedArg {
    /// The roots whose shadows are moved out.
    pub fn shadows(&self) -> Vec<RootId> {
        match self {
            SeedArg::Shadow(root) => vec![*root],
            SeedArg::Tuple(seeds) | SeedArg::Opt(seeds) => {
                seeds.iter().flat_map(SeedArg::shadows).collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn values_of_paths_and_nested_regions_are_visited() {
        let f = total();
        let mut used = Vec::new();
        f.body.for_each_value_deep(&mut |v| used.push(v.0));
        assert_eq!(used, [1, 0, 2, 3, 4, 6, 7, 5]);
        let mut defined = Vec::new();
        f.body.for_each_def_deep(&mut |v| defined.push(v.0));
        assert_eq!(defined, [1, 2, 5, 3, 4, 6, 7]);
    }

    #[test]
    fn a_renamed_copy_is_valid_beside_nothing() {
        let mut f = pick();
        let fresh: Vec<_> = f
            .vals
            .clone()
            .into_iter()
            .map(|v| f.new_val(v.ty, v.name, v.span))
            .collect();
        f.body
            .rename_deep(&mut |v| if v.0 == 0 { v } else { fresh[v.0 as usize] });
        super::super::verify::verify(&f);
        assert!(f.to_string().contains("%8: bool = %0:x < %7"), "{f}");
    }
}
