//! Questions about places: which roots, and whether two may overlap.

use crate::ir::{Base, Place, Proj, RootId};

/// The roots that a place may lie in (several if a reference was chosen at run time).
pub fn roots_of(place: &Place) -> Vec<RootId> {
    match &place.base {
        Base::Root(r) | Base::Shadow(r) => vec![*r],
        Base::Select(_, places) => places.iter().flat_map(roots_of).collect(),
    }
}

/// The same place in the shadow.
pub fn shadow(place: &Place) -> Place {
    let base = match &place.base {
        Base::Root(r) | Base::Shadow(r) => Base::Shadow(*r),
        Base::Select(k, places) => Base::Select(*k, places.iter().map(shadow).collect()),
    };
    Place {
        base,
        path: place.path.clone(),
    }
}

/// The whole of a root.
pub fn whole(root: RootId) -> Place {
    Place {
        base: Base::Root(root),
        path: vec![],
    }
}

/// The whole of a root's shadow.
pub fn whole_shadow(root: RootId) -> Place {
    Place {
        base: Base::Shadow(root),
        path: vec![],
    }
}

/// Whether two places are the same location whenever both are: same root, same path values.
pub fn same(a: &Place, b: &Place) -> bool {
    let base = match (&a.base, &b.base) {
        (Base::Root(x), Base::Root(y)) | (Base::Shadow(x), Base::Shadow(y)) => x == y,
        (Base::Select(k, xs), Base::Select(l, ys)) => {
            k == l && xs.len() == ys.len() && xs.iter().zip(ys).all(|(x, y)| same(x, y))
        }
        _ => false,
    };
    base && a.path.len() == b.path.len() && a.path.iter().zip(&b.path).all(|(p, q)| same_step(p, q))
}

fn same_step(p: &Proj, q: &Proj) -> bool {
    match (p, q) {
        (Proj::Index(i), Proj::Index(j)) => i == j,
        (Proj::Field(i), Proj::Field(j)) => i == j,
        (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
        _ => false,
    }
}

/// Whether two places may overlap. Different fields never do; anything else under a common root may,
/// unless `apart` knows the two index values to differ.
pub fn may_overlap(
    a: &Place,
    b: &Place,
    apart: impl Fn(crate::ir::ValId, crate::ir::ValId) -> bool,
) -> bool {
    let (ra, rb) = (roots_of(a), roots_of(b));
    if !ra.iter().any(|r| rb.contains(r)) {
        return false;
    }
    if !matches!(
        (&a.base, &b.base),
        (
            Base::Root(_) | Base::Shadow(_),
            Base::Root(_) | Base::Shadow(_)
        )
    ) {
        return true;
    }
    for (p, q) in a.path.iter().zip(&b.path) {
        match (p, q) {
            (Proj::Index(i), Proj::Index(j)) if apart(*i, *j) => return false,
            (Proj::Field(i), Proj::Field(j)) if i != j => return false,
            (Proj::Index(_), Proj::Index(_)) | (Proj::Field(_), Proj::Field(_)) => {}
            _ => return true,
        }
    }
    true
}
