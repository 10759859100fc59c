//! A spaced-repetition scheduler: memory states that are carried from review to review.

use grad_runtime::grad;

/// Mean log loss of predicted recalls. Card by card `reviews` grades (0 failed, 1 hard, 2 good, 3 easy) and the days
/// since the review before; `w` are 14 weights.
#[grad(wrt(w), hvp, hessian, lagrangian)]
pub fn loss(w: &[f64], reviews: usize, days: &[f64], grades: &[usize]) -> f64 {
    let cards = days.len() / reviews;
    let mut total = 0.0;
    for card in 0..cards {
        let first = grades[card * reviews];
        let mut stability = w[first];
        let mut difficulty = (w[4] - w[5] * first as f64).clamp(1.0, 10.0);
        for k in card * reviews + 1..(card + 1) * reviews {
            let recall = 1.0 / (1.0 + days[k] / (9.0 * stability));
            if grades[k] > 0 {
                total -= recall.ln();
                let gain = w[6].exp()
                    * (11.0 - difficulty)
                    * stability.powf(-w[7])
                    * ((w[8] * (1.0 - recall)).exp() - 1.0);
                stability *= 1.0 + gain;
            } else {
                total -= (1.0 - recall).ln();
                stability = w[9]
                    * difficulty.powf(-w[10])
                    * ((stability + 1.0).powf(w[11]) - 1.0)
                    * (w[12] * (1.0 - recall)).exp();
            }
            difficulty = (difficulty - w[13] * (grades[k] as f64 - 2.0)).clamp(1.0, 10.0);
        }
    }
    total / cards as f64
}

/// What a review leaves for the reverse sweep.
#[derive(Clone, Copy, Default)]
pub struct Review {
    stability: f64,
    difficulty: f64,
    recall: f64,
    /// Results of the powers and exponentials.
    parts: [f64; 3],
    moved: bool,
}

/// Value and gradient, by hand; `path` is a reused buffer.
pub fn by_hand(
    w: &[f64],
    reviews: usize,
    days: &[f64],
    grades: &[usize],
    path: &mut Vec<Review>,
    grad: &mut [f64],
) -> f64 {
    path.resize(reviews, Review::default());
    grad.fill(0.0);
    let cards = days.len() / reviews;
    let d = -1.0 / cards as f64;
    let mut total = 0.0;
    let scale = w[6].exp();
    for card in 0..cards {
        let range = card * reviews..(card + 1) * reviews;
        let (days, grades) = (&days[range.clone()], &grades[range]);
        let first = grades[0];
        let mut stability = w[first];
        let begin = w[4] - w[5] * first as f64;
        let mut difficulty = begin.clamp(1.0, 10.0);
        for k in 1..reviews {
            let recall = 1.0 / (1.0 + days[k] / (9.0 * stability));
            let mut review = Review {
                stability,
                difficulty,
                recall,
                ..Review::default()
            };
            if grades[k] > 0 {
                total -= recall.ln();
                let (power, boost) = (stability.powf(-w[7]), (w[8] * (1.0 - recall)).exp());
                let gain = scale * (11.0 - difficulty) * power * (boost - 1.0);
                review.parts = [power, boost, gain];
                stability *= 1.0 + gain;
            } else {
                total -= (1.0 - recall).ln();
                let power = difficulty.powf(-w[10]);
                let raised = (stability + 1.0).powf(w[11]);
                let boost = (w[12] * (1.0 - recall)).exp();
                review.parts = [power, raised, boost];
                stability = w[9] * power * (raised - 1.0) * boost;
            }
            let next = difficulty - w[13] * (grades[k] as f64 - 2.0);
            review.moved = (1.0..=10.0).contains(&next);
            difficulty = next.clamp(1.0, 10.0);
            path[k] = review;
        }
        let (mut s_bar, mut d_bar) = (0.0, 0.0);
        for k in (1..reviews).rev() {
            let Review {
                stability,
                difficulty,
                recall,
                parts,
                moved,
            } = path[k];
            if !moved {
                d_bar = 0.0;
            }
            grad[13] -= d_bar * (grades[k] as f64 - 2.0);
            let mut recall_bar;
            if grades[k] > 0 {
                let [power, boost, gain] = parts;
                let gain_bar = s_bar * stability;
                s_bar *= 1.0 + gain;
                grad[6] += gain_bar * gain;
                let rest = gain_bar * scale * power;
                d_bar -= rest * (boost - 1.0);
                s_bar -= gain_bar * gain * w[7] / stability;
                grad[7] -= gain_bar * gain * stability.ln();
                let boost_bar = rest * (11.0 - difficulty) * boost;
                grad[8] += boost_bar * (1.0 - recall);
                recall_bar = d / recall - boost_bar * w[8];
            } else {
                let [power, raised, boost] = parts;
                let out = w[9] * power * (raised - 1.0) * boost;
                let out_bar = s_bar * out;
                grad[9] += out_bar / w[9];
                grad[10] -= out_bar * difficulty.ln();
                d_bar -= out_bar * w[10] / difficulty;
                let raised_bar = s_bar * w[9] * power * boost * raised;
                grad[11] += raised_bar * (stability + 1.0).ln();
                s_bar = raised_bar * w[11] / (stability + 1.0);
                grad[12] += out_bar * (1.0 - recall);
                recall_bar = -d / (1.0 - recall) - out_bar * w[12];
            }
            recall_bar *= recall * recall;
            s_bar += recall_bar * days[k] / (9.0 * stability * stability);
        }
        if (1.0..=10.0).contains(&begin) {
            grad[4] += d_bar;
            grad[5] -= d_bar * first as f64;
        }
        grad[first] += s_bar;
    }
    total / cards as f64
}
