//! The text that `show` asks for.

use crate::bodies::Around;
use crate::emit;
use crate::ir::Func;
use crate::options::{Options, Show};
use crate::reverse::{self, Joint};
use crate::simplify;

pub fn shown(
    options: &Options,
    func: &Func,
    around: &Around<'_>,
    joint: &Joint,
    gradient: Option<&Joint>,
) -> Option<String> {
    match options.show {
        Show::No => None,
        Show::Commented => {
            // What only the derivative asks for, such as the cosine beside a sine, is none of the function's.
            let mut primal = func.body.clone();
            simplify::remove_dead(func, &mut primal);
            let cost = emit::cost(func, &primal);
            let shown = around.shown(joint, gradient);
            let with = emit::cost(&shown.func, &shown.region);
            let mut head = format!("// primal: {}", emit::operations(&cost));
            head += &format!("\n// with gradient: {}\n", emit::operations(&with));
            for line in emit::records(&with) {
                head += &format!("// {line}\n");
            }
            Some(head + &around.source(shown, gradient.is_some_and(|g| std::ptr::eq(g, shown))))
        }
        Show::Plain => {
            // The pure mirror: nothing is made cheaper, nothing is taken together.
            let off = ["all".to_owned()];
            let plain = reverse::joint(func, &off).ok()?;
            Some(around.source(&plain, false))
        }
    }
}
