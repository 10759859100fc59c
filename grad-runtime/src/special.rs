//! Special functions that derivatives of `libm`'s need: digamma and polygamma.
//!
//! Formulas: NIST Digital Library of Mathematical Functions, <https://dlmf.nist.gov>, chapters 5
//! (gamma, polygamma), 2.10 (Euler-Maclaurin) and 25.11 (Hurwitz zeta).

use core::f64::consts::PI;

/// The derivative of `ln |gamma(x)|`.
///
/// Relative error about 1e-14, at the positive root (1.4616..) as well; absolute near the roots below zero.
/// At 0 infinite with the sign of -x; NaN at negative integers.
#[must_use]
pub fn digamma(x: f64) -> f64 {
    if x == 0.0 {
        return -1.0 / x;
    }
    if x < 0.0 {
        // DLMF 5.5.4.
        return if is_integer(x) {
            f64::NAN
        } else {
            digamma_positive(1.0 - x) - PI * cot_pi(x)
        };
    }
    digamma_positive(x)
}

/// The n-th derivative of [`digamma`]; for n = 0 digamma itself, for negative n NaN.
///
/// Relative error about 1e-14 for moderate n (it grows with n). At 0 and negative integers infinite for odd n,
/// NaN for even n > 0.
#[must_use]
pub fn polygamma(n: i32, x: f64) -> f64 {
    if n <= 0 {
        return if n == 0 { digamma(x) } else { f64::NAN };
    }
    let odd = n % 2 == 1;
    if x <= 0.0 && is_integer(x) {
        return if odd { f64::INFINITY } else { f64::NAN };
    }
    // DLMF 5.15.1: (-1)^(n+1) n! zeta(n + 1, x).
    let size = if x < 0.0 {
        lattice_sum(n, x)
    } else {
        factorial_zeta(n, x)
    };
    if odd { size } else { -size }
}

/// The root of digamma above zero, in two parts, and the coefficients of the expansion there,
/// `digamma^(k)(root) / k!` for k = 1, 2, ..
const ROOT: (f64, f64) = (1.4616321449683622, 9.549995429965697e-17);
const AT_ROOT: [f64; 21] = [
    0.9676722454476212,
    -0.4427631689835921,
    0.258499760955651,
    -0.16394270544240652,
    0.10782405069126237,
    -0.07219956125645471,
    0.04880428816414311,
    -0.03316112647484736,
    0.022597648232218104,
    -0.01542476590494896,
    0.010538791616612175,
    -0.007204534386356869,
    0.004926781395729853,
    -0.003369801655439328,
    0.002305126326734928,
    -0.0015769367714301972,
    0.0010788252019162967,
    -0.0007380709389960052,
    0.000504953265834602,
    -0.0003454680251063077,
    0.00023635601564027053,
];

/// `B_2k / 2k`, k = 1, 2, ..
const BERNOULLI_OVER_2K: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 120.0,
    1.0 / 252.0,
    -1.0 / 240.0,
    1.0 / 132.0,
    -691.0 / 32760.0,
    1.0 / 12.0,
    -3617.0 / 8160.0,
];

/// `B_2k / (2k)!`, k = 1, 2, ..
const BERNOULLI_OVER_FACTORIAL: [f64; 12] = [
    0.08333333333333333,
    -0.001388888888888889,
    3.306878306878307e-05,
    -8.267195767195768e-07,
    2.08767569878681e-08,
    -5.284190138687493e-10,
    1.3382536530684679e-11,
    -3.3896802963225827e-13,
    8.586062056277845e-15,
    -2.174868698558062e-16,
    5.5090028283602295e-18,
    -1.3954464685812522e-19,
];

fn is_integer(x: f64) -> bool {
    libm::floor(x) == x
}

/// `cot(pi x)`, without the loss of digits that a large `x` would bring.
fn cot_pi(x: f64) -> f64 {
    let offset = x - libm::round(x);
    1.0 / libm::tan(PI * offset)
}

fn digamma_positive(mut x: f64) -> f64 {
    let from_root = (x - ROOT.0) - ROOT.1;
    if libm::fabs(from_root) < 0.15 {
        return from_root * AT_ROOT.iter().rev().fold(0.0, |sum, c| sum * from_root + c);
    }
    // DLMF 5.5.2: up to where the asymptotic series converges.
    let mut shift = 0.0;
    while x < 10.0 {
        shift += 1.0 / x;
        x += 1.0;
    }
    // DLMF 5.11.2.
    let inverse_square = 1.0 / (x * x);
    let series = BERNOULLI_OVER_2K
        .iter()
        .rev()
        .fold(0.0, |sum, b| (sum + b) * inverse_square);
    libm::log(x) - 0.5 / x - series - shift
}

/// `n! sum (x + k)^-(n+1)` over k >= 0 for negative x: the sum over all integers k (the fraction of x says it)
/// without those below zero, each a sum over positive terms.
fn lattice_sum(n: i32, x: f64) -> f64 {
    let fraction = x - libm::floor(x);
    let up = factorial_zeta(n, fraction);
    let down = factorial_zeta(n, 1.0 - fraction);
    let beyond = factorial_zeta(n, 1.0 - x);
    // In this order the first two cancel exactly where they are equal.
    if n % 2 == 1 {
        (up + down) - beyond
    } else {
        (up - down) + beyond
    }
}

/// `n! zeta(n + 1, x)` for positive x, by Euler-Maclaurin (DLMF 25.11.5, 2.10.1).
///
/// Everything is divided by `x^-(n+1)`, which would under- or overflow on its own.
fn factorial_zeta(n: i32, x: f64) -> f64 {
    let s = f64::from(n) + 1.0;
    let mut sum = 0.0;
    let mut a = x;
    while a < 10.0 + s {
        sum += libm::pow(x / a, s);
        a += 1.0;
    }
    let inverse_square = 1.0 / (a * a);
    let mut rising = s / a;
    let mut tail = a / (s - 1.0) + 0.5;
    for (k, b) in BERNOULLI_OVER_FACTORIAL.iter().enumerate() {
        tail += b * rising;
        let next = s + 2.0 * k as f64 + 1.0;
        rising *= next * (next + 1.0) * inverse_square;
    }
    if a == f64::INFINITY {
        return 0.0;
    }
    sum += libm::pow(x / a, s) * tail;
    (1..=n).fold(sum / x, |product, i| product * (f64::from(i) / x))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x and the 0th to 3rd, 5th and 10th derivative, from mpmath 1.3 with 60 digits.
    #[rustfmt::skip]
    const KNOWN: &[(f64, [f64; 6])] = &[
        (1e-05, [-100000.57719921567, 10000000001.644909, -2000000000000002.0, 5.999999999999999e+20, 1.1999999999999994e+32, -3.628799999999997e+61]),
        (0.1, [-10.423754940411076, 101.43329915079275, -2001.8614573783436, 60004.51287679026, 120000069.30751093, -3.628800000012727e+17]),
        (0.5, [-1.9635100260214235, 4.934802200544679, -16.82879664423432, 97.40909103400244, 7691.113548602436, -7431824508.858769]),
        (1.0, [-0.5772156649015329, 1.6449340668482264, -2.4041138063191885, 6.493939402266829, 122.0811674381339, -3630593.311606629]),
        (1.4, [-0.06138454458511624, 1.0253565905295976, -0.9891286235783571, 1.820259033947095, 16.667469258769444, -89853.60550521055]),
        (1.46, [-0.0015805619870834522, 0.9691196215098878, -0.8880630425818332, 1.5574377156905408, 13.024059586928812, -56664.611686014054]),
        (1.4616, [-3.110625123034165e-05, 0.9677007114650835, -0.8855761967999034, 1.5511250508129752, 12.94055722392193, -55986.9148783302]),
        (1.5, [0.03648997397857652, 0.9348022005446793, -0.82879664423432, 1.4090910340024372, 11.113548602435497, -42108.85876897549]),
        (2.0, [0.42278433509846713, 0.6449340668482264, -0.4041138063191886, 0.49393940226682914, 2.081167438133897, -1793.311606628713]),
        (3.7, [1.1671535393615113, 0.3100378576700383, -0.09539530872855403, 0.058279217956563614, 0.06393975390203979, -2.207828787318997]),
        (5.9, [1.6878194259079582, 0.18466215140534098, -0.0340052120644504, 0.012489757029296968, 0.005014450512773756, -0.014863339027601926]),
        (6.0, [1.7061176684318005, 0.18132295573711532, -0.0327897322451145, 0.011827828192755074, 0.004581509635954379, -0.012433251791965813]),
        (10.0, [2.251752589066721, 0.10516633568168575, -0.011049834970802067, 0.0023199013042898686, 0.0003059451621172682, -5.7675966863222595e-05]),
        (50.5, [3.912039670928392, 0.01999933342663716, -0.00039996000932920303, 1.5996801119339277e-05, 7.676162506422413e-08, -3.709091104112279e-12]),
        (1000000.0, [13.815510057964191, 1.0000005000001667e-06, -1.0000010000005e-12, 2.000003000002e-18, 2.400006000006e-29, -3.628818144033264e-55]),
        (-0.5, [0.03648997397857652, 8.934802200544679, -0.82879664423432, 193.40909103400244, 15371.113548602436, -42108.85876897549]),
        (-1.2, [4.868324766627196, 27.993918581946154, 246.72729169898594, 3768.2644105890045, 1875501.7837551632, 177187458237909.6]),
        (-3.7, [-0.8450768588704194, 14.84242186412428, -68.89345468867354, 768.994649440866, 165660.1572839935, -2048284893018.7292]),
        (-10.3, [4.662403493582087, 14.986887065722637, 68.82898861103696, 769.0193334243987, 165660.17429175062, 2048284893018.4944]),
        (-100.25, [7.754238959208646, 19.729283325349364, 124.0250082069177, 1558.5454545884686, 492231.26711055357, 15220204740668.342]),
        (-100000.75, [8.371345311306477, 19.739198802303715, -124.02510672129928, 1558.545456544039, 492231.2671105559, -15220204740668.342]),
    ];

    #[test]
    fn known_values() {
        for (x, expected) in KNOWN {
            for (n, expected) in [0, 1, 2, 3, 5, 10].into_iter().zip(expected) {
                let got = polygamma(n, *x);
                let error = (got - expected).abs() / expected.abs();
                assert!(
                    error < 2e-14,
                    "polygamma({n}, {x}): {got} for {expected}, error {error:e}"
                );
            }
        }
    }

    #[test]
    fn poles_and_ends() {
        assert_eq!(digamma(0.0), f64::NEG_INFINITY);
        assert_eq!(digamma(f64::INFINITY), f64::INFINITY);
        assert_eq!(polygamma(1, f64::INFINITY), 0.0);
        assert_eq!(polygamma(1, -3.0), f64::INFINITY);
        assert!(
            digamma(-3.0).is_nan()
                && digamma(f64::NAN).is_nan()
                && digamma(f64::NEG_INFINITY).is_nan()
        );
        assert!(
            polygamma(2, 0.0).is_nan()
                && polygamma(-1, 1.0).is_nan()
                && polygamma(2, f64::NAN).is_nan()
        );
    }

    #[test]
    fn large_orders_neither_overflow_nor_vanish() {
        // The leading term for x much larger than n: (n-1)! / x^n.
        let got = polygamma(41, 1e6) * 1e246;
        let leading = (1..=40).fold(1.0, |product, i| product * f64::from(i));
        assert!((got / leading - 1.0).abs() < 1e-4, "{got} {leading}");
    }
}
