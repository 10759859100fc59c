//! Structs, arrays and lists that are returned out of loops.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::gradient;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Site {
    latitude: f64,
    longitude: f64,
}

/// The latitude on an ellipsoid, by fixed-point steps.
#[grad]
fn located(x: f64, z: f64, flat: f64) -> Site {
    let mut latitude = z;
    for _ in 0..40 {
        let next = z - flat * (2.0 * latitude).sin();
        if (next - latitude).abs() < 1e-15 {
            return Site {
                latitude: next,
                longitude: x * next,
            };
        }
        latitude = next;
    }
    Site {
        latitude,
        longitude: 0.0,
    }
}

#[grad]
fn located_or_not(x: f64, z: f64, flat: f64, most: usize) -> Result<Site, String> {
    let mut latitude = z;
    for step in 0..most {
        let next = z - flat * (2.0 * latitude).sin();
        if !next.is_finite() {
            return Err(format!("step {step}"));
        }
        if (next - latitude).abs() < 1e-15 {
            return Ok(Site {
                latitude: next,
                longitude: x / next,
            });
        }
        latitude = next;
    }
    Err("no convergence".to_string())
}

#[grad]
fn first_descent(values: &[f64]) -> Option<Vec<f64>> {
    for (k, pair) in values.windows(2).enumerate() {
        if pair[0] > pair[1] {
            let mut found = vec![pair[0] * pair[1]];
            found.extend_from_slice(&values[..k]);
            return Some(found);
        }
    }
    None
}

/// Out of two loops, one in the other.
#[grad]
fn crossing(a: &[f64], b: &[f64]) -> [f64; 2] {
    let mut best = [0.0, 1.0];
    for i in 1..a.len() {
        for j in 1..b.len() {
            if a[i] * b[j] < a[i - 1] * b[j - 1] {
                return [a[i] - b[j], a[i] * best[0]];
            }
            best[0] += a[i] * b[j];
        }
        best[1] *= a[i];
    }
    best
}

#[test]
fn out_of_loops() {
    let of = |(x, z, flat): &(f64, f64, f64)| {
        let site = located(*x, *z, *flat);
        site.latitude * site.longitude + site.latitude
    };
    let bar = |at: &(f64, f64, f64)| {
        let site = located(at.0, at.1, at.2);
        let seed = SiteTangent {
            latitude: site.longitude + 1.0,
            longitude: site.latitude,
        };
        let (x_bar, z_bar, flat_bar) = located_vjp(at.0, at.1, at.2, seed).1;
        (x_bar, z_bar, flat_bar)
    };
    for at in [(0.5, 0.8, 0.01), (1.5, -0.3, 0.1), (1.0, 0.5, 0.6)] {
        gradient(of, &at, &bar(&at));
    }

    let seed = SiteTangent {
        latitude: 0.0,
        longitude: 1.0,
    };
    let (x, z, flat) = (0.5, 0.8, 0.01);
    let (site, bars) = located_or_not_vjp(x, z, flat, 40, seed).unwrap();
    let longitude =
        |(x, z, flat): &(f64, f64, f64)| located_or_not(*x, *z, *flat, 40).unwrap().longitude;
    assert_eq!(site, located_or_not(x, z, flat, 40).unwrap());
    gradient(longitude, &(x, z, flat), &bars);
    let failed = located_or_not_vjp(x, z, flat, 1, seed).unwrap_err();
    assert_eq!(failed, "no convergence");

    let values = vec![1.0, 2.0, 4.0, 3.0, 0.0];
    let mut values_bar = vec![0.0; 5];
    let seed = vec![1.0, 10.0, 100.0];
    let found = first_descent_vjp(&values, &mut values_bar, seed).unwrap();
    assert_eq!(found, [12.0, 1.0, 2.0]);
    assert_eq!(values_bar, [10.0, 100.0, 3.0, 4.0, 0.0]);
    assert!(first_descent(&[1.0, 2.0]).is_none());

    for b in [vec![1.0, 2.0, 0.25], vec![1.0, 2.0, 3.0]] {
        let a = vec![1.0, 1.5, 3.0];
        let of = |(a, b): &(Vec<f64>, Vec<f64>)| {
            let [p, q] = crossing(a, b);
            p + 2.0 * q
        };
        let (mut a_bar, mut b_bar) = (vec![0.0; 3], vec![0.0; 3]);
        crossing_vjp(&a, &b, &mut a_bar, &mut b_bar, [1.0, 2.0]);
        gradient(of, &(a, b), &(a_bar, b_bar));
    }
}
