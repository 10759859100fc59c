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

/// The type has no name here: rustc alone knows what its fields are.
#[grad]
fn converted(of: &records::Reading<'_>) -> f64 {
    match of.unit {
        "ft" | "feet" => of.level * 0.3048,
        "cm" => of.level * 0.01,
        _ => of.level,
    }
}

#[test]
fn texts_in_fields_of_types_without_a_name() {
    for (unit, factor) in [("ft", 0.3048), ("feet", 0.3048), ("cm", 0.01), ("m", 1.0)] {
        let of = records::Reading { level: 12.5, unit };
        let (value, of_bar) = converted_value_and_grad(&of);
        assert_eq!(value, converted(&of));
        assert_eq!(of_bar.level, factor, "{unit}");
    }
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
