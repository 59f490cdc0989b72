//! A linear-chain conditional random field whose labels may be partly unknown, trained by AdaGrad with an L1 penalty.

use kiosque::extract::tagger::model::LABELS;

/// Row of the transitions for the edges.
const EDGE: usize = 7;

/// A region: for each word, its features and the set of labels that are allowed, as bits.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// Where the features of each word end in [`Chains::features`].
    pub ends: Vec<usize>,
    /// Where the features of the first begin.
    pub start: usize,
    /// Labels allowed for each word.
    pub allowed: Vec<u8>,
    /// How much it counts.
    pub weight: f32,
}

/// All regions.
#[derive(Debug, Clone, Default)]
pub struct Chains {
    /// Numbers of the features of all words, one after another.
    pub features: Vec<u32>,
    /// The regions.
    pub chains: Vec<Chain>,
}

type Row = [f32; 8];

/// Weights and the sums of their squared gradients.
#[derive(Debug, Clone)]
pub struct Crf {
    /// One row a feature.
    pub weights: Vec<Row>,
    squares: Vec<Row>,
    /// From each label and from the edge to each label; column 7 of a row is to the edge.
    pub transitions: [Row; 8],
    transition_squares: [Row; 8],
    rate: f32,
    penalty: f32,
}

/// Memory of a pass over a chain.
#[derive(Default)]
pub struct Pass {
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Crf {
    /// No knowledge.
    pub fn new(features: usize, rate: f32, penalty: f32) -> Crf {
        Crf {
            weights: vec![[0.0; 8]; features],
            squares: vec![[0.0; 8]; features],
            transitions: [[0.0; 8]; 8],
            transition_squares: [[0.0; 8]; 8],
            rate,
            penalty,
        }
    }

    /// Puts the sums of weights of each word of a chain in `pass`.
    fn emit(&self, chains: &Chains, chain: &Chain, pass: &mut Pass) {
        pass.emissions.clear();
        let mut start = chain.start;
        for end in &chain.ends {
            let mut sums = [0.0; 8];
            for feature in &chains.features[start..*end] {
                for (sum, weight) in sums.iter_mut().zip(&self.weights[*feature as usize]) {
                    *sum += weight;
                }
            }
            pass.emissions.push(sums);
            start = *end;
        }
    }

    /// Logarithm of the sum over all sequences that `allowed` leaves; fills the forward and backward tables.
    fn sum(&self, pass: &mut Pass, allowed: impl Fn(usize, usize) -> bool) -> f32 {
        let length = pass.emissions.len();
        pass.forward.clear();
        pass.forward.resize(length, [f32::NEG_INFINITY; 8]);
        pass.backward.clear();
        pass.backward.resize(length, [f32::NEG_INFINITY; 8]);
        for at in 0..length {
            for label in (0..LABELS).filter(|label| allowed(at, *label)) {
                let before = if at == 0 {
                    self.transitions[EDGE][label]
                } else {
                    log_sum(|from| pass.forward[at - 1][from] + self.transitions[from][label])
                };
                pass.forward[at][label] = before + pass.emissions[at][label];
            }
        }
        for at in (0..length).rev() {
            for label in (0..LABELS).filter(|label| allowed(at, *label)) {
                pass.backward[at][label] = if at + 1 == length {
                    self.transitions[label][EDGE]
                } else {
                    log_sum(|to| self.transitions[label][to] + pass.emissions[at + 1][to] + pass.backward[at + 1][to])
                };
            }
        }
        log_sum(|label| pass.forward[length - 1][label] + self.transitions[label][EDGE])
    }

    /// One step of learning; returns the loss.
    pub fn learn(&mut self, chains: &Chains, chain: &Chain, pass: &mut Pass) -> f32 {
        let length = chain.ends.len();
        self.emit(chains, chain, pass);
        let mut gradients = vec![[0.0_f32; 8]; length];
        let mut steps = [[0.0_f32; 8]; 8];
        let mut loss = 0.0;
        for (sign, free) in [(1.0, true), (-1.0, false)] {
            let total = self.sum(pass, |at, label| free || chain.allowed[at] >> label & 1 == 1);
            loss += sign * total;
            for at in 0..length {
                for label in 0..LABELS {
                    gradients[at][label] += sign * (pass.forward[at][label] + pass.backward[at][label] - total).exp();
                }
                if at == 0 {
                    continue;
                }
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        let score = pass.forward[at - 1][from]
                            + self.transitions[from][to]
                            + pass.emissions[at][to]
                            + pass.backward[at][to];
                        steps[from][to] += sign * (score - total).exp();
                    }
                }
            }
            for label in 0..LABELS {
                steps[EDGE][label] += sign * (pass.forward[0][label] + pass.backward[0][label] - total).exp();
                let last = length - 1;
                steps[label][EDGE] += sign * (pass.forward[last][label] + pass.backward[last][label] - total).exp();
            }
        }
        for ((row, squares), steps) in self.transitions.iter_mut().zip(&mut self.transition_squares).zip(&steps) {
            update(row, squares, steps, chain.weight, self.rate, 0.0);
        }
        let mut start = chain.start;
        for (end, gradient) in chain.ends.iter().zip(&gradients) {
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                start = *end;
                continue;
            }
            for feature in &chains.features[start..*end] {
                let (row, squares) = (&mut self.weights[*feature as usize], &mut self.squares[*feature as usize]);
                update(row, squares, gradient, chain.weight, self.rate, self.penalty);
            }
            start = *end;
        }
        loss
    }
}

fn update(row: &mut Row, squares: &mut Row, gradient: &Row, weight: f32, rate: f32, penalty: f32) {
    for ((value, square), gradient) in row.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient * weight;
        if gradient == 0.0 {
            continue;
        }
        *square += gradient * gradient;
        let step = rate / (square.sqrt() + 1e-2);
        let moved = *value - step * gradient;
        *value = moved.signum() * (moved.abs() - step * penalty).max(0.0);
    }
}

fn log_sum(term: impl Fn(usize) -> f32) -> f32 {
    let terms: [f32; LABELS] = std::array::from_fn(term);
    let top = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + terms.iter().map(|term| (term - top).exp()).sum::<f32>().ln()
}
