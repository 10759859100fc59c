//! Lists in structs and in lists that grow and shrink: how long they were is known again in the reverse sweep.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::gradient;

/// The last readings of an instrument, at most so many.
#[derive(Clone, Debug, Differentiable)]
struct Log {
    readings: Vec<f64>,
    #[differentiable(skip)]
    most: usize,
}

#[grad]
impl Log {
    fn new(most: usize) -> Self {
        Log {
            readings: Vec::with_capacity(most),
            most,
        }
    }

    fn record(&mut self, reading: f64) -> f64 {
        self.readings.push(reading);
        let mut lost = 0.0;
        if self.readings.len() > self.most {
            if let Some(last) = self.readings.pop() {
                lost = last * reading;
            }
        }
        lost + self.readings.len() as f64 * reading.sin()
    }
}

#[grad]
fn recorded(readings: &[f64], most: usize) -> f64 {
    let mut log = Log::new(most);
    let mut all = 0.0;
    for &reading in readings {
        all += log.record(reading);
    }
    all
}

/// Counts what is there at each step, and forgets some.
#[grad]
fn counted(readings: &[f64], most: usize) -> f64 {
    let mut log = Log {
        readings: vec![],
        most,
    };
    let mut sum = 0.0;
    for &reading in readings {
        let before = log.readings.len();
        log.readings.push(reading);
        if before >= log.most {
            log.readings.pop();
            sum += reading * reading;
        }
        sum += reading.cos() * log.readings.len() as f64;
    }
    log.readings.push(sum);
    sum
}

/// The same of lists in a list of the caller's.
#[grad]
fn dealt(piles: &mut [Vec<f64>], cards: &[f64]) -> f64 {
    let mut worth = 0.0;
    for (k, &card) in cards.iter().enumerate() {
        let pile = k % 2;
        worth += card * card * piles[pile].len() as f64;
        piles[pile].push(card);
    }
    worth
}

#[grad]
fn game(cards: &[f64]) -> f64 {
    let mut piles = vec![vec![1.0], vec![]];
    dealt(&mut piles, cards) + piles[0].iter().sum::<f64>()
}

#[test]
fn lengths_of_lists_in_structs_and_lists() {
    let readings = [0.3, 1.2, -0.7, 2.0, 0.9];
    for most in [1, 2, 7] {
        let got = recorded_grad(&readings, most);
        gradient(|x| recorded(x, most), &readings, &got);
        let got = counted_grad(&readings, most);
        gradient(|x| counted(x, most), &readings, &got);
    }
    gradient(|x| game(x), &readings, &game_grad(&readings));
}
