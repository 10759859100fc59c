//! Types that are written with the path of their module, and not with their lifetimes.

use grad_runtime::grad;

mod records {
    use grad_runtime::Differentiable;

    #[derive(Clone, Copy, Debug, Differentiable)]
    pub struct Reading<'a> {
        pub level: f64,
        #[differentiable(skip)]
        pub unit: &'a str,
    }
}

#[grad]
fn in_metres(of: &records::Reading, scale: f64) -> f64 {
    of.level * scale / of.unit.len() as f64
}

#[test]
fn lifetimes_that_are_not_written() {
    let of = records::Reading {
        level: 12.5,
        unit: "ft",
    };
    let (value, (of_bar, scale_bar)) = in_metres_value_and_grad(&of, 1.5);
    assert_eq!(value, in_metres(&of, 1.5));
    assert!((of_bar.level - 1.5 / 2.0).abs() < 1e-15);
    assert!((scale_bar - 12.5 / 2.0).abs() < 1e-14);
}
