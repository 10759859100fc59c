//! Numbers in queues: windows of moving averages, delay lines, rings, searches in breadth.

use std::collections::VecDeque;

use grad_runtime::{Differentiable, Tangent, grad};
use grad_tests::check;

const SIGNAL: [f64; 7] = [1.0, 2.0, 0.5, -0.3, 1.7, 0.9, 1.1];

// ---- local queues -------------------------------------------------------------------------------

/// The autocorrelation of a signal at one lag.
#[grad]
fn correlated(xs: &[f64], lag: usize) -> f64 {
    let mut line = VecDeque::with_capacity(lag);
    let mut sum = 0.0;
    for &x in xs {
        line.push_back(x);
        if line.len() > lag {
            sum += x * line.pop_front().unwrap();
        }
    }
    sum
}

/// How volatile a price is, over the last `n` returns.
#[grad]
fn volatility(prices: &[f64], n: usize) -> f64 {
    let mut window: VecDeque<f64> = VecDeque::new();
    let mut worst = 0.0;
    for pair in prices.windows(2) {
        let growth = (pair[1].exp() - pair[0].exp()).tanh();
        if window.len() == n {
            window.pop_front();
        }
        window.push_back(growth);
        let mean = window.iter().sum::<f64>() / window.len() as f64;
        let variance = window.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / n as f64;
        worst += (variance + 0.01).sqrt() * window.back().unwrap();
    }
    worst
}

/// An echo: what was played comes back, weaker each time. The line has a fixed length.
#[grad]
fn echo(dry: &[f64], delay: usize, feedback: f64) -> f64 {
    let mut line = VecDeque::from(vec![0.0; delay]);
    let mut energy = 0.0;
    for &x in dry {
        let delayed = line.pop_front().unwrap_or(0.0);
        let wet = x + feedback * delayed;
        line.push_back(wet);
        energy += wet * wet;
    }
    energy
}

/// A filter with its newest sample in front, read by index.
#[grad]
fn filtered(taps: &[f64], xs: &[f64]) -> f64 {
    let mut state: VecDeque<f64> = taps.iter().map(|_| 0.0).collect();
    let mut power = 0.0;
    for x in xs {
        state.pop_back();
        state.push_front(*x);
        let mut y = 0.0;
        for i in 0..taps.len() {
            y += taps[i] * state[i];
        }
        power += y * y;
    }
    power
}

/// Elements are read, written where they are, and move on before they are read again.
#[grad]
fn conveyed(xs: &[f64], rate: f64) -> f64 {
    let mut belt: VecDeque<f64> = xs.iter().copied().collect();
    let mut sum = 0.0;
    for k in 0..xs.len() {
        let both = belt[1] * belt[0];
        sum += both * both;
        let first = belt.pop_front().unwrap();
        belt[0] = rate * belt[0] + (first * both).tanh();
        belt.push_back((first * belt[1]).tanh());
        let last = belt.len() - 1;
        sum += belt[last].sin() * k as f64;
        if let Some(end) = belt.back_mut() {
            *end *= 0.5;
        }
    }
    sum
}

agrees!(moved_and_overwritten, [xs = SIGNAL.to_vec(), rate = 0.4] => conveyed(&xs, rate), conveyed_value_and_grad(&xs, rate));

/// Until nothing is left, or one is too small.
#[grad(wrt(sizes))]
fn merged(sizes: &[f64], least: f64) -> Option<f64> {
    let mut queue: VecDeque<f64> = sizes.iter().cloned().collect();
    let mut cost = 0.0;
    while let Some(a) = queue.pop_front() {
        if a.abs() < least {
            return None;
        }
        let Some(b) = queue.pop_front() else {
            return Some(cost + a.ln_1p());
        };
        let both = (a * a + b * b).sqrt();
        cost += both;
        queue.push_back(both);
    }
    Some(cost)
}

#[grad(wrt(sizes))]
fn merging(sizes: &[f64], least: f64) -> f64 {
    merged(sizes, least).unwrap_or(-1.0)
}

agrees!(taken_until_nothing_is_left, [xs = SIGNAL.to_vec()] => merging(&xs, 0.1), merging_value_and_grad(&xs, 0.1));

#[test]
fn left_early() {
    assert_eq!(merging_grad(&SIGNAL, 0.9), [0.0; 7]);
    assert_eq!(merged_grad(&[], 0.9), Some(vec![]));
}

/// Tuples and structs wait in line as well.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Packet {
    size: f64,
    weight: f64,
}

#[grad]
fn served(sizes: &[f64], speed: f64) -> f64 {
    let mut waiting: VecDeque<Packet> = VecDeque::new();
    let mut urgent = VecDeque::new();
    for (k, &size) in sizes.iter().enumerate() {
        let weight = 1.0 / (1.0 + size * size);
        if k % 3 == 2 {
            urgent.push_front((k, size * weight));
        } else {
            waiting.push_back(Packet { size, weight });
        }
    }
    let (mut clock, mut cost) = (0.0, 0.0);
    while let Some(packet) = waiting.pop_front() {
        clock += packet.size.abs() / speed;
        cost += packet.weight * clock;
        if let Some((k, work)) = urgent.pop_back() {
            clock += work * work / speed;
            cost += clock * k as f64;
        }
        if let Some(next) = waiting.front_mut() {
            next.weight += 0.1 * packet.weight;
        }
    }
    cost
}

/// The methods that queues share with lists, and those by which they are taken apart.
#[grad]
fn shuffled(xs: &[f64], k: f64) -> f64 {
    let mut deck: VecDeque<f64> = xs.to_vec().into();
    deck.rotate_left(2);
    deck.swap(0, 3);
    deck.insert(1, k * k);
    let taken = deck.remove(4).unwrap_or(0.0) * k;
    deck.retain(|card| *card > -1.0);
    deck.extend([k, 2.0 * k]);
    let mut lower = deck.split_off(3);
    lower.rotate_right(1);
    deck.append(&mut lower);
    deck.truncate(6);
    for card in deck.iter_mut() {
        *card = card.sin();
    }
    let middle: f64 = deck.range(1..4).map(|card| card * card).sum();
    let drained: f64 = deck.drain(..2).product();
    deck.resize(7, k);
    let list: Vec<f64> = deck.clone().into();
    let mut sum = taken + middle * drained;
    for (card, other) in deck.iter().rev().zip(&list) {
        sum += card * other;
    }
    for (n, card) in deck.into_iter().enumerate() {
        sum += card * n as f64;
    }
    sum
}

agrees!(methods_of_queues, [xs = SIGNAL.to_vec(), k = 0.3] => shuffled(&xs, k), shuffled_value_and_grad(&xs, k));

/// A search in breadth: the queue holds places, and the numbers lie beside it.
#[grad]
fn heat(edges: &[(usize, usize)], heats: &[f64], loss: f64) -> f64 {
    let mut reached = vec![-1.0; heats.len()];
    let mut queue = VecDeque::new();
    reached[0] = heats[0];
    queue.push_back(0);
    while let Some(at) = queue.pop_front() {
        for &(from, to) in edges {
            if from == at && reached[to] < 0.0 {
                reached[to] = reached[at] * loss + heats[to].exp();
                queue.push_back(to);
            }
        }
    }
    reached.iter().map(|r| r * r).sum()
}

const EDGES: [(usize, usize); 5] = [(0, 1), (0, 2), (2, 3), (1, 3), (3, 0)];

agrees!(searches_in_breadth, [heats = vec![1.0, 0.2, 0.4, -0.1], loss = 0.7] => heat(&EDGES, &heats, loss), heat_value_and_grad(&EDGES, &heats, loss));

// ---- in structs, as indicators have them --------------------------------------------------------

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct MovingAverage {
    window: VecDeque<f64>,
    sum: f64,
    #[differentiable(skip)]
    period: usize,
}

#[grad]
impl MovingAverage {
    fn new(period: usize) -> Self {
        Self {
            window: VecDeque::with_capacity(period),
            sum: 0.0,
            period,
        }
    }

    fn next(&mut self, input: f64) -> f64 {
        self.window.push_back(input);
        self.sum += input;
        if self.window.len() > self.period {
            if let Some(old) = self.window.pop_front() {
                self.sum -= old;
            }
        }
        self.sum / self.window.len() as f64
    }

    fn spread(&self) -> f64 {
        let mean = self.sum / self.window.len() as f64;
        self.window.iter().map(|x| (x - mean) * (x - mean)).sum()
    }
}

#[grad]
fn strategy(prices: &[f64], period: usize) -> f64 {
    let mut average = MovingAverage::new(period);
    let mut gain = 0.0;
    for &price in prices {
        let before = average.sum;
        let smooth = average.next(price);
        gain += (price - smooth) * smooth + before.cos() + average.spread();
    }
    gain
}

#[test]
fn lines_windows_and_indicators() {
    let (xs, taps) = (SIGNAL.to_vec(), vec![0.5, -0.2, 0.1]);
    check::gradient(|xs| correlated(xs, 2), &xs, &correlated_grad(&xs, 2));
    check::gradient(|xs| volatility(xs, 3), &xs, &volatility_grad(&xs, 3));
    check::gradient(|xs| strategy(xs, 3), &xs, &strategy_grad(&xs, 3));
    let at = (xs.clone(), 0.6);
    check::check_tangent(&at, |(dry, k)| echo(dry, 3, *k), &echo_grad(&xs, 3, 0.6));
    check::check_tangent(&at, |(xs, k)| served(xs, *k), &served_grad(&xs, 0.6));
    let got = filtered_grad(&taps, &xs);
    check::check_tangent(&(taps, xs), |(taps, xs)| filtered(taps, xs), &got);
}

#[grad]
fn spread_after(average: &MovingAverage, price: f64) -> f64 {
    let mut next = average.clone();
    next.next(price) * next.spread()
}

#[test]
fn gradients_of_queues_in_structs() {
    let mut average = MovingAverage::new(3);
    [0.3, 1.2, -0.4].iter().for_each(|x| {
        average.next(*x);
    });
    let of = |window: [f64; 3], sum| MovingAverage {
        window: window.into(),
        sum,
        period: 3,
    };
    let f = |average: &MovingAverage| spread_after(average, 0.8);
    let (mut tangent, _) = spread_after_grad(&average, 0.8);
    let quotient = |a: MovingAverage, b: MovingAverage| (f(&a) - f(&b)) / 2e-6;
    let h = 1e-6;
    let sum = average.sum;
    let at = [
        quotient(of([0.3 + h, 1.2, -0.4], sum), of([0.3 - h, 1.2, -0.4], sum)),
        quotient(of([0.3, 1.2 + h, -0.4], sum), of([0.3, 1.2 - h, -0.4], sum)),
        quotient(of([0.3, 1.2, h - 0.4], sum), of([0.3, 1.2, -0.4 - h], sum)),
        quotient(of([0.3, 1.2, -0.4], sum + h), of([0.3, 1.2, -0.4], sum - h)),
    ];
    let mut flat = [0.0; 4];
    tangent.flatten(&mut flat);
    check::close(&flat, &at, 1e-6);
    tangent.set_zero();
    assert_eq!(tangent.window, [0.0; 3]);
}

// ---- as parameters ------------------------------------------------------------------------------

#[grad(jvp, hvp)]
fn tension(chain: &VecDeque<f64>, stiffness: f64) -> f64 {
    let mut energy = 0.0;
    for i in 1..chain.len() {
        energy += stiffness * (chain[i] - chain[i - 1]).powi(2);
    }
    energy + chain.front().copied().unwrap_or(0.0) * chain.back().unwrap()
}

agrees!(lent_queues, [chain = VecDeque::from(SIGNAL), k = 0.7] => tension(&chain, k), tension_value_and_grad(&chain, k));

#[test]
fn forward_mode_and_products_with_the_hessian() {
    let chain = VecDeque::from(SIGNAL);
    let along: VecDeque<f64> = SIGNAL.iter().map(|x| x.cos()).collect();
    let (gradient, by_k) = tension_grad(&chain, 0.7);
    let (_, tangent) = tension_jvp(&chain, 0.7, &along, 0.1);
    let expected = gradient.dot(&along) + 0.1 * by_k;
    check::close(&[tangent], &[expected], 1e-12);

    let h = 1e-6;
    let moved = |by: f64| {
        let mut chain = chain.clone();
        chain.move_by(&along, by);
        tension_grad(&chain, 0.7 + 0.1 * by).0
    };
    let (product, _) = tension_hvp(&chain, 0.7, &along, 0.1);
    let (after, before) = (moved(h), moved(-h));
    let expected: Vec<f64> = (after.iter().zip(&before))
        .map(|(a, b)| (a - b) / (2.0 * h))
        .collect();
    let product: Vec<f64> = product.into();
    check::close(&product, &expected, 1e-6);
}

/// One step of a filter whose state is the caller's.
#[grad(jvp)]
fn shift(state: &mut VecDeque<f64>, x: f64) -> f64 {
    let old = state.pop_front().unwrap();
    state.push_back(x * old);
    state.iter().sum::<f64>() * old
}

#[grad(jvp)]
fn shifts(xs: &[f64]) -> f64 {
    let mut state = VecDeque::from([0.5, 0.7]);
    let mut sum = 0.0;
    for x in xs {
        sum += shift(&mut state, *x);
    }
    sum + state[0]
}

agrees!(queues_that_are_changed, [xs = SIGNAL.to_vec()] => shifts(&xs), shifts_value_and_grad(&xs));

#[test]
fn queues_that_are_changed_forward() {
    let along: Vec<f64> = SIGNAL.iter().map(|x| x.sin()).collect();
    let (_, tangent) = shifts_jvp(&SIGNAL, &along);
    check::close(&[tangent], &[shifts_grad(&SIGNAL).dot(&along)], 1e-12);
}

#[test]
fn buffers_of_queues_that_are_changed() {
    let mut state = VecDeque::from([0.5, 0.7]);
    let mut state_bar = VecDeque::from([0.0, 1.0]);
    let (value, x_bar) = shift_vjp(&mut state, 2.0, &mut state_bar, 1.0);
    // 0.5 (0.7 + 0.5 x) + 0.5 x
    check::close(&[value, x_bar], &[0.85, 0.75], 1e-12);
    check::close(
        &[state_bar[0], state_bar[1]],
        &[0.7 + 2.0 + 2.0, 0.5],
        1e-12,
    );
    assert_eq!(state, [0.7, 1.0]);
}

/// By value, and as a result.
#[grad]
fn normalised(mut queue: VecDeque<f64>) -> VecDeque<f64> {
    let total: f64 = queue.iter().sum();
    for x in &mut queue {
        *x /= total;
    }
    queue.pop_back();
    queue
}

#[grad]
fn entropy(xs: &[f64]) -> f64 {
    let shares = normalised(xs.iter().map(|x| x * x).collect());
    shares.iter().map(|p| -p * p.ln()).sum()
}

agrees!(queues_by_value, [xs = SIGNAL.to_vec()] => entropy(&xs), entropy_value_and_grad(&xs));

// ---- in any order -------------------------------------------------------------------------------

/// Does what it is told with two queues.
#[grad(wrt(xs))]
fn told(codes: &[usize], xs: &[f64]) -> f64 {
    let mut queue: VecDeque<f64> = VecDeque::new();
    let mut kept = VecDeque::new();
    let mut sum = 0.0;
    for (k, &code) in codes.iter().enumerate() {
        let x = xs[k % xs.len()];
        let n = queue.len();
        match code {
            0 | 1 => queue.push_back(x),
            2 | 3 => queue.push_front(x * 0.5),
            4 => {
                if let Some(y) = queue.pop_front() {
                    sum += y * x;
                    kept.push_back(y);
                }
            }
            5 => {
                if let Some(y) = queue.pop_back() {
                    sum += y.sin() * x;
                    kept.push_front(y * x);
                }
            }
            6 if n > 1 => {
                queue[0] = (queue[1] * x).sin();
                queue[n - 1] = queue[n / 2] * 0.9;
            }
            7 if n > 1 => {
                queue.swap(0, n - 1);
                sum += queue[0] * queue[n / 2];
            }
            8 if n > 0 => sum += queue[n / 2] * queue[0] * x,
            9 => std::mem::swap(&mut queue, &mut kept),
            10 if n > 2 => queue.truncate(n - 1),
            11 if n > 0 => {
                for y in queue.iter_mut() {
                    *y = y.cos();
                }
            }
            _ => sum += x,
        }
    }
    for (i, y) in queue.iter().enumerate() {
        sum += y * (i + 1) as f64;
    }
    sum
}

#[derive(Clone, Debug, Differentiable)]
struct Machine {
    queue: VecDeque<f64>,
    pairs: VecDeque<(f64, usize)>,
}

#[grad]
impl Machine {
    fn step(&mut self, code: usize, x: f64) -> f64 {
        let n = self.queue.len();
        if n > 6 {
            let mut lost = 0.0;
            while self.queue.len() > 3 {
                lost += self.queue.pop_front().unwrap() * x;
            }
            return lost;
        }
        match code {
            0 | 1 => self.queue.push_back(x),
            2 | 3 => self.queue.push_front(x.cos()),
            4 | 5 => {
                let Some(y) = self.queue.pop_front() else {
                    return x * x;
                };
                self.pairs.push_front((y * x, n));
                return y.sin() * x;
            }
            6 if n > 1 => {
                self.queue[1] = (self.queue[0] * x).sin();
                self.queue[0] *= x;
            }
            7 if n > 1 => self.queue.rotate_left(1),
            8 => {
                if let Some((y, at)) = self.pairs.pop_back() {
                    self.queue.push_back(y.cos());
                    return y * at as f64;
                }
            }
            9 => {
                if let Some(first) = self.pairs.front_mut() {
                    first.0 *= x;
                }
            }
            10 => self.queue.clear(),
            _ => {
                return self
                    .queue
                    .iter()
                    .zip(&self.pairs)
                    .map(|(a, (b, _))| a * b)
                    .sum();
            }
        }
        self.queue.back().copied().unwrap_or(x)
    }
}

#[grad(wrt(xs))]
fn stepped(codes: &[usize], xs: &[f64]) -> f64 {
    let mut machine = Machine {
        queue: VecDeque::new(),
        pairs: VecDeque::new(),
    };
    let mut sum = 0.0;
    for (k, &code) in codes.iter().enumerate() {
        let x = xs[k % xs.len()];
        sum += machine.step(code, x) * (k as f64 + 1.0).sqrt();
    }
    sum + machine.pairs.len() as f64
}

#[test]
fn whatever_happens_to_a_queue() {
    let mut state = 1u64;
    let mut next = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as usize
    };
    for _ in 0..300 {
        let codes: Vec<usize> = (0..28).map(|_| next() % 12).collect();
        let xs: Vec<f64> = (0..9)
            .map(|_| 0.3 + (next() % 1000) as f64 / 900.0)
            .collect();
        let got = told_grad(&codes, &xs);
        check::gradient(|xs: &Vec<f64>| told(&codes, xs), &xs, &got);
        let got = stepped_grad(&codes, &xs);
        check::gradient(|xs: &Vec<f64>| stepped(&codes, xs), &xs, &got);
    }
}
