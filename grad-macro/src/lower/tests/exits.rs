//! Early exits, labels, flows.

use super::program;

#[test]
fn guard_clauses() {
    program!({
        pub fn f(x: f64) -> f64 {
            if x < 0.0 { return 0.0; }
            let y = x * 2.0;
            if y > 10.0 { return y - 10.0; }
            y + 1.0
        }
    } f(-1.0); f(1.0); f(7.0););
}

#[test]
fn returns_from_nested_loops_inside_of_match() {
    program!({
        pub fn f(n: usize, x: f64) -> f64 {
            let mut s = x;
            match n {
                0 => return -1.0,
                1 | 2 => {
                    for i in 0..5 {
                        for j in 0..5 {
                            s += x * (i as f64) + (j as f64);
                            if s > 20.0 { return s; }
                            if j > i { break; }
                        }
                    }
                }
                k if k > 7 => s = s * 3.0,
                _ => { s -= 1.0; if s < 0.0 { return s * 10.0; } }
            }
            s + 0.5
        }
    } f(0, 1.0); f(1, 1.0); f(1, 5.0); f(2, 0.1); f(2, 0.0); f(9, 2.0); f(4, 0.5); f(4, 5.0););
}

#[test]
fn labelled_continue_and_break() {
    program!({
        pub fn f(n: usize, x: f64) -> f64 {
            let mut s = 0.0;
            'outer: for i in 0..n {
                let mut t = x;
                for j in 0..n {
                    if i == j { continue; }
                    if j > i + 2 { continue 'outer; }
                    if t > 100.0 { break 'outer; }
                    t = t * 1.5 + j as f64;
                }
                s += t;
            }
            s
        }
    } f(0, 1.0); f(3, 1.0); f(6, 2.0); f(12, 3.0); f(12, 90.0););
}

#[test]
fn break_with_value() {
    program!({
        pub fn f(x: f64) -> f64 {
            let mut k = 0;
            let mut t = x;
            let y = loop {
                k += 1;
                if t > 50.0 { break t; }
                if k > 10 { break -t; }
                t = t * t + 0.5;
            };
            y + k as f64
        }
        pub fn g(x: f64) -> f64 {
            'a: {
                if x < 0.0 { break 'a 1.0; }
                let z = 'b: {
                    if x > 5.0 { break 'a x; }
                    if x > 3.0 { break 'b 3.0; }
                    x * x
                };
                z + 1.0
            }
        }
        pub fn h(x: f64, n: usize) -> (f64, usize) {
            'search: {
                for i in 0..n {
                    let v = x * i as f64;
                    if v > 3.0 { break 'search (v, i); }
                }
                (0.0, n)
            }
        }
    } f(0.1); f(1.0); f(60.0); f(0.6); g(-1.0); g(1.0); g(4.0); g(6.0); h(1.0, 3); h(1.0, 9); h(0.0, 4););
}

#[test]
fn while_with_every_exit() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let mut i = 0;
            let mut s = x;
            while i < n {
                i += 1;
                if i % 3 == 0 { continue; }
                if s > 30.0 { break; }
                if s < -5.0 { return s; }
                s = s * 1.3 + 1.0;
            }
            s + i as f64
        }
        pub fn g(x: f64) -> f64 {
            let mut s = x;
            while s > 1.0 && s < 100.0 {
                if s > 50.0 { return s; }
                s *= 1.7;
            }
            s
        }
    } f(1.0, 0); f(1.0, 4); f(1.0, 40); f(-9.0, 4); f(-9.0, 0); g(0.5); g(2.0); g(70.0); g(200.0););
}

#[test]
fn exits_in_operands() {
    program!({
        pub fn f(x: f64, n: i32) -> f64 {
            let a = 1.0 + if x > 2.0 { return x } else { x } * match n { 0 => return -1.0, 1 => 2.0, _ => x + 3.0 };
            a * 2.0
        }
        pub fn g(x: f64, n: usize) -> f64 {
            let mut s = 0.0;
            for i in 0..n {
                s += x.max(if i == 3 { break } else if i == 1 { continue } else { i as f64 });
            }
            s
        }
    } f(3.0, 1); f(1.0, 0); f(1.0, 1); f(1.0, 2); g(0.5, 2); g(0.5, 9); g(2.5, 3););
}

#[test]
fn loops_that_return_only() {
    program!({
        pub fn f(x: f64) -> f64 {
            let mut s = x;
            loop {
                s = s * 2.0 + 1.0;
                if s > 10.0 { return s; }
            }
        }
        pub fn g(n: usize, x: f64) -> f64 {
            for i in 0..n {
                if i as f64 > x { return i as f64; }
            }
            x
        }
        pub fn h(n: usize, x: f64) -> f64 {
            for _ in 0..n { return x * 2.0; }
            x
        }
    } f(0.0); f(40.0); g(0, 1.0); g(5, 2.5); g(2, 2.5); h(0, 1.0); h(3, 1.0););
}

#[test]
fn three_targets_at_once() {
    program!({
        pub fn f(n: usize, x: f64) -> f64 {
            let mut s = 0.0;
            'a: for i in 0..n {
                s += 1.0;
                'b: for j in 0..n {
                    s += x;
                    for k in 0..n {
                        s += 0.25;
                        match (i + 2 * j + 3 * k) % 11 {
                            3 => continue 'b,
                            5 => continue 'a,
                            7 => break 'b,
                            8 if i > 3 => break 'a,
                            9 if i > 4 => return s * 100.0,
                            10 => break,
                            6 => continue,
                            _ => s += 0.5,
                        }
                        s *= 1.01;
                    }
                    s -= 0.125;
                }
                s += 3.0;
            }
            -s
        }
    } f(0, 1.0); f(1, 1.0); f(2, 1.0); f(3, 0.5); f(5, 0.5); f(8, 0.25); f(11, 0.1););
}

#[test]
fn panics_leave_no_trace() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let y = if n > 5 { panic!("too many: {n}") } else { x * 2.0 };
            let z = match n { 0 => y, 1 => y + 1.0, 2 => { if x > 1.0 { return y; } y - 1.0 } _ => unreachable!() };
            z * y
        }
    } f(1.0, 0); f(1.0, 1); f(1.0, 2); f(2.0, 2););
}

#[test]
fn returned_tuples_and_arrays() {
    program!({
        pub fn f(x: f64) -> (f64, usize) {
            if x < 0.0 { return (0.0, 1); }
            for i in 0..4 { if x < i as f64 { return (x * 2.0, i); } }
            (x, 9)
        }
        pub fn g(x: f64) -> [f64; 2] {
            if x < 0.0 { return [x, 1.0]; }
            let mut a = [0.0; 2];
            for i in 0..2 { a[i] = x + i as f64; if x > 5.0 { return a; } }
            a
        }
        pub fn h(x: f64) -> Vec<f64> {
            let mut v = vec![x];
            if x < 0.0 { return v; }
            while v.len() < 5 {
                if v.len() == 3 && x > 2.0 { return vec![1.0, 2.0]; }
                v.push(x * v.len() as f64);
            }
            v
        }
        pub fn k(x: f64) -> (f64, Vec<f64>, [usize; 2]) {
            let v = vec![x; 3];
            if x > 1.0 { return (x, v, [1, 2]); }
            (-x, Vec::new(), [0; 2])
        }
    } f(-1.0); f(2.5); f(10.0); g(-1.0); g(1.0); g(6.0); h(-1.0); h(1.0); h(3.0); k(2.0); k(0.5););
}

#[test]
fn let_else_and_let_chains() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let 0..=3 = n else { return -x };
            let (a, 2) = (x, n) else { return x };
            a * 10.0
        }
        pub fn g(x: f64, n: usize) -> f64 {
            let v = vec![x, 2.0 * x, 3.0];
            if n > 0 && let Some(y) = v.get(n) && *y > 1.0 { y * 2.0 } else if let 7 = n { 7.0 } else { 0.5 }
        }
    } f(1.5, 9); f(1.5, 1); f(1.5, 2); g(1.0, 0); g(1.0, 1); g(0.1, 1); g(0.1, 2); g(1.0, 7););
}
