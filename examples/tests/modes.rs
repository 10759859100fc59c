//! The numbers that the examples of Hessians, Jacobians and differential equations print.

#[allow(dead_code)]
#[path = "../examples/hares.rs"]
mod hares;
#[allow(dead_code)]
#[path = "../examples/least_squares.rs"]
mod least_squares;
#[allow(dead_code)]
#[path = "../examples/newton.rs"]
mod newton;

#[test]
fn newton_converges_quadratically() {
    let (wines, penalty) = (newton::wines(), 1e-4);
    let (w, lines) = newton::newton(&wines, penalty, 8);
    assert!(lines[8].1 < 1e-12, "{lines:?}");
    // Each step squares the error near the minimum.
    let quick = lines.windows(2).filter(|l| l[0].1 < 1e-2 && l[0].1 > 1e-7);
    for pair in quick {
        assert!(pair[1].1 < 100.0 * pair[0].1 * pair[0].1, "{lines:?}");
    }
    let path = newton::descend(&wines, penalty, newton::rate(&wines, penalty), 300);
    assert!(
        path[300].1 > 1e-6 && path[300].0 >= lines[8].0,
        "{:?}",
        path[300]
    );
    assert!(newton::told(&w, &wines) > 0.86);
}

#[test]
fn least_squares_has_the_certified_digits() {
    for start in [[500.0, 0.0001], [250.0, 0.0005]] {
        let (fitted, squares) = least_squares::fit(start);
        for (fitted, certified) in fitted.iter().zip(&least_squares::CERTIFIED) {
            for k in 0..2 {
                let error = (fitted[k] - certified[k]).abs() / certified[k];
                assert!(error < 1e-7, "{fitted:?}, certified {certified:?}");
            }
        }
        let error = (squares - least_squares::SQUARES).abs() / least_squares::SQUARES;
        assert!(error < 1e-9, "{squares}");
    }
}

#[test]
fn hares_and_lynxes_are_fitted() {
    let start = hares::start();
    let gradient = hares::loss_grad(&start, &hares::PELTS);
    for k in 0..6 {
        let moved = |by: f64| {
            let mut there = start.clone();
            there[k] += by;
            hares::loss(&there, &hares::PELTS)
        };
        let (near, far) = (moved(1e-4) - moved(-1e-4), moved(2e-4) - moved(-2e-4));
        let expected = (8.0 * near - far) / 12e-4;
        let error = (gradient[k] - expected).abs();
        assert!(error < 1e-8 * expected.abs().max(1.0), "{k}: {error}");
    }
    let (fitted, loss) = hares::fit();
    assert!(loss < 0.08, "{loss}");
    // What is commonly found for these data.
    let known = [0.55, 0.028, 0.80, 0.024];
    for (fitted, known) in fitted.iter().zip(known) {
        assert!((fitted / known).ln().abs() < 0.2, "{fitted}, known {known}");
    }
}
