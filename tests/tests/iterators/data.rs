//! Iteration over what is no number: plain enums, labels, characters, words.

use std::time::Duration;

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Leg {
    Climb,
    Cruise,
    Descent,
}

const FLIGHT: [Leg; 4] = [Leg::Climb, Leg::Cruise, Leg::Cruise, Leg::Descent];

#[grad(jvp)]
fn burned(legs: &[Leg], mass: f64, rate: f64) -> f64 {
    let mut left = mass;
    for leg in legs {
        left *= match leg {
            Leg::Climb => (-2.0 * rate).exp(),
            Leg::Cruise => 1.0 - rate,
            Leg::Descent => 1.0 - 0.1 * rate * left,
        };
    }
    mass - left
}

#[grad(jvp)]
fn climbed(legs: &[Leg], rates: &[f64]) -> f64 {
    legs.iter()
        .zip(rates)
        .map(|(&leg, rate)| {
            if leg == Leg::Climb {
                rate * rate
            } else {
                -rate
            }
        })
        .sum()
}

#[grad(jvp)]
fn numbered(legs: &Vec<Leg>, rates: &[f64]) -> f64 {
    (rates.iter().zip(legs).enumerate())
        .filter(|(_, (_, leg))| **leg != Leg::Descent)
        .map(|(n, (rate, _))| rate.powi(n as i32 + 1))
        .sum()
}

#[grad(jvp)]
fn turned_back(legs: [Leg; 4], x: f64) -> f64 {
    let mut y = x;
    for leg in legs.iter().rev() {
        y = if *leg == Leg::Cruise { y.sin() } else { y * x };
    }
    for leg in legs {
        y += match leg {
            Leg::Cruise => x,
            _ => y * y,
        };
    }
    y
}

/// Not `Copy`, as it holds a text.
#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Step {
    Named(String),
    Bare,
}

#[grad(wrt(x), jvp)]
fn walked(steps: Vec<Step>, x: f64) -> f64 {
    let mut y = x;
    for step in steps {
        y = match step {
            Step::Named(name) => y * name.len() as f64,
            Step::Bare => y.sin(),
        };
    }
    y
}

#[grad(jvp)]
fn labelled(names: &[String], weight: f64) -> f64 {
    (names.iter().enumerate())
        .filter(|(_, name)| !name.is_empty())
        .map(|(n, name)| (name.len() as f64 * weight).sin() * (n + 1) as f64)
        .sum()
}

#[grad(jvp)]
fn drifted(moves: &[&str], k: f64) -> f64 {
    moves
        .iter()
        .map(|step| match *step {
            "up" => k,
            "down" => -k * k,
            other => other.len() as f64,
        })
        .product()
}

/// The weights are left out, and so is what is in them.
#[grad(wrt(rate), jvp)]
fn decayed(times: &[Duration], rate: f64) -> f64 {
    let mut left = 1.0;
    for time in times {
        let seconds: f64 = time.as_secs_f64();
        left += (-rate * seconds).exp() * left;
    }
    left
}

/// The logarithm of a sequence's probability where a share of its bases is G or C.
#[grad(jvp)]
fn log_likelihood(bases: &str, share: f64) -> f64 {
    bases
        .chars()
        .map(|base| match base {
            'G' | 'C' => (share / 2.0).ln(),
            'A' | 'T' => ((1.0 - share) / 2.0).ln(),
            _ => 0.0,
        })
        .sum()
}

#[grad(jvp)]
fn hashed(text: &str, k: f64) -> f64 {
    let mut state = k;
    for byte in text.bytes() {
        state = (state + byte as f64 * k / 100.0).sin();
    }
    for c in text.chars().rev().skip(1) {
        state *= if c.is_alphabetic() { k } else { 1.5 };
    }
    state
}

#[grad(jvp)]
fn places(text: &str, k: f64) -> f64 {
    text.char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(n, c)| c.to_digit(10).unwrap_or(0) as f64 * k.powi(n as i32))
        .sum()
}

/// A formula in reverse Polish notation.
#[grad(jvp)]
fn evaluated(formula: &str, x: f64) -> f64 {
    let mut stack: Vec<f64> = Vec::new();
    for word in formula.split_whitespace() {
        match word {
            "x" => stack.push(x),
            "+" => {
                let b = stack.pop().unwrap();
                let a = stack.pop().unwrap();
                stack.push(a + b);
            }
            "*" => {
                let b = stack.pop().unwrap();
                let a = stack.pop().unwrap();
                stack.push(a * b);
            }
            "sin" => {
                let a = stack.pop().unwrap();
                stack.push(a.sin());
            }
            number => stack.push(number.parse::<f64>().unwrap()),
        }
    }
    stack.pop().unwrap()
}

/// Lists that are made of texts, before anything looks into them.
#[grad(jvp)]
fn settings(text: &str, k: f64) -> f64 {
    let letters: Vec<char> = text.chars().filter(char::is_ascii).collect();
    let backwards: String = text.chars().rev().collect();
    let mut sum = backwards.matches("=a").count() as f64 * k;
    for letter in &letters {
        sum += (*letter as u32 as f64 * k / 100.0).cos() * sum;
    }
    for (n, setting) in text.split(';').enumerate() {
        let parts: Vec<&str> = setting.split('=').collect();
        if parts.len() != 2 {
            continue;
        }
        let value: f64 = parts[1].trim().parse().unwrap_or(0.0);
        sum += (value * k).exp() / (n + 1) as f64;
    }
    sum
}

/// The reverse sweep has the legs that there were when they were flown.
#[grad(jvp)]
fn flown(legs: &mut Vec<Leg>, rate: f64) -> f64 {
    let mut left = 1.0;
    for n in 0..3 {
        for leg in legs.iter() {
            left *= match leg {
                Leg::Climb => rate.sin() + left,
                Leg::Cruise | Leg::Descent => rate * rate,
            };
        }
        let first = legs[0];
        legs.remove(0);
        legs.push(Leg::Climb);
        left += if first == Leg::Climb {
            rate
        } else {
            rate * left * n as f64
        };
    }
    let flown = legs.len();
    legs.clear();
    left * flown as f64 + rate * legs.len() as f64
}

/// Another list in the same variable, which changes afterwards.
#[grad(jvp)]
fn replanned(legs: &[Leg], others: &[Leg], rate: f64) -> f64 {
    let mut plan = legs.to_vec();
    let mut left = 1.0;
    for leg in &plan {
        left *= if *leg == Leg::Climb {
            rate.sin() + left
        } else {
            rate
        };
    }
    plan = others.to_vec();
    for leg in &plan {
        left *= if *leg == Leg::Climb {
            rate.cos() + left
        } else {
            rate
        };
    }
    plan.reverse();
    left
}

#[test]
fn plain_data() {
    let rates = || vec![0.5, 1.2, 0.8, 0.3];
    let all = FLIGHT.to_vec();
    check!(burned, burned_value_and_grad, burned_jvp(mass, rate), [mass = 2.0, rate = 0.3] => (&FLIGHT, mass, rate));
    check!(climbed, climbed_value_and_grad, climbed_jvp(&rates), [rates = rates()] => (&FLIGHT, &rates));
    check!(numbered, numbered_value_and_grad, numbered_jvp(&rates), [rates = rates()] => (&all, &rates));
    check!(replanned, replanned_value_and_grad, replanned_jvp(rate), [rate = 0.7] => (&FLIGHT, &FLIGHT[1..], rate));
    check!(flown, flown_value_and_grad, flown_jvp(rate), [rate = 0.7] => (&mut FLIGHT.to_vec(), rate));
    check!(turned_back, turned_back_value_and_grad, turned_back_jvp(x), [x = 0.7] => (FLIGHT, x));
}

#[test]
fn texts() {
    let steps = || vec![Step::Named("far".into()), Step::Bare];
    let names = ["one".to_string(), String::new(), "three".to_string()];
    let moves = ["up", "down", "stay"];
    let times = [Duration::from_millis(300), Duration::from_secs(2)];
    check!(walked, walked_value_and_grad, walked_jvp(x), [x = 0.7] => (steps(), x));
    check!(labelled, labelled_value_and_grad, labelled_jvp(w), [w = 0.7] => (&names, w));
    check!(drifted, drifted_value_and_grad, drifted_jvp(k), [k = 0.7] => (&moves, k));
    check!(decayed, decayed_value_and_grad, decayed_jvp(rate), [rate = 0.7] => (&times, rate));
    check!(log_likelihood, log_likelihood_value_and_grad, log_likelihood_jvp(p), [p = 0.4] => ("GATTACAN", p));
    check!(hashed, hashed_value_and_grad, hashed_jvp(k), [k = 0.7] => ("ab c", k));
    check!(places, places_value_and_grad, places_jvp(k), [k = 0.7] => ("a3b4", k));
    let formula = "x x * sin 2.5 x * +";
    check!(evaluated, evaluated_value_and_grad, evaluated_jvp(x), [x = 0.7] => (formula, x));
    let text = "b=0.3; k; a=0.2";
    check!(settings, settings_value_and_grad, settings_jvp(k), [k = 0.7] => (text, k));
}
