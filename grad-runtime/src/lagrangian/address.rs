//! Where the value of a constraint is found among the variables, and what it is called.
//!
//! ```text
//! [2, 5]           the field 2 in trip 5:  y[5]
//! [3, 5, 0]        the field 0 of the function called there (field 3) in trip 5:  g[5].a
//! [4, 7]           the eighth of those without a name
//! ```

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::program::{Field, Node, Program};
use super::trace::{Slot, Trips};

/// One constraint.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The number of the field, the trips of the loops around it, and so on inwards.
    pub address: Vec<usize>,
    pub field: &'static Field,
    pub node: &'static Node,
}

/// All constraints.
pub(super) fn places<P: Program>(slots: &[Slot]) -> Vec<Place> {
    let mut unnamed: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let one = |slot: &Slot| {
        let (mut address, nodes, fields) = outer::<P>(&slot.calls);
        let node = &nodes[slot.node];
        let field = &fields[node.field];
        address.push(node.field);
        if field.unnamed {
            let count = unnamed.entry(address.clone()).or_default();
            address.push(*count);
            *count += 1;
        } else {
            address.extend(&slot.trips);
        }
        Place {
            address,
            field,
            node,
        }
    };
    slots.iter().map(one).collect()
}

/// The address of the function in these calls, its nodes and its fields.
fn outer<P: Program>(
    calls: &[(usize, Vec<usize>)],
) -> (Vec<usize>, &'static [Node], &'static [Field]) {
    let (mut address, mut nodes, mut fields) = (Vec::new(), P::NODES, P::FIELDS);
    for (node, trips) in calls {
        let node = &nodes[*node];
        address.push(node.field);
        address.extend(trips);
        if let Some(callee) = node.callee {
            (nodes, fields) = (callee.nodes, callee.fields);
        }
    }
    (address, nodes, fields)
}

/// The addresses of the `Vec`s that have a place for every trip of a loop, whether anything is computed there or not.
pub(super) fn rooms<P: Program>(trips: &Trips) -> Vec<Vec<usize>> {
    let (address, _, fields) = outer::<P>(&trips.calls);
    let depth = trips.around.len();
    let has_room = |field: &Field| {
        let inside = !field.unnamed && field.loops.get(depth) == Some(&trips.number);
        let empty = field.optional || !field.fields.is_empty() || field.loops.len() > depth + 1;
        inside && empty
    };
    let rooms = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| has_room(field));
    rooms
        .map(|(n, _)| [&address[..], &[n], &trips.around].concat())
        .collect()
}

/// `g[5].a`, `y_2[3]`, `unnamed[7]`.
pub(super) fn label<P: Program>(address: &[usize]) -> String {
    let mut label = String::new();
    let (mut fields, mut rest) = (P::FIELDS, address);
    while let Some((field, after)) = rest.split_first() {
        let field = &fields[*field];
        if !label.is_empty() {
            label.push('.');
        }
        label.push_str(field.name);
        let own = match field.unnamed {
            true => 1,
            false => field.loops.len(),
        };
        let (trips, inner) = after.split_at(own.min(after.len()));
        trips.iter().for_each(|trip| label += &format!("[{trip}]"));
        (fields, rest) = (field.fields, inner);
    }
    label
}
